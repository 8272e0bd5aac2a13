export { canonicalJson, type Json } from './canonical.ts';
export { Decimal } from './decimal.ts';
export { formatAmount } from './format.ts';
export { isUnit, parseQuantity, Quantity, UNITS, type Unit } from './quantity.ts';
export { isRecord } from './record.ts';
export {
  type Err,
  err,
  invariant,
  type Ok,
  ok,
  type Problem,
  type Refusal,
  type Result,
  unreachable,
} from './result.ts';
export { sha256Hex } from './sha256.ts';
export {
  addDays,
  addMs,
  ageInYears,
  type CivilDate,
  type DurationMs,
  days,
  daysBetween,
  formatInstant,
  hours,
  type Instant,
  instant,
  minutes,
  minutesBetween,
  parseCivilDate,
  parseInstant,
  utcDateOf,
} from './time.ts';
