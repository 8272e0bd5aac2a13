import { addMs, type Instant } from '@titrate/quantity';
import { baselineOf } from '../alerts/observe.ts';
import type { Scale } from '../events/observations.ts';
import type { DischargeCriterion } from '../events/words.ts';
import type { Tri } from '../gate/finding.ts';
import { limitOf } from '../limits.ts';
import {
  bloodPressures,
  lastScore,
  onOxygen,
  readingsOf,
  sedationOf,
  type VitalParameter,
} from '../readings.ts';
import type { SessionState } from '../state.ts';

/** RD-02 asks for the last 15 minutes and RD-FAIL for a recheck every 15: what was measured before is not "now". */
export const WINDOW_MIN = 15;
/** RD-03: awake and oriented in all three. */
export const AWAKE = { moaas: 5, orientation: 3 } as const;

export interface CriterionFinding {
  readonly rule: DischargeCriterion;
  readonly version: string;
  /** True: met. Unknown: not assessed in the window; it blocks like false. */
  readonly met: Tri;
  readonly missing: readonly string[];
  readonly text: string;
  readonly clears: string;
}

interface Verdict {
  readonly met: Tri;
  readonly missing?: readonly string[];
}
const verdict = (met: boolean): Verdict => ({ met: met ? 'true' : 'false' });
const missing = (...names: readonly string[]): Verdict => ({ met: 'unknown', missing: names });

/** RD-01 to RD-11 at `at`. A recorded "fail" that is newer than the measurement wins. */
export function dischargeCriteria(state: SessionState, at: Instant): readonly CriterionFinding[] {
  return CRITERIA.map(({ rule, text, clears, judge }) => {
    const measured = judge(state, at);
    const checked = state.dischargeChecks[rule];
    const denied =
      checked !== undefined &&
      checked.at <= at &&
      checked.data.answer !== 'pass' &&
      checked.data.answer !== 'not-applicable';
    const found: Verdict = denied ? verdict(false) : measured;
    return {
      rule,
      version: CRITERIA_VERSION,
      met: found.met,
      missing: found.missing ?? [],
      text,
      clears: found.met === 'true' ? '' : clears,
    };
  });
}

/** RD-01 to RD-11 for reading: what is asked, what clears it, where it comes from. */
export interface DischargeDefinition {
  readonly rule: DischargeCriterion;
  readonly version: string;
  readonly text: string;
  readonly clears: string;
  readonly source: string;
}

interface Criterion extends Omit<DischargeDefinition, 'version'> {
  readonly judge: (state: SessionState, at: Instant) => Verdict;
}

const CRITERIA: readonly Criterion[] = [
  {
    rule: 'RD-01',
    text: 'Pressure back near baseline and falling',
    clears:
      'Two readings, the last within the past 15 min: within 20 % of baseline or at most 140/90, and not rising',
    source: 'L1, PADS 20 % [read]; combination [default]',
    judge: pressure,
  },
  {
    rule: 'RD-02',
    text: 'Heart rate 50-110, respiration 10-20, SpO2 at least 94 % on room air',
    clears: 'All values of the past 15 min within limits, without oxygen',
    source: '[default]',
    judge: vitals,
  },
  {
    rule: 'RD-03',
    text: 'Awake and oriented',
    clears: 'MOAA/S 5 and oriented to person, place and time',
    source: 'PADS [read]',
    judge: awake,
  },
  {
    rule: 'RD-04',
    text: 'Dissociation gone',
    clears: 'CADSS at most 4 or single item at most 1, and the patient says "back to normal"',
    source: 'L8 cut [read]; item [default]',
    judge: dissociation,
  },
  {
    rule: 'RD-05',
    text: 'Steady gait',
    clears: 'The patient walks 10 m without help or as at home',
    source: 'PADS [read]',
    judge: gait,
  },
  {
    rule: 'RD-06',
    text: 'Nausea and pain minimal',
    clears: 'Nausea and pain at most 3 of 10',
    source: 'PADS-type scale [read]',
    judge: symptoms,
  },
  {
    rule: 'RD-07',
    text: 'No new suicidal intent',
    clears: 'Re-check with the short C-SSRS',
    source: '[default]',
    judge: (state, at) => ticked(state, 'RD-07', at),
  },
  {
    rule: 'RD-08',
    text: 'PADS or modified Aldrete at least 9 of 10',
    clears: 'Score at least 9 with no item 0',
    source: 'PADS [read]; Aldrete cut [known]; no zero item [default]',
    judge: recoveryScore,
  },
  {
    rule: 'RD-09',
    text: 'Responsible adult present or transport handed over',
    clears: 'Record name, phone and time of the adult or the transport',
    source: 'L1, R5, K8 [read]',
    judge: adult,
  },
  {
    rule: 'RD-10',
    text: 'After-care given, emergency number known, IV out and site checked',
    clears: 'Give after-care in writing and speech, name the number, remove the IV',
    source: '[default]',
    judge: aftercare,
  },
  {
    rule: 'RD-11',
    text: 'Statement of stability by a clinician',
    clears: 'A prescriber states RD-11, or a nurse where the settings of the clinic delegate it',
    source: 'L1, R1 [read]',
    judge: (state, at) => ticked(state, 'RD-11', at),
  },
];

/** The version of every criterion; it changes with meaning. */
const CRITERIA_VERSION = '1.0.0';

export const DISCHARGE_DEFINITIONS: readonly DischargeDefinition[] = CRITERIA.map(
  ({ judge: _judge, ...definition }) => ({ ...definition, version: CRITERIA_VERSION }),
);

const windowStart = (state: SessionState, at: Instant): Instant => {
  const from = addMs(at, -WINDOW_MIN * 60_000);
  return state.dosingEndedAt !== undefined && state.dosingEndedAt > from ? state.dosingEndedAt : from;
};

function pressure(state: SessionState, at: Instant): Verdict {
  if (state.dosingEndedAt === undefined) return missing('end of dosing');
  const readings = bloodPressures(state, state.firstDoseAt, at);
  const last = readings.at(-1);
  const before = readings.at(-2);
  if (last === undefined || before === undefined || last.at < windowStart(state, at))
    return missing('two pressures, the last within 15 min');
  const base = baselineOf(state);
  const systolic = base.get('systolicMmHg');
  const diastolic = base.get('diastolicMmHg');
  const low =
    last.systolic <= limitOf(state, 'RD-01', 'systolic') &&
    last.diastolic <= limitOf(state, 'RD-01', 'diastolic');
  if (systolic === undefined || diastolic === undefined) {
    return low && last.systolic <= before.systolic && last.diastolic <= before.diastolic
      ? verdict(true)
      : missing('baseline pressure');
  }
  const percent = limitOf(state, 'RD-01', 'baselinePercent');
  const near = within(last.systolic, systolic, percent) && within(last.diastolic, diastolic, percent);
  // At or below the baseline there is nothing left to fall.
  const falling =
    (last.systolic <= before.systolic || last.systolic <= systolic) &&
    (last.diastolic <= before.diastolic || last.diastolic <= diastolic);
  return verdict((near || low) && falling);
}

const within = (value: number, base: number, percent: number) =>
  Math.abs(value - base) * 100 <= percent * base;

function vitals(state: SessionState, at: Instant): Verdict {
  const usual = state.opening?.data.patient.usualSpo2Percent;
  const limit = (name: Parameters<typeof limitOf<'RD-02'>>[2]) => limitOf(state, 'RD-02', name);
  const saturation = Math.min(limit('saturation'), usual ?? limit('saturation'));
  const ranges: readonly (readonly [VitalParameter, string, number, number])[] = [
    ['heartRatePerMin', 'heart rate', limit('heartRateMin'), limit('heartRateMax')],
    ['respiratoryRatePerMin', 'respiratory rate', limit('breathingMin'), limit('breathingMax')],
    ['spo2Percent', 'SpO2', saturation, 100],
  ];
  const absent: string[] = [];
  let fine = !onOxygen(state, at);
  for (const [parameter, name, min, max] of ranges) {
    const readings = readingsOf(state, parameter, windowStart(state, at), at);
    if (readings.length === 0) absent.push(name);
    if (readings.some(({ value }) => value < min || value > max)) fine = false;
  }
  if (!fine) return verdict(false);
  return absent.length > 0 ? missing(...absent) : verdict(true);
}

function recent(state: SessionState, scales: readonly Scale[], at: Instant) {
  const score = lastScore(state, scales, at);
  return score === undefined || score.at < windowStart(state, at) ? undefined : score;
}

function awake(state: SessionState, at: Instant): Verdict {
  const score = recent(state, ['moaas', 'rass'], at);
  const sedation = score === undefined ? undefined : sedationOf(score.scale, score.value);
  const oriented = recent(state, ['orientation'], at)?.value;
  // RASS above 0 is restless, not awake and calm.
  const restless = score?.scale === 'rass' && score.value > 0;
  if (
    (sedation ?? AWAKE.moaas) < AWAKE.moaas ||
    restless ||
    (oriented ?? AWAKE.orientation) < AWAKE.orientation
  )
    return verdict(false);
  if (sedation === undefined) return missing('MOAA/S or RASS');
  return oriented === undefined ? missing('orientation') : verdict(true);
}

function dissociation(state: SessionState, at: Instant): Verdict {
  const total = recent(state, ['cadss'], at)?.value;
  const item = recent(state, ['dissociation-item'], at)?.value;
  const normal = recent(state, ['back-to-normal'], at)?.value;
  const totalFine = total !== undefined && total <= limitOf(state, 'RD-04', 'cadss');
  const itemFine = item !== undefined && item <= limitOf(state, 'RD-04', 'dissociationItem');
  if (normal === 0) return verdict(false);
  if (!totalFine && !itemFine)
    return total === undefined && item === undefined ? missing('CADSS or single item') : verdict(false);
  return normal === undefined ? missing('"back to normal"') : verdict(true);
}

function gait(state: SessionState, at: Instant): Verdict {
  const score = recent(state, ['gait'], at);
  return score === undefined ? missing('gait') : verdict(score.value === 1);
}

function symptoms(state: SessionState, at: Instant): Verdict {
  const nausea = recent(state, ['nausea'], at)?.value;
  const pain = recent(state, ['pain'], at)?.value;
  if ((nausea ?? 0) > limitOf(state, 'RD-06', 'nausea') || (pain ?? 0) > limitOf(state, 'RD-06', 'pain'))
    return verdict(false);
  const absent = [...(nausea === undefined ? ['nausea'] : []), ...(pain === undefined ? ['pain'] : [])];
  return absent.length > 0 ? missing(...absent) : verdict(true);
}

function recoveryScore(state: SessionState, at: Instant): Verdict {
  const score = recent(state, ['pads', 'aldrete'], at);
  if (score === undefined) return missing('PADS or modified Aldrete');
  return verdict(score.value >= limitOf(state, 'RD-08', 'score') && score.items?.includes(0) !== true);
}

/** Answered after dosing by a person; "not applicable" is no answer to these. */
function ticked(state: SessionState, rule: DischargeCriterion, at: Instant): Verdict {
  const fact = state.dischargeChecks[rule];
  const end = state.dosingEndedAt;
  if (fact === undefined || end === undefined || fact.at > at || fact.at < end)
    return missing(`an answer to ${rule}`);
  return verdict(fact.data.answer === 'pass');
}

function adult(state: SessionState, at: Instant): Verdict {
  const answered = ticked(state, 'RD-09', at);
  if (answered.met !== 'true') return answered;
  const data = state.dischargeChecks['RD-09']?.data;
  return data?.adultName === undefined || data.adultPhone === undefined
    ? missing('name and phone of the adult')
    : verdict(true);
}

function aftercare(state: SessionState, at: Instant): Verdict {
  const fact = state.aftercare;
  if (fact === undefined || fact.at > at) return missing('after-care');
  const { written, spoken, emergencyNumberKnown, ivRemovedAndSiteChecked } = fact.data;
  const needsIv = state.opening?.data.order.route === 'IV';
  const line = ivRemovedAndSiteChecked === 'yes' || (!needsIv && ivRemovedAndSiteChecked !== 'no');
  return verdict(written && spoken && emergencyNumberKnown && line);
}
