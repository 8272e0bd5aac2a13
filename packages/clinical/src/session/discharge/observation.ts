import { addMs, type Instant } from '@titrate/quantity';
import { given } from '../given.ts';
import { readingsOf, sedationOf } from '../readings.ts';
import type { SessionState } from '../state.ts';

const MIN = 60_000;

/** Minutes of the shortest stay. */
export const OBSERVATION_MIN = {
  /** DC-01, from the last device (R1, R3 [read]; start point [default]). */
  esketamine: 120,
  /** DC-02, after the end of the infusion (E-AUS, G6 [read]). */
  intravenous: 60,
  /** DC-03 [default]. */
  injected: 120,
  /** DC-04 (E-OKT [read]; [default]). */
  swallowed: 120,
  /** DC-05 [default]: from the event, and at least this long after dosing. */
  extension: 60,
  extendedAtLeast: 120,
  /** DC-06 [default]. */
  hepatic: 60,
  /** DC-07 [default]: 60 to 120; the longer is taken. */
  pain: 120,
} as const;
/** DC-07: above either of these. */
export const PAIN_ABOVE_MG_PER_KG = 1;
export const PAIN_ABOVE_H = 2;
/** DC-05: at most this MOAA/S, or below this saturation, at any time after the first dose. */
const DEEP_SEDATION_AT_MOST = 3;
const DESATURATION_BELOW = 92;

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
  const extended = extensions(state, first, at).map((from) => addMs(from, OBSERVATION_MIN.extension * MIN));
  const asleep = state.opening?.data.patient.riskFlags.includes('sleep-apnoea') === true;
  if (extended.length > 0 || asleep) {
    const floor = addMs(end, OBSERVATION_MIN.extendedAtLeast * MIN);
    out.push({ rule: 'DC-05', until: [floor, ...extended].reduce((a, b) => (a > b ? a : b)) });
  }
  if (state.opening?.data.patient.riskFlags.includes('moderate-hepatic-impairment') === true) {
    out.push({ rule: 'DC-06', until: addMs(base.until, OBSERVATION_MIN.hepatic * MIN) });
  }
  return out;
}

/** The minimum that will apply once dosing has ended. */
export function minimumRule(state: SessionState): ObservationRule['rule'] {
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
  const order = state.opening?.data.order;
  switch (order?.route) {
    case 'IN': {
      const last = state.nasalDevices.at(-1)?.at ?? end;
      return { rule: 'DC-01', until: addMs(last, OBSERVATION_MIN.esketamine * MIN) };
    }
    case 'IM':
    case 'SC': {
      const last = state.injections.at(-1)?.at ?? end;
      return { rule: 'DC-03', until: addMs(last, OBSERVATION_MIN.injected * MIN) };
    }
    case 'PO':
    case 'SL': {
      const last = state.oralDoses.at(-1)?.at ?? end;
      return { rule: 'DC-04', until: addMs(last, OBSERVATION_MIN.swallowed * MIN) };
    }
    default:
      return isLongPain(state, end, at)
        ? { rule: 'DC-07', until: addMs(end, OBSERVATION_MIN.pain * MIN) }
        : { rule: 'DC-02', until: addMs(end, OBSERVATION_MIN.intravenous * MIN) };
  }
}

function isLongPain(state: SessionState, end: Instant, at: Instant): boolean {
  const order = state.opening?.data.order;
  if (order?.indicationGroup !== 'pain' || state.firstDoseAt === undefined) return false;
  const hours = (end - state.firstDoseAt) / 3_600_000;
  return hours > PAIN_ABOVE_H || given(state, at).totalMg > PAIN_ABOVE_MG_PER_KG * order.weightKg;
}

/** Moments that lengthen observation: a sedative or antihypertensive, deep sedation, a low saturation. */
function extensions(state: SessionState, first: Instant, at: Instant): readonly Instant[] {
  const medicines = state.medicines
    .filter((f) => f.at <= at && (f.data.class === 'sedative' || f.data.class === 'antihypertensive'))
    .map((f) => f.at);
  const sedation = state.scales
    .filter((f) => f.at >= first && f.at <= at && f.data.score !== undefined)
    .filter((f) => (sedationOf(f.data.scale, f.data.score ?? 5) ?? 5) <= DEEP_SEDATION_AT_MOST)
    .map((f) => f.at);
  const saturation = readingsOf(state, 'spo2Percent', first, at)
    .filter((reading) => reading.value < DESATURATION_BELOW)
    .map((reading) => reading.at);
  return [...medicines, ...sedation, ...saturation];
}
