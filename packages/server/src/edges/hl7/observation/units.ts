import { Decimal, err, ok, type Problem, type Result } from '@titrate/quantity';
import { componentOf, type Message, repetitionsOf, type Segment } from '../message/parse.ts';

/** A unit as received, under its one UCUM name. */
export type ReceivedUnit =
  | '%'
  | '/min'
  | 'mm[Hg]'
  | 'kPa'
  | 'Cel'
  | '[degF]'
  | 'kg'
  | 'g'
  | '[lb_av]'
  | 'cm'
  | 'm'
  | '[in_i]'
  | 'mL/h'
  | 'ug/kg/min'
  | 'mg/kg/h'
  | 'mg/h'
  | 'mg/mL'
  | 'mg'
  | 'mL'
  | 'min'
  | 'ms'
  | '1';

/** ISO/IEEE 11073-10101 unit codes, as number and reference id. A number under another name is refused. */
const MDC_UNITS: Readonly<Record<string, { readonly name: string; readonly unit: ReceivedUnit }>> = {
  '262656': { name: 'MDC_DIM_DIMLESS', unit: '1' },
  '262688': { name: 'MDC_DIM_PERCENT', unit: '%' },
  '263441': { name: 'MDC_DIM_CENTI_M', unit: 'cm' },
  '263520': { name: 'MDC_DIM_INCH', unit: '[in_i]' },
  '263762': { name: 'MDC_DIM_MILLI_L', unit: 'mL' },
  '263875': { name: 'MDC_DIM_KILO_G', unit: 'kg' },
  '263890': { name: 'MDC_DIM_MILLI_G', unit: 'mg' },
  '263904': { name: 'MDC_DIM_LB', unit: '[lb_av]' },
  '264306': { name: 'MDC_DIM_MILLI_G_PER_ML', unit: 'mg/mL' },
  '264338': { name: 'MDC_DIM_MILLI_SEC', unit: 'ms' },
  '264352': { name: 'MDC_DIM_MIN', unit: 'min' },
  '264864': { name: 'MDC_DIM_BEAT_PER_MIN', unit: '/min' },
  '264928': { name: 'MDC_DIM_RESP_PER_MIN', unit: '/min' },
  '265266': { name: 'MDC_DIM_MILLI_L_PER_HR', unit: 'mL/h' },
  '265619': { name: 'MDC_DIM_MICRO_G_PER_KG_PER_MIN', unit: 'ug/kg/min' },
  '265987': { name: 'MDC_DIM_KILO_PASCAL', unit: 'kPa' },
  '266016': { name: 'MDC_DIM_MMHG', unit: 'mm[Hg]' },
  '266560': { name: 'MDC_DIM_FAHR', unit: '[degF]' },
  '268192': { name: 'MDC_DIM_DEGC', unit: 'Cel' },
};
const MDC_NAMES = new Map(Object.entries(MDC_UNITS).map(([number, { name }]) => [name, number]));

/** UCUM codes and the bare words seen from monitors. Exact spelling; nothing fuzzy. */
const WORDS: Readonly<Record<string, ReceivedUnit>> = {
  '%': '%',
  '{%}': '%',
  '/min': '/min',
  '{beat}/min': '/min',
  '{beats}/min': '/min',
  '{breath}/min': '/min',
  '{breaths}/min': '/min',
  '{Beats}/min': '/min',
  '1/min': '/min',
  bpm: '/min',
  BPM: '/min',
  rpm: '/min',
  'mm[Hg]': 'mm[Hg]',
  mmHg: 'mm[Hg]',
  MMHG: 'mm[Hg]',
  kPa: 'kPa',
  KPA: 'kPa',
  Cel: 'Cel',
  degC: 'Cel',
  '°C': 'Cel',
  '[degF]': '[degF]',
  degF: '[degF]',
  '°F': '[degF]',
  kg: 'kg',
  g: 'g',
  '[lb_av]': '[lb_av]',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  cm: 'cm',
  m: 'm',
  '[in_i]': '[in_i]',
  in: '[in_i]',
  inch: '[in_i]',
  'mL/h': 'mL/h',
  'ml/h': 'mL/h',
  'mL/hr': 'mL/h',
  'ug/kg/min': 'ug/kg/min',
  'mg/kg/h': 'mg/kg/h',
  'mg/h': 'mg/h',
  'mg/mL': 'mg/mL',
  mg: 'mg',
  mL: 'mL',
  ml: 'mL',
  min: 'min',
  ms: 'ms',
  '1': '1',
};

/** Reads OBX-6. Every coding in it must be known and all must say the same; number and name must agree. */
export function readUnit(
  message: Message,
  obx: Segment,
  extra: Readonly<Record<string, ReceivedUnit>> = {},
): Result<ReceivedUnit, Problem> {
  const path = `OBX[${obx.ordinal}]-6`;
  const refuse = (text: string) => err({ type: 'unknown-unit', message: text, path });
  const all = repetitionsOf(message, obx, 6);
  if (all.length > 1) return refuse('the unit is given more than once');
  const raw = all[0] ?? '';
  const part = (c: number) => componentOf(message, raw, c);
  const first = readCoding(part(1), part(2), part(3), extra);
  const second = readCoding(part(4), part(5), part(6), extra);
  if (first === 'absent' && second === 'absent') return refuse('no unit is given');
  for (const one of [first, second]) {
    if (one === 'disagrees') return refuse('the unit code and its name do not belong together');
    if (one === 'unknown') return refuse('the unit is not known');
  }
  if (first !== 'absent' && second !== 'absent' && first !== second) {
    return refuse('the two codings of the unit differ');
  }
  const unit = first === 'absent' ? second : first;
  // The three words are gone by now; this only tells the compiler so.
  return unit === 'absent' || unit === 'unknown' || unit === 'disagrees'
    ? refuse('the unit is not known')
    : ok(unit);
}

function readCoding(
  code: string,
  name: string,
  system: string,
  extra: Readonly<Record<string, ReceivedUnit>>,
): ReceivedUnit | 'absent' | 'unknown' | 'disagrees' {
  if (code === '' && name === '') return 'absent';
  const number = MDC_UNITS[code];
  const nameIsOf = MDC_NAMES.get(name);
  if (number !== undefined) return name === '' || name === number.name ? number.unit : 'disagrees';
  if (nameIsOf !== undefined) return 'disagrees';
  if (system === 'MDC') return 'unknown';
  const key = code === '' ? name : code;
  const word = Object.hasOwn(extra, key) ? extra[key] : Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
  if (word === undefined) return 'unknown';
  const named = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return named !== undefined && named !== word ? 'disagrees' : word;
}

const exactly = (text: string): Decimal => {
  const parsed = Decimal.parse(text);
  if (!parsed.ok) throw new Error('Invariant broken: a factor is a decimal');
  return parsed.value;
};
/** One constant per fact; sources: NIST SP 811 appendix B (pound, inch), conventional millimetre of mercury. */
const KPA_TO_MMHG = exactly('7.50062');
const LB_TO_KG = exactly('0.45359237');
const INCH_TO_CM = exactly('2.54');
const HUNDRED = exactly('100');
const THOUSAND = exactly('1000');

type Conversion = (x: Decimal) => Decimal;
/** From, to, how; rounded half away from zero to the resolution a chart can show. */
const CONVERSIONS: readonly (readonly [ReceivedUnit, ReceivedUnit, Conversion])[] = [
  ['kPa', 'mm[Hg]', (x) => x.times(KPA_TO_MMHG).round(0)],
  ['[degF]', 'Cel', (x) => x.minus(exactly('32')).times(exactly('5')).over(exactly('9'), 1)],
  ['[lb_av]', 'kg', (x) => x.times(LB_TO_KG).round(1)],
  ['g', 'kg', (x) => x.over(THOUSAND, 3)],
  ['[in_i]', 'cm', (x) => x.times(INCH_TO_CM).round(1)],
  ['m', 'cm', (x) => x.times(HUNDRED)],
];

/** A value in the clinic's unit; `undefined` where the two units do not measure the same thing. */
export function convert(value: Decimal, from: ReceivedUnit, to: string): Decimal | undefined {
  if (from === to) return value;
  return CONVERSIONS.find(([a, b]) => a === from && b === to)?.[2](value);
}
