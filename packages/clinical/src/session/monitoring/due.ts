import { addMs, type Instant } from '@titrate/quantity';
import { OVERDUE_MIN } from '../../limits.ts';
import { gatePressure } from '../gate/blood-pressure.ts';
import { expectedEnd } from '../given.ts';
import { limitOf } from '../limits.ts';
import { lastReading, lastScore, type VitalParameter } from '../readings.ts';
import type { SessionState } from '../state.ts';
import { completeUpTo, gridAfter, nextVitalsDue, scheduleOf, vitalsDueAfter } from './clock.ts';
import { GRACE_MIN, type MonitoringSchedule, type ScaleItem } from './schedules.ts';

const MIN = 60_000;
/** The effect of an as-needed medicine is asked after ten minutes. */
export const EFFECT_AFTER_MIN = 10;
/** RD-FAIL [default]: hours after dosing at which the prescriber reviews, and a transfer is decided. */
export const REVIEW_AFTER_H = 3;
export const TRANSFER_AFTER_H = 4;

/** One thing to do and the moment it belongs to; in the past when it is late. */
export interface DueItem {
  readonly item:
    | 'baseline-vitals'
    | 'repeat-blood-pressure'
    | 'vitals'
    | ScaleItem
    | 'next-device'
    | 'infusion-end'
    | 'medicine-effect'
    | 'prescriber-review'
    | 'transfer-decision';
  readonly at: Instant;
  readonly rule: string;
}

/** What must be done next, each thing once with its next time, soonest first. */
export function due(state: SessionState, at: Instant): readonly DueItem[] {
  const name = state.phase.name;
  if (name === 'discharged' || name === 'closed' || name === 'cancelled' || name === 'booked') return [];
  const schedule = scheduleOf(state);
  const start = state.firstDoseAt;
  const items =
    schedule === undefined || start === undefined || start > at
      ? beforeDose(state, at)
      : [
          vitalsDue(state, schedule, start, at),
          ...scalesDue(state, schedule, start, at),
          ...dosingDue(state),
          ...effectsDue(state, at),
          ...lateDue(state, at),
        ];
  return items.sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1));
}

function beforeDose(state: SessionState, at: Instant): DueItem[] {
  const out: DueItem[] = [];
  const needed: readonly VitalParameter[] = [
    'systolicMmHg',
    'heartRatePerMin',
    'spo2Percent',
    'respiratoryRatePerMin',
  ];
  const { arrival } = state;
  if (arrival !== undefined && needed.some((parameter) => lastReading(state, parameter, at) === undefined)) {
    out.push({ item: 'baseline-vitals', at: arrival.at, rule: 'GT-08' });
  }
  const repeatAt = gatePressure(state, at)?.repeatAt;
  if (repeatAt !== undefined) out.push({ item: 'repeat-blood-pressure', at: repeatAt, rule: 'GT-08' });
  return out;
}

function vitalsDue(state: SessionState, schedule: MonitoringSchedule, start: Instant, at: Instant): DueItem {
  const next = vitalsDueAfter(state, schedule, start, completeUpTo(state, at), at);
  return { item: 'vitals', at: next, rule: schedule.id };
}

function scalesDue(
  state: SessionState,
  schedule: MonitoringSchedule,
  start: Instant,
  at: Instant,
): DueItem[] {
  return schedule.scales.items.flatMap((item) => {
    const next = nextScale(state, schedule, start, item, at);
    return next === undefined ? [] : [{ item, at: next, rule: schedule.id }];
  });
}

const SCALES_OF = {
  sedation: ['moaas', 'rass'],
  dissociation: ['dissociation-item', 'cadss6', 'cadss'],
  pain: ['pain'],
} as const;

function nextScale(
  state: SessionState,
  schedule: MonitoringSchedule,
  start: Instant,
  item: ScaleItem,
  at: Instant,
): Instant | undefined {
  const last = lastScore(state, SCALES_OF[item], at)?.at;
  const { when } = schedule.scales;
  if (when === 'with-vitals') return vitalsDueAfter(state, schedule, start, last, at);
  if ('everyMin' in when) return gridAfter(start, when.everyMin, last);
  const end = state.dosingEndedAt;
  // An infusion that ended early asks for nothing more "during"; other routes keep their minutes after the dose.
  const cut = schedule.vitals.anchor === 'infusion' ? end : undefined;
  const points = when.atMin
    .map((minute) => addMs(start, minute * MIN))
    .filter((point) => cut === undefined || point <= cut);
  if (end !== undefined) points.push(addMs(end, when.afterEndMin * MIN));
  points.sort((a, b) => a - b);
  return points.find((point) => last === undefined || last + GRACE_MIN * MIN < point);
}

function dosingDue(state: SessionState): DueItem[] {
  const out: DueItem[] = [];
  const end = expectedEnd(state);
  if (end !== undefined) out.push({ item: 'infusion-end', at: end, rule: 'IV-04' });
  const device = state.nasalDevices.at(-1);
  if (device !== undefined && state.phase.name === 'dosing') {
    out.push({
      item: 'next-device',
      at: addMs(device.at, limitOf(state, 'ESK-09', 'rest') * MIN),
      rule: 'ESK-09',
    });
  }
  return out;
}

function effectsDue(state: SessionState, at: Instant): DueItem[] {
  const answered = new Set(state.medicineEffects.map((fact) => fact.data.medicineEventId));
  return state.medicines
    .filter((fact) => fact.at <= at && !answered.has(fact.eventId))
    .map((fact) => ({
      item: 'medicine-effect' as const,
      at: addMs(fact.at, EFFECT_AFTER_MIN * MIN),
      rule: 'PRN-EFFECT',
    }));
}

function lateDue(state: SessionState, at: Instant): DueItem[] {
  const end = state.dosingEndedAt;
  if (end === undefined || state.phase.name !== 'recovery') return [];
  const review = addMs(end, REVIEW_AFTER_H * 60 * MIN);
  const transfer = addMs(end, TRANSFER_AFTER_H * 60 * MIN);
  const out: DueItem[] = [];
  const reviewed = state.reviews.some((fact) => fact.at >= review && fact.at <= at);
  if (at > review && !reviewed) out.push({ item: 'prescriber-review', at: review, rule: 'RD-FAIL' });
  if (at > transfer) out.push({ item: 'transfer-decision', at: transfer, rule: 'RD-FAIL' });
  return out;
}

/** How current a shown value is; past the last step of MO-07 it is only history, from the interval it is ordered at (UI-19). */
export type Freshness = 'fresh' | 'due' | 'overdue' | 'historical';

/** Freshness of the last value of one parameter; `undefined` when there is none (which reads "Not assessed"). */
export function freshness(
  state: SessionState,
  parameter: VitalParameter,
  at: Instant,
): Freshness | undefined {
  const last = lastReading(state, parameter, at);
  if (last === undefined) return undefined;
  const next = nextVitalsDue(state, last.at, at);
  if (next === undefined) return 'fresh';
  const lateMin = (at - next) / MIN;
  if (lateMin < 0) return 'fresh';
  if (lateMin <= GRACE_MIN) return 'due';
  return lateMin <= OVERDUE_MIN.stop ? 'overdue' : 'historical';
}
