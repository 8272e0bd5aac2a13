import { addDays, type CivilDate, Decimal, daysBetween } from '@titrate/quantity';
import type { Product, Route } from '../dose/request.ts';
import { byDefault, known, read, type Source } from './source.ts';

/** A long-term check: what, how often, and what to do about it. */
export interface SurveillanceItem {
  readonly id: string;
  readonly domain:
    | 'bladder'
    | 'liver'
    | 'cognition'
    | 'blood-pressure'
    | 'misuse'
    | 'exposure'
    | 'mood'
    | 'suicidality'
    | 'pregnancy'
    | 'body'
    | 'benefit'
    | 'perception';
  readonly what: string;
  readonly whenText: string;
  /** The longest time between two checks, in days. */
  readonly everyDays: number;
  /** Due before the first session. */
  readonly atBaseline: boolean;
  readonly atEndOfInduction: boolean;
  readonly action: string;
  readonly severity: 'block' | 'override' | 'caution' | 'information';
  /** Only for these people. */
  readonly only?: 'not-bipolar' | 'can-become-pregnant';
  readonly sources: readonly Source[];
}

const WEEKS_4 = 28;
const MONTH = 30;
const MONTHS_3 = 91;
const MONTHS_6 = 182;
const at = (everyDays: number, atBaseline: boolean, atEndOfInduction: boolean) => ({
  everyDays,
  atBaseline,
  atEndOfInduction,
});

export const SURVEILLANCE: readonly SurveillanceItem[] = [
  {
    id: 'LT-01',
    domain: 'bladder',
    what: 'Bladder symptom questions, scored (ICSI or similar)',
    whenText: 'Asked at every session, scored every 4 weeks',
    ...at(WEEKS_4, true, false),
    action:
      'Any new symptom for more than a week, or blood: urology referral; stopping is considered if it goes on.',
    severity: 'override',
    sources: [...read('L1', 'K1'), ...byDefault('LT-01')],
  },
  {
    id: 'LT-02',
    domain: 'bladder',
    what: 'Urinalysis, culture if needed',
    whenText: 'Baseline, end of induction, then every 3 months',
    ...at(MONTHS_3, true, true),
    action: 'Sterile pyuria or haematuria: review before going on.',
    severity: 'override',
    sources: byDefault('LT-02'),
  },
  {
    id: 'LT-04',
    domain: 'liver',
    what: 'Liver panel with ALP and GGT',
    whenText:
      'Baseline, after induction, then every 3 months; multi-day pain courses also before, mid and after',
    ...at(MONTHS_3, true, true),
    action:
      'Above 3 times the upper limit, or ALP above 1.5 times with symptoms: stop and refer. 1 to 3 times: repeat in 2 to 4 weeks.',
    severity: 'override',
    sources: [...read('K2', 'E-COT'), ...byDefault('LT-04')],
  },
  {
    id: 'LT-05',
    domain: 'cognition',
    what: 'MoCA or a short battery, and the patient question',
    whenText: 'Baseline at 60 and over or on concern, then every 6 months',
    ...at(MONTHS_6, false, false),
    action: 'A fall of 2 to 3 points or more: review.',
    severity: 'caution',
    sources: [...read('L1', 'L2'), ...byDefault('LT-05')],
  },
  {
    id: 'LT-06',
    domain: 'blood-pressure',
    what: 'Trend of the blood pressure before doses',
    whenText: 'Each session; reviewed every 3 months',
    ...at(MONTHS_3, false, false),
    action: 'Three in a row above 140/90: refer.',
    severity: 'caution',
    sources: [...read('L7'), ...byDefault('LT-06')],
  },
  {
    id: 'LT-07',
    domain: 'misuse',
    what: 'Urine drug screen with a ketamine assay, prescription database',
    whenText: 'Baseline, then at random every 3 to 6 months',
    ...at(MONTHS_6, true, false),
    action: 'Unexpected result: review. A positive ketamine assay within 4 days of a session is expected.',
    severity: 'override',
    sources: [...read('L1', 'E-UDS'), ...byDefault('LT-07')],
  },
  {
    id: 'LT-11',
    domain: 'mood',
    what: 'YMRS or ASRM',
    whenText: 'Bipolar: every session; others: every 4 weeks',
    ...at(WEEKS_4, false, false),
    action: 'ASRM 6 or more, or YMRS 12 or more: review before dosing.',
    severity: 'override',
    only: 'not-bipolar',
    sources: [...known('LT-11'), ...byDefault('LT-11')],
  },
  {
    id: 'LT-12',
    domain: 'suicidality',
    what: 'C-SSRS',
    whenText: 'Every session; every 4 weeks in maintenance',
    ...at(WEEKS_4, true, false),
    action: 'Follow the suicidality protocol; blocked until assessed.',
    severity: 'block',
    sources: read('L1'),
  },
  {
    id: 'LT-13',
    domain: 'pregnancy',
    what: 'Pregnancy question and test',
    whenText: 'Asked at each visit; tested every 30 days when relevant',
    ...at(MONTH, true, false),
    action: 'Positive: stop, counsel, registry.',
    severity: 'block',
    only: 'can-become-pregnant',
    sources: read('L3', 'L10'),
  },
  {
    id: 'LT-14',
    domain: 'body',
    what: 'Weight',
    whenText: 'Each month',
    ...at(MONTH, true, false),
    action: 'A change of more than 5 %: confirm the dosing weight.',
    severity: 'caution',
    sources: byDefault('LT-14'),
  },
  {
    id: 'LT-15',
    domain: 'benefit',
    what: 'The outcome measure of the course',
    whenText: 'Every session in induction, every 2 to 4 weeks after',
    ...at(WEEKS_4, true, true),
    action: 'Loss of benefit: review the plan.',
    severity: 'caution',
    sources: byDefault('LT-15'),
  },
];

/** One dose that was given, here or elsewhere. */
export interface GivenDose {
  readonly product: Product;
  readonly route: Route;
  readonly on: CivilDate;
  readonly mg: Decimal;
  readonly mgPerKg: Decimal | null;
}

export interface Exposure {
  readonly product: Product;
  readonly route: Route;
  readonly sessions: number;
  readonly mg: Decimal;
  /** `null` when the weight of any of the doses is not known: a sum with a hole is not a sum. */
  readonly mgPerKg: Decimal | null;
  readonly sessionsIn12Months: number;
  readonly mgIn12Months: Decimal;
}

/** LT-10 [default]: above these in 12 months the course is reviewed. */
export const REVIEW_ABOVE_IN_12_MONTHS = { IV: 26, IN: 52 } as const;
const YEAR_DAYS = 365;

/** Cumulative exposure by product and route, lifetime and over the last 12 months. Never added across drugs or routes. */
export function cumulativeExposure(doses: readonly GivenDose[], today: CivilDate): readonly Exposure[] {
  const totals = new Map<string, Exposure>();
  for (const { product, route, on, mg, mgPerKg } of doses) {
    const age = daysBetween(on, today);
    if (age < 0) continue;
    const key = `${product} ${route}`;
    const before = totals.get(key) ?? nothingOf(product, route);
    const recent = age < YEAR_DAYS;
    totals.set(key, {
      product,
      route,
      sessions: before.sessions + 1,
      mg: before.mg.plus(mg),
      mgPerKg: before.mgPerKg === null || mgPerKg === null ? null : before.mgPerKg.plus(mgPerKg),
      sessionsIn12Months: before.sessionsIn12Months + (recent ? 1 : 0),
      mgIn12Months: recent ? before.mgIn12Months.plus(mg) : before.mgIn12Months,
    });
  }
  return [...totals.values()];
}

function nothingOf(product: Product, route: Route): Exposure {
  const zero = Decimal.zero;
  return { product, route, sessions: 0, mg: zero, mgPerKg: zero, sessionsIn12Months: 0, mgIn12Months: zero };
}

/** LT-10: whether this exposure asks for a review. Other routes have no stated number. */
export function needsExposureReview(exposure: Exposure): boolean {
  if (exposure.route !== 'IV' && exposure.route !== 'IN') return false;
  return exposure.sessionsIn12Months > REVIEW_ABOVE_IN_12_MONTHS[exposure.route];
}

export interface SurveillanceFacts {
  /** The day of the first session, done or planned. */
  readonly firstSessionOn: CivilDate;
  readonly inductionEndedOn: CivilDate | null;
  readonly hasBipolar: boolean;
  readonly canBecomePregnant: boolean;
  /** When each item was last done; absent is never. */
  readonly lastDone: Readonly<Record<string, CivilDate | undefined>>;
}

export interface SurveillanceDue {
  readonly id: string;
  readonly what: string;
  readonly dueOn: CivilDate;
  readonly state: 'upcoming' | 'due' | 'overdue';
  readonly reason: 'baseline' | 'end-of-induction' | 'interval';
  readonly severity: SurveillanceItem['severity'];
}

/** A check is overdue when its day has passed by more than this. */
const GRACE_DAYS = 7;

/** What is due when, earliest first. A check never done is due from the first session, not "fine so far". */
export function surveillanceDue(facts: SurveillanceFacts, today: CivilDate): readonly SurveillanceDue[] {
  return SURVEILLANCE.filter((item) => concerns(item, facts))
    .map((item) => dueOf(item, facts, today))
    .sort((a, b) => daysBetween(b.dueOn, a.dueOn) || Number(a.id > b.id) - Number(a.id < b.id));
}

function concerns(item: SurveillanceItem, facts: SurveillanceFacts): boolean {
  if (item.only === 'can-become-pregnant') return facts.canBecomePregnant;
  return item.only === 'not-bipolar' ? !facts.hasBipolar : true;
}

function dueOf(item: SurveillanceItem, facts: SurveillanceFacts, today: CivilDate): SurveillanceDue {
  const { dueOn, reason } = nextOf(item, facts);
  const late = daysBetween(dueOn, today);
  const state = late < 0 ? 'upcoming' : late > GRACE_DAYS ? 'overdue' : 'due';
  return { id: item.id, what: item.what, dueOn, state, reason, severity: item.severity };
}

function nextOf(item: SurveillanceItem, facts: SurveillanceFacts): Pick<SurveillanceDue, 'dueOn' | 'reason'> {
  const last = facts.lastDone[item.id];
  const interval = item.everyDays;
  if (last === undefined) {
    return item.atBaseline
      ? { dueOn: facts.firstSessionOn, reason: 'baseline' }
      : { dueOn: addDays(facts.firstSessionOn, interval), reason: 'interval' };
  }
  const byInterval = addDays(last, interval);
  const ended = facts.inductionEndedOn;
  if (item.atEndOfInduction && ended !== null && daysBetween(last, ended) > 0) {
    return daysBetween(ended, byInterval) < 0
      ? { dueOn: byInterval, reason: 'interval' }
      : { dueOn: ended, reason: 'end-of-induction' };
  }
  return { dueOn: byInterval, reason: 'interval' };
}
