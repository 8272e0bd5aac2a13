/** A Node that can run the sources: this one, or the one npm installed beside the project. */
import { createRequire } from 'node:module';

export const isNodeEnough = Number(process.versions.node.split('.')[0]) >= 24;

export function bundledNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-linux-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}
