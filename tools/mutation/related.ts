import { dirname, join } from 'node:path';
import { importsOf, type SourceFile } from '../checks/sources.ts';

const INDEX: Readonly<Record<string, string>> = { '@titrate/quantity': 'packages/quantity/src/index.ts' };
const isProperty = (path: string) => /\.property\.test\./.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** For each source, the tests that reach it through imports of the same package: those beside it first, then the nearest. */
export function relatedTests(files: readonly SourceFile[]): (path: string) => readonly string[] {
  const importers = new Map<string, string[]>();
  for (const file of files) {
    for (const specifier of importsOf(file.text)) {
      const target = specifier.startsWith('.') ? join(dirname(file.path), specifier) : INDEX[specifier];
      if (target !== undefined) importers.set(target, [...(importers.get(target) ?? []), file.path]);
    }
  }
  return (path) => {
    const owner = packageOf(path);
    const seen = new Set([path]);
    const out: string[] = [];
    let front = [path];
    while (front.length > 0) {
      const next: string[] = [];
      for (const importer of front.flatMap((one) => importers.get(one) ?? [])) {
        if (seen.has(importer) || packageOf(importer) !== owner) continue;
        seen.add(importer);
        next.push(importer);
        if (isTest(importer)) out.push(importer);
      }
      front = next;
    }
    const beside = out.filter((test) => dirname(test) === dirname(path));
    const ordered = [...new Set([...beside, ...out])];
    // Property tests take longest and notice least of a single number: they come after the cases.
    return [...ordered.filter((test) => !isProperty(test)), ...ordered.filter(isProperty)];
  };
}

const packageOf = (path: string) => path.split('/').slice(0, 2).join('/');
