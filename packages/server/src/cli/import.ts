import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Problem } from '@titrate/quantity';
import { draftImport } from '../edges/fhir/import/import.ts';
import { putOnChart } from '../features/imports/put-on-chart.ts';
import { appendAudit } from '../platform/audit/audit.ts';
import { systemClock } from '../platform/clock.ts';
import { openStore, type Store } from '../platform/database/open.ts';
import { inClinic } from '../platform/database/tenancy.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { silentLog } from '../platform/log.ts';
import { settingsOrExplain } from './running.ts';

const USAGE = `usage: titrate import [--clinic <slug>] [--dry-run] [--despite-match] [file …]

Reads FHIR R4 bundles, each about one person, from the files or standard input: one document, or one bundle a
line, or NDJSON with one resource a line. Writes one JSON line per document: the chart it went to, what was
taken and everything that was not, each with its reason. A document goes on the chart whole or not at all.
--dry-run stores nothing and needs no clinic.`;

interface Source {
  readonly fileName: string;
  readonly text: string;
}
type Line = { readonly [member: string]: unknown };

/** Imports documents into a clinic; 0 when all went in, 1 when one did not, 2 for wrong usage. */
export async function run(args: string[]): Promise<number> {
  const wanted = readArguments(args);
  if (wanted === undefined) {
    console.error(USAGE);
    return 2;
  }
  if (wanted.help) {
    console.log(USAGE);
    return 0;
  }
  const sources = await readSources(wanted.files);
  if (wanted.dryRun)
    return print(sources.map((source) => (source instanceof Error ? failure(source) : preview(source))));
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  const store = await openStore(config, silentLog());
  try {
    const clinicId = await findClinic(store, wanted.clinic);
    if (typeof clinicId !== 'string') {
      console.error(clinicId.message);
      return 2;
    }
    const lines: Line[] = [];
    for (const source of sources) {
      lines.push(
        source instanceof Error ? failure(source) : await put(store, clinicId, source, wanted.despiteMatch),
      );
    }
    return print(lines);
  } finally {
    await store.close();
  }
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        clinic: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'despite-match': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return {
      files: positionals,
      clinic: values.clinic,
      dryRun: values['dry-run'] === true,
      despiteMatch: values['despite-match'] === true,
      help: values.help === true,
    };
  } catch {
    return undefined;
  }
}

async function readSources(files: readonly string[]): Promise<readonly (Source | Error)[]> {
  if (files.length === 0)
    return documentsIn({ fileName: 'standard input', text: await readAll(process.stdin) });
  const all = await Promise.all(
    files.map(async (file) => {
      try {
        return documentsIn({ fileName: file.replace(/^.*\//, ''), text: await readFile(file, 'utf8') });
      } catch {
        return [new Error(`${file} cannot be read`)];
      }
    }),
  );
  return all.flat();
}

/** One bundle a line is several documents; everything else is one. */
function documentsIn(source: Source): readonly Source[] {
  const lines = source.text.split('\n').filter((line) => line.trim() !== '');
  const bundles =
    lines.length > 1 &&
    lines.every((line) => /^\s*\{.*"resourceType"\s*:\s*"Bundle"/.test(line.slice(0, 2000)));
  return bundles ? lines.map((text) => ({ ...source, text })) : [source];
}

async function findClinic(
  store: Store,
  slug: string | undefined,
): Promise<string | { readonly message: string }> {
  const clinics = await store.db.selectFrom('clinic').select(['id', 'slug']).orderBy('slug').execute();
  const slugs = clinics.map((clinic) => clinic.slug).join(', ');
  if (slug === undefined)
    return clinics.length === 1 && clinics[0] !== undefined
      ? clinics[0].id
      : { message: `say which clinic: --clinic one of ${slugs || '(there is none)'}` };
  return (
    clinics.find((clinic) => clinic.slug === slug)?.id ?? {
      message: `no clinic has the slug ${slug}; there are: ${slugs || 'none'}`,
    }
  );
}

async function put(
  store: Store,
  clinicId: string,
  { fileName, text }: Source,
  despiteMatch: boolean,
): Promise<Line> {
  const now = systemClock.now();
  const draft = draftImport(text, now);
  if (!draft.ok) return refused(fileName, draft.error);
  try {
    const done = await inClinic(store.db, clinicId, async (tx) => {
      const author = { type: 'system', name: 'command line' } as const;
      const result = await putOnChart(
        { tx, clinicId, now, author, fileName, text, patientId: null, despiteMatch },
        draft.value,
      );
      if (!result.again) {
        const { entries, taken } = draft.value.counts;
        const note = {
          act: 'import.commit',
          object: { kind: 'import', id: result.importId },
          patientId: result.patientId,
          detail: { entries, taken },
        };
        await appendAudit(tx, { kind: 'system', id: 'command line' }, now, [note]);
      }
      return result;
    });
    return { file: fileName, ...done, counts: draft.value.counts, notUnderstood: draft.value.notUnderstood };
  } catch (error) {
    if (error instanceof Refusal)
      return { file: fileName, error: { type: error.tag, message: error.detail ?? error.tag, path: '' } };
    throw error;
  }
}

function preview({ fileName, text }: Source): Line {
  const draft = draftImport(text, systemClock.now());
  return draft.ok ? { file: fileName, draft: draft.value } : refused(fileName, draft.error);
}

/** The first problem as the error of the line, and all of them beside it. */
function refused(fileName: string, problems: readonly Problem[]): Line {
  const [first] = problems;
  return {
    file: fileName,
    error: { type: first?.type ?? 'invalid-input', message: first?.message ?? '', path: first?.path ?? '' },
    problems,
  };
}

const failure = (error: Error): Line => ({ error: { type: 'unreadable', message: error.message, path: '' } });

function print(lines: readonly Line[]): number {
  for (const line of lines) console.log(JSON.stringify(line));
  return lines.some((line) => 'error' in line) ? 1 : 0;
}
