import { Decimal, err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { DOUBLE_CHECK_TOLERANCE_PERCENT } from '../limits.ts';
import { agree } from './agreement.ts';
import { FieldReader, isRecord } from './reader.ts';
import { ROUTES, type Route } from './request.ts';
import { WEIGHT_KINDS } from './weights.ts';

const NUMBERS = [
  'vialMgPerMl',
  'weightKg',
  'doseMg',
  'drawMl',
  'diluentMl',
  'finalMl',
  'concentrationMgPerMl',
  'rateMlPerH',
  'durationMin',
  'devices',
] as const;
const TEXTS = ['patientId', 'product', 'route', 'weightKind'] as const;

export { DOUBLE_CHECK_TOLERANCE_PERCENT };

const POSITIVE = { min: 0.000001, max: 100_000, unit: 'the unit in its name' };

export type DoubleCheckField = (typeof NUMBERS)[number] | (typeof TEXTS)[number];

/** One compared field. A value that only one person entered does not agree: not checked is not correct. */
export interface FieldComparison {
  readonly field: DoubleCheckField;
  readonly first: string | null;
  readonly second: string | null;
  readonly agrees: boolean;
}

export interface DoubleCheck {
  readonly agrees: boolean;
  readonly samePerson: boolean;
  readonly comparisons: readonly FieldComparison[];
}

/** What both persons must have entered, by product and route; a field that neither entered does not agree. */
const KETAMINE_ALWAYS: readonly DoubleCheckField[] = ['weightKg', 'weightKind'];
const DRAWN: readonly DoubleCheckField[] = [...KETAMINE_ALWAYS, 'vialMgPerMl', 'drawMl'];
const REQUIRED: Readonly<Record<Route, readonly DoubleCheckField[]>> = {
  IV: [...DRAWN, 'finalMl', 'rateMlPerH', 'durationMin'],
  IM: DRAWN,
  SC: DRAWN,
  IN: KETAMINE_ALWAYS,
  PO: KETAMINE_ALWAYS,
  SL: KETAMINE_ALWAYS,
};

interface Reading {
  readonly by: string;
  readonly route: Route;
  readonly isEsketamine: boolean;
  readonly numbers: ReadonlyMap<string, Decimal>;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Compares two independent readings of one prepared dose (AR-05, DOSE-14). Each names its person in `by`, the patient,
 * the product, the route and the numbers that apply. They agree when the persons differ, words are equal and no number
 * differs by more than 1 %. Refuses a reading that cannot be read.
 */
export function doubleCheck(first: unknown, second: unknown): Result<DoubleCheck, Refusal> {
  const problems: Problem[] = [];
  const one = readReading(first, '/first', problems);
  const two = readReading(second, '/second', problems);
  if (one === undefined || two === undefined || problems.length > 0) return err(problems);
  const needed = new Set<DoubleCheckField>(one.isEsketamine ? ['devices'] : REQUIRED[one.route]);
  const comparisons: FieldComparison[] = [];
  for (const field of TEXTS) {
    const [a, b] = [one.texts.get(field) ?? null, two.texts.get(field) ?? null];
    if (a === null && b === null && !needed.has(field)) continue;
    comparisons.push({ field, first: a, second: b, agrees: a !== null && a === b });
  }
  for (const field of NUMBERS) {
    const [a, b] = [one.numbers.get(field), two.numbers.get(field)];
    if (a === undefined && b === undefined && !needed.has(field)) continue;
    const agrees = a !== undefined && b !== undefined && agree(a, b);
    comparisons.push({ field, first: a?.toString() ?? null, second: b?.toString() ?? null, agrees });
  }
  const samePerson = one.by === two.by;
  return ok({ agrees: !samePerson && comparisons.every((c) => c.agrees), samePerson, comparisons });
}

function readReading(input: unknown, path: string, problems: Problem[]): Reading | undefined {
  if (!isRecord(input)) {
    problems.push({ type: 'not-an-object', message: 'expected a reading as an object', path });
    return undefined;
  }
  const reader = new FieldReader(input, path, problems);
  const texts = new Map<string, string>();
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) texts.set(name, value);
  };
  const by = reader.required('by', (name) => reader.text(name, 200));
  put(
    'patientId',
    reader.required('patientId', (name) => reader.text(name, 200)),
  );
  const product = reader.required('product', (name) => reader.choice(name, ['ketamine', 'esketamine']));
  const route = reader.required('route', (name) => reader.choice(name, ROUTES));
  put('product', product);
  put('route', route);
  put('weightKind', reader.choice('weightKind', WEIGHT_KINDS));
  if (!reader.has('doseMg')) reader.problem('missing', 'doseMg is required', 'doseMg');
  const numbers = new Map<string, Decimal>();
  for (const field of NUMBERS) {
    const value = reader.number(field, POSITIVE);
    if (value !== undefined) numbers.set(field, Decimal.of(value));
  }
  reader.refuseUnknown();
  if (by === undefined || route === undefined) return undefined;
  return { by, route, isEsketamine: product === 'esketamine', numbers, texts };
}
