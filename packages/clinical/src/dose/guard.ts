import { Decimal, err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { RATE_TOLERANCE_PERCENT } from '../limits.ts';
import type { DoseFinding } from './finding.ts';
import { FieldReader, isRecord } from './reader.ts';
import { orderMeets, type Threshold, threshold } from './rule.ts';

/** At this multiple of the reference dose and above, the entry stops (DOSE-11 [default]). */
export const TENFOLD_HIGH = threshold('>=', 5, '1', 'DOSE-11', 'default');
/** At this fraction of the reference dose and below, the entry asks for an override (DOSE-11). */
export const TENFOLD_LOW = threshold('<=', 0.2, '1', 'DOSE-11', 'default');
/** A typed pump rate that differs from the derived one by more than this stops the start (DOSE-07). */
export const TYPED_RATE = threshold('>', RATE_TOLERANCE_PERCENT, '%', 'DOSE-07', 'default');

/**
 * Looks at the figures of a dose as someone types them, before there is an order:
 * `{ doseMgPerKg?, doseMg?, weightKg?, typedRateMlPerH?, derivedRateMlPerH?, referenceMgPerKg?, lastMgPerKg? }`.
 * DOSE-09: a rate equal to the dose figure, or mg/kg equal to mg, asks "wrong field?".
 * DOSE-11: five times the reference or the last dose, or a fifth of it. DOSE-07: a typed rate that is not the derived one.
 */
export function guardDose(entry: unknown): Result<readonly DoseFinding[], Refusal> {
  const problems: Problem[] = [];
  if (!isRecord(entry)) return err([{ type: 'not-an-object', message: 'expected an object', path: '' }]);
  const reader = new FieldReader(entry, '', problems);
  const read = (name: string) => reader.decimal(name, { min: 0.000001, max: 100_000, unit: 'its unit' });
  const figures = {
    perKg: read('doseMgPerKg'),
    total: read('doseMg'),
    weight: read('weightKg'),
    typedRate: read('typedRateMlPerH'),
    derivedRate: read('derivedRateMlPerH'),
    references: [read('referenceMgPerKg'), read('lastMgPerKg')],
  };
  reader.refuseUnknown();
  if (problems.length > 0) return err(problems);
  const { perKg, total, weight, typedRate, derivedRate } = figures;
  const orderedPerKg =
    perKg ?? (total === undefined || weight === undefined ? undefined : total.over(weight));
  return ok([
    ...wrongField({ perKg, total, typedRate }),
    ...tenfold(orderedPerKg, figures.references),
    ...(typedRate !== undefined && derivedRate !== undefined ? rateDiffers(typedRate, derivedRate) : []),
  ]);
}

/** DOSE-09. */
export function wrongField(figures: {
  readonly perKg: Decimal | undefined;
  readonly total: Decimal | undefined;
  readonly typedRate: Decimal | undefined;
}): readonly DoseFinding[] {
  const { perKg, total, typedRate } = figures;
  const same = (a: Decimal | undefined, b: Decimal | undefined) =>
    a !== undefined && b !== undefined && a.equals(b);
  if (same(typedRate, perKg) || same(typedRate, total)) {
    return [finding('DOSE-09', 'override', 'Wrong field? The pump rate is the same figure as the dose.')];
  }
  if (same(perKg, total)) {
    return [finding('DOSE-09', 'override', 'Wrong field? mg and mg/kg are the same figure.')];
  }
  return [];
}

/** DOSE-11, against each reference that is known; the worst answer counts. */
export function tenfold(
  orderedPerKg: Decimal | undefined,
  references: readonly (Decimal | undefined)[],
  limits: { readonly high: Threshold; readonly low: Threshold } = { high: TENFOLD_HIGH, low: TENFOLD_LOW },
): readonly DoseFinding[] {
  if (orderedPerKg === undefined) return [];
  const known = references.filter((reference) => reference !== undefined);
  if (
    known.some((r) => orderMeets(orderedPerKg.compare(r.times(Decimal.of(limits.high.value))), limits.high))
  ) {
    return [
      finding('DOSE-11', 'block', 'Five times the usual or the last dose, or more: check the decimal point.'),
    ];
  }
  if (
    known.some((r) => orderMeets(orderedPerKg.compare(r.times(Decimal.of(limits.low.value))), limits.low))
  ) {
    return [
      finding(
        'DOSE-11',
        'override',
        'A fifth of the usual or the last dose, or less: check the decimal point.',
      ),
    ];
  }
  return [];
}

/** DOSE-07. */
export function rateDiffers(
  typed: Decimal,
  derived: Decimal,
  limit: Threshold = TYPED_RATE,
): readonly DoseFinding[] {
  const apart = typed.minus(derived).absolute().times(Decimal.of(100));
  if (!orderMeets(apart.compare(derived.times(Decimal.of(limit.value))), limit)) return [];
  return [
    finding('DOSE-07', 'block', `The typed pump rate ${typed} mL/h is not the derived ${derived} mL/h.`),
  ];
}

function finding(rule: string, severity: DoseFinding['severity'], text: string): DoseFinding {
  return { rule, severity, text };
}
