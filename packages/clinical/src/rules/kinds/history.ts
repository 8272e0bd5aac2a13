import type { Quantity } from '@titrate/quantity';
import { type DateFactId, FACTS, type YesNoFactId } from '../facts.ts';
import type { Reading } from '../reading.ts';
import type { Tri } from '../rule.ts';
import { tri } from '../tri.ts';

/** The questions every new patient is asked (WU-02); follow-ups hang on the answer before them. */
export const HISTORY_FACTS = FACTS.filter((fact) => fact.history && fact.askedWhenYes === undefined);

/** Heart disease that calls for an ECG: that of SC-103, and the unstable kinds of SC-008. */
export const HEART_FACTS = [
  'coronaryDisease',
  'stableHeartFailure',
  'revascularisation',
  'pulmonaryHypertension',
  'qtProlongation',
  'unstableAngina',
  'decompensatedHeartFailure',
  'severeValveDisease',
  'significantArrhythmia',
  'heartAttack',
] as const satisfies readonly YesNoFactId[];

/** Each must be met before medicine goes home. */
export const HOME_CONDITIONS = [
  'homeSupervisedDoses',
  'homeAdultMonitor',
  'homeBloodPressure',
  'homeNoDepressants',
  'homeNoDriving',
  'homePillCount',
  'homeFillLimit',
  'homeVideoCheckIn',
] as const satisfies readonly YesNoFactId[];

/** Whether something happened, and not longer ago than the window (its end included). An event without a date is unknown. */
export function happenedWithin(
  read: Reading,
  event: YesNoFactId,
  date: DateFactId,
  window: Quantity<'d'>,
): Tri {
  const happened = read.fact(event);
  return happened === 'true' ? tri(read.daysSince(date)?.isAtMost(window)) : happened;
}
