import { isRecord, type Problem } from '@titrate/quantity';

/** Reads untrusted JSON piece by piece and keeps every problem, each with its path. */
export class Reader {
  readonly problems: Problem[] = [];

  refuse(type: string, path: string, message: string): undefined {
    // A caller who sends a million wrong entries learns enough from the first fifty.
    if (this.problems.length < 50) this.problems.push({ type, message, path });
    return undefined;
  }

  record(value: unknown, path: string): Readonly<Record<string, unknown>> | undefined {
    if (isRecord(value)) return value;
    return this.refuse('not-an-object', path, `expected an object, got ${describe(value)}`);
  }

  list(value: unknown, path: string, most: number): readonly unknown[] | undefined {
    if (!Array.isArray(value))
      return this.refuse('not-a-list', path, `expected a list, got ${describe(value)}`);
    if (value.length > most)
      return this.refuse('too-many', path, `at most ${most} entries, got ${value.length}`);
    return value;
  }

  text(value: unknown, path: string): string | undefined {
    if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
    return this.refuse('not-a-text', path, `expected a text of 1 to 200 characters, got ${describe(value)}`);
  }

  flag(value: unknown, path: string): boolean | undefined {
    if (typeof value === 'boolean') return value;
    return this.refuse('not-a-flag', path, `expected true or false, got ${describe(value)}`);
  }

  /** A finite number from `least` to `most`, both included. */
  number(
    value: unknown,
    path: string,
    bounds: {
      readonly least: number;
      readonly most: number;
      readonly unit: string;
      /** How to go on from a value above. */
      readonly hintAbove?: string;
    },
  ): number | undefined {
    const unit = bounds.unit === '' ? '' : ` ${bounds.unit}`;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      const named = bounds.unit === '' ? '' : ` (${bounds.unit})`;
      return this.refuse('not-a-number', path, `expected a finite number${named}, got ${describe(value)}`);
    }
    if (value < bounds.least || value > bounds.most) {
      const hint = bounds.hintAbove === undefined || value < bounds.least ? '' : `; ${bounds.hintAbove}`;
      return this.refuse(
        'out-of-bounds',
        path,
        `${value}${unit} is outside ${bounds.least} to ${bounds.most}${unit}${hint}`,
      );
    }
    return value;
  }

  whole(
    value: unknown,
    path: string,
    bounds: { readonly least: number; readonly most: number },
  ): number | undefined {
    const read = this.number(value, path, { ...bounds, unit: '' });
    if (read === undefined) return undefined;
    return Number.isInteger(read)
      ? read
      : this.refuse('not-a-whole-number', path, `expected a whole number, got ${read}`);
  }

  /** Names every member that nobody asked for: a misspelt field must not be ignored. */
  onlyKeys(value: Readonly<Record<string, unknown>>, path: string, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key))
        this.refuse('unknown-member', join(path, key), `unknown; known here: ${known.join(', ')}`);
    }
  }
}

export { isRecord };

export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Takes the times of a list one after another and refuses each that is before the latest: which two, and what to do. */
export function ascending(
  reader: Reader,
  list: string,
  member: '' | '.timeMin' = '',
): (min: number, index: number) => void {
  let latest = { min: Number.NEGATIVE_INFINITY, index: 0 };
  return (min, index) => {
    if (min >= latest.min) {
      latest = { min, index };
      return;
    }
    reader.refuse(
      'out-of-order',
      `${list}[${index}]${member}`,
      `${min} min is before ${list}[${latest.index}] (${latest.min} min); sort ${list} by time`,
    );
  };
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text "${value.slice(0, 40)}"`;
  return typeof value === 'object' ? 'an object' : String(value);
}
