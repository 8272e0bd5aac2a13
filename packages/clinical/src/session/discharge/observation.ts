import { addMs, type Instant } from '@titrate/quantity';
import { given } from '../given.ts';
import {
  DEEP_SEDATION_AT_MOST,
  DESATURATION_BELOW,
  limitOf,
  OBSERVATION_MIN,
  PAIN_ABOVE_H,
  PAIN_ABOVE_MG_PER_KG,
} from '../limits.ts';
import { lastPartAt } from '../monitoring/clock.ts';
import { readingsOf, sedationOf } from '../readings.ts';
import type { SessionState } from '../state.ts';

const MIN = 60_000;

export { OBSERVATION_MIN, PAIN_ABOVE_H, PAIN_ABOVE_MG_PER_KG };

/** A minimum stay for reading: the rule, its minutes and where they come from. */
export interface ObservationDefinition {
  readonly id: 'DC-01' | 'DC-02' | 'DC-03' | 'DC-04' | 'DC-05' | 'DC-06' | 'DC-07';
  readonly version: string;
  readonly title: string;
  readonly minutes: number;
  readonly text: string;
  readonly source: string;
}

const definition = (
  id: ObservationDefinition['id'],
  title: string,
  minutes: number,
  text: string,
  source: string,
): ObservationDefinition => ({ id, version: '1.0.0', title, minutes, text, source });

/** The shortest stays as data; `observationRules` applies it. */
export const OBSERVATION_DEFINITIONS: readonly ObservationDefinition[] = [
  definition(
    'DC-01',
    'After esketamine',
    OBSERVATION_MIN.esketamine,
    'From the last device, and until sedation, dissociation and respiratory depression are gone.',
    'R1, R3 [read]; counted from the last device [default]',
  ),
  definition(
    'DC-02',
    'After a psychiatric infusion',
    OBSERVATION_MIN.intravenous,
    'From the end of the infusion.',
    'E-AUS, G6 [read]',
  ),
  definition(
    'DC-03',
    'After an injection into muscle or under the skin',
    OBSERVATION_MIN.injected,
    'From the last injection.',
    '[default]',
  ),
  definition(
    'DC-04',
    'After a dose by mouth or under the tongue',
    OBSERVATION_MIN.swallowed,
    'From the dose.',
    'E-OKT [read]; [default]',
  ),
  definition(
    'DC-05',
    'After a sedative, an antihypertensive, deep sedation or desaturation, and in sleep apnoea',
    OBSERVATION_MIN.extension,
    `From the medicine or the event: MOAA/S at most ${DEEP_SEDATION_AT_MOST}, or SpO2 below ${DESATURATION_BELOW} %. At least ${OBSERVATION_MIN.extendedAtLeast} min after dosing.`,
    '[default]',
  ),
  definition(
    'DC-06',
    'Moderate hepatic impairment',
    OBSERVATION_MIN.hepatic,
    'Added to the minimum of the route.',
    'L1 asks for longer [read]; minutes [default]',
  ),
  definition(
    'DC-07',
    'After a long or large pain infusion',
    OBSERVATION_MIN.pain,
    `From the end, when more than ${PAIN_ABOVE_MG_PER_KG} mg/kg or more than ${PAIN_ABOVE_H} h were given.`,
    '[default]',
  ),
];

export interface ObservationRule {
  readonly rule: ObservationDefinition['id'];
  /** Not before; exactly then is allowed. */
  readonly until: Instant;
}

/**
 * The minimum times of this session, each with its rule. They are differences of instants on the UTC line, so neither
 * a daylight-saving night nor a clock of another zone shortens them. Empty while dosing has not ended.
 */
export function observationRules(state: SessionState, at: Instant): readonly ObservationRule[] {
  const end = state.dosingEndedAt;
  const first = state.firstDoseAt;
  if (end === undefined || first === undefined || end > at) return [];
  const base = baseRule(state, end, at);
  const out: ObservationRule[] = [base];
  const extended = extensions(state, first, at).map((from) =>
    addMs(from, limitOf(state, 'DC-05', 'extension') * MIN),
  );
  const asleep = state.opening?.data.patient.riskFlags.includes('sleep-apnoea') === true;
  if (extended.length > 0 || asleep) {
    const floor = addMs(end, limitOf(state, 'DC-05', 'extendedAtLeast') * MIN);
    out.push({ rule: 'DC-05', until: [floor, ...extended].reduce((a, b) => (a > b ? a : b)) });
  }
  if (state.opening?.data.patient.riskFlags.includes('moderate-hepatic-impairment') === true) {
    out.push({ rule: 'DC-06', until: addMs(base.until, limitOf(state, 'DC-06', 'added') * MIN) });
  }
  return out;
}

/** The minimum that will apply once dosing has ended. */
export function minimumRule(state: SessionState): 'DC-01' | 'DC-02' | 'DC-03' | 'DC-04' {
  switch (state.opening?.data.order.route) {
    case 'IN':
      return 'DC-01';
    case 'IM':
    case 'SC':
      return 'DC-03';
    case 'PO':
    case 'SL':
      return 'DC-04';
    default:
      return 'DC-02';
  }
}

function baseRule(state: SessionState, end: Instant, at: Instant): ObservationRule {
  // An infusion has no parts: its stay counts from the end.
  const last = lastPartAt(state, at) ?? end;
  const rule = minimumRule(state);
  switch (rule) {
    case 'DC-01':
    case 'DC-03':
    case 'DC-04':
      return { rule, until: addMs(last, limitOf(state, rule, 'minimum') * MIN) };
    default: {
      const ordinary = limitOf(state, 'DC-02', 'minimum');
      if (!isLongPain(state, end, at)) return { rule: 'DC-02', until: addMs(end, ordinary * MIN) };
      // A clinic may have made the ordinary stay the longer of the two.
      const long = Math.max(ordinary, limitOf(state, 'DC-07', 'minimum'));
      return { rule: 'DC-07', until: addMs(end, long * MIN) };
    }
  }
}

function isLongPain(state: SessionState, end: Instant, at: Instant): boolean {
  const order = state.opening?.data.order;
  if (order?.indicationGroup !== 'pain' || state.firstDoseAt === undefined) return false;
  const hours = (end - state.firstDoseAt) / 3_600_000;
  return (
    hours > limitOf(state, 'DC-07', 'hours') ||
    given(state, at).totalMg > limitOf(state, 'DC-07', 'amount') * order.weightKg
  );
}

/** Moments that lengthen observation: a sedative or antihypertensive, deep sedation, a low saturation. */
function extensions(state: SessionState, first: Instant, at: Instant): readonly Instant[] {
  const medicines = state.medicines
    .filter((f) => f.at <= at && (f.data.class === 'sedative' || f.data.class === 'antihypertensive'))
    .map((f) => f.at);
  const sedation = state.scales
    .filter(({ at: when, data: { scale, score } }) => {
      const level = score === undefined ? undefined : sedationOf(scale, score);
      const deep = level !== undefined && level <= limitOf(state, 'DC-05', 'sedation');
      return deep && when >= first && when <= at;
    })
    .map((f) => f.at);
  const saturation = readingsOf(state, 'spo2Percent', first, at)
    .filter((reading) => reading.value < limitOf(state, 'DC-05', 'saturation'))
    .map((reading) => reading.at);
  return [...medicines, ...sedation, ...saturation];
}
