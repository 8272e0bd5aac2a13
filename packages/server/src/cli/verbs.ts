/** Runs one verb with the arguments after its name and answers with the exit status: 0, 1 (something failed), 2 (wrong usage). */
export type Run = (args: string[]) => Promise<number>;

interface Verb {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  /** The verb's code, loaded when it is asked for. */
  readonly load: () => Promise<{ readonly run: Run }>;
}

const WORK_OUT = 'Work something out (JSON on standard input, one document a line or one spread over lines)';
const RUN = 'Run the system';
const RECORD = 'Look after the record';

const VERBS: readonly Verb[] = [
  verb(
    'score',
    WORK_OUT,
    '{instrument, answers} → total, band, flags, subscales',
    () => import('./score.ts'),
  ),
  verb(
    'change',
    WORK_OUT,
    '{instrument, baseline, current} → response, remission, worse',
    () => import('./change.ts'),
  ),
  verb(
    'simulate',
    WORK_OUT,
    'model, subject and doses → predicted levels; --models lists the models',
    () => import('./simulate.ts'),
  ),
  verb(
    'screen',
    WORK_OUT,
    'patient snapshot → suitability findings; --schema prints the JSON Schema',
    () => import('./screen.ts'),
  ),
  verb('dose', WORK_OUT, 'order → mg, mL, pump rate and findings', () => import('./dose.ts')),
  verb(
    'replay',
    WORK_OUT,
    'session events → phase, alerts, due, readiness; --schema prints the JSON Schema',
    () => import('./replay.ts'),
  ),
  verb('demo', RUN, 'start with a demo clinic of invented people', () => import('./demo.ts')),
  verb('serve', RUN, 'start the server', () => import('./serve.ts')),
  verb('clinic', RUN, 'clinic add: a clinic on this server', () => import('./clinic.ts')),
  verb('user', RUN, 'user add: a person who may sign in', () => import('./user.ts')),
  verb('import', RECORD, 'read FHIR bundles or NDJSON into a clinic', () => import('./import.ts')),
  verb('export', RECORD, 'write a clinic out', () => import('./export.ts')),
  verb('backup', RECORD, 'write a backup', () => import('./backup.ts')),
  verb('restore', RECORD, 'read a backup and verify it', () => import('./restore.ts')),
  verb('verify', RECORD, 'check the audit and session chains', () => import('./verify.ts')),
];

function verb(name: string, group: string, summary: string, load: Verb['load']): Verb {
  return { name, group, summary, load };
}

export function findVerb(name: string): Verb | undefined {
  return VERBS.find((one) => one.name === name);
}

export function describeVerbs(): string {
  const groups = [...new Set(VERBS.map((one) => one.group))];
  const lines = groups.flatMap((group) => [
    `${group}:`,
    ...VERBS.filter((one) => one.group === group).map((one) => `  ${one.name.padEnd(10)}${one.summary}`),
    '',
  ]);
  return [
    'Usage: titrate <verb> [options]',
    '',
    ...lines,
    'Exit status: 0 all succeeded, 1 something failed (each failed document has an "error" on its line), 2 wrong usage.',
    '`titrate <verb> --help` says more about one verb.',
    '',
  ].join('\n');
}
