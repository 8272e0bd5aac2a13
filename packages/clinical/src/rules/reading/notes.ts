/** What a rule has looked at, noted as it looks: what it used, how old that was, and what it missed. */
import { type Instant, invariant, type Quantity, type Unit } from '@titrate/quantity';
import type { PatientSnapshot } from '../snapshot.ts';

export interface InputUsed {
  readonly input: string;
  readonly value: string | number | boolean | readonly string[];
  readonly unit?: Unit;
  readonly observedAt?: Instant;
}

export type MissingReason =
  | 'not-recorded'
  | 'too-old'
  | 'unsure'
  | 'no-upper-limit'
  | 'not-reconciled'
  | 'not-recognised'
  | 'no-dose'
  | 'no-time'
  | 'no-equivalent'
  | 'not-done';

export interface InputMissing {
  readonly input: string;
  readonly reason: MissingReason;
  /** What exactly, where an input is a list: the name of the medicine. */
  readonly detail?: string;
}

/** How old a datum may be. */
export type Age = Quantity<'d'> | Quantity<'h'>;
export const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
const ageMs = (age: Age): number => age.value * (age.unit === 'd' ? MS_PER_DAY : MS_PER_HOUR);

export interface NotesOptions {
  readonly snapshot: PatientSnapshot;
  readonly at: Instant;
  readonly inputs: readonly string[];
  readonly maxAge: Age | null;
}

export class Notes {
  readonly at: Instant;
  readonly used: InputUsed[] = [];
  readonly missing: InputMissing[] = [];
  protected readonly snapshot: PatientSnapshot;
  protected readonly maxAge: Age | null;
  readonly #listed: readonly string[];

  constructor(options: NotesOptions) {
    this.snapshot = options.snapshot;
    this.at = options.at;
    this.#listed = options.inputs;
    this.maxAge = options.maxAge;
  }

  protected tooOld(observedAt: Instant, maxAge: Age | null = this.maxAge): boolean {
    return maxAge !== null && this.at - observedAt > ageMs(maxAge);
  }

  protected look(input: string): void {
    invariant(this.#listed.includes(input), `a rule reads only the inputs it lists; it looked at ${input}`);
  }

  protected use(entry: InputUsed): void {
    if (
      !this.used.some(
        (there) =>
          there.input === entry.input && there.value === entry.value && there.observedAt === entry.observedAt,
      )
    ) {
      this.used.push(entry);
    }
  }

  protected lack(input: string, reason: MissingReason, detail?: string): void {
    if (
      !this.missing.some(
        (there) => there.input === input && there.reason === reason && there.detail === detail,
      )
    ) {
      this.missing.push(detail === undefined ? { input, reason } : { input, reason, detail });
    }
  }

  protected reviewed(
    input: string,
    at: Instant | undefined,
    maxAge: Age | null = this.maxAge,
  ): at is Instant {
    if (at === undefined || at > this.at) this.lack(input, 'not-recorded');
    else if (this.tooOld(at, maxAge)) this.lack(input, 'too-old');
    else return true;
    return false;
  }
}

/** A value as a finding shows it. */
export function shown(
  value: string | number | boolean | readonly string[] | Readonly<Record<string, number>>,
): InputUsed['value'] {
  if (typeof value !== 'object') return value;
  return Array.isArray(value)
    ? [...value]
    : Object.entries(value).map(([name, number]) => `${name} ${number}`);
}

/** The newest row that is not later than the moment of the question. */
export function latest<R>(rows: readonly R[], timeOf: (row: R) => Instant, at: Instant): R | undefined {
  let best: R | undefined;
  for (const row of rows) {
    if (timeOf(row) <= at && (best === undefined || timeOf(row) > timeOf(best))) best = row;
  }
  return best;
}
