import type { Product, Route } from '../dose/request.ts';
import { OBSERVATION_MIN, PAIN_ABOVE_H, PAIN_ABOVE_MG_PER_KG } from '../session/discharge/observation.ts';
import { byDefault, read, type Source } from './source.ts';

/** The shortest time from the end of dosing to discharge, before anything that happened lengthens it. */
export interface Observation {
  readonly rule: 'DC-01' | 'DC-02' | 'DC-03' | 'DC-04' | 'DC-06' | 'DC-07';
  readonly minimumMin: number;
  /** What the minutes count from. */
  readonly from: string;
  readonly text: string;
  readonly sources: readonly Source[];
}

/** What is planned; figures may be exact decimal texts, as they are stored. */
export interface PlannedTreatment {
  readonly product: Product;
  readonly route: Route;
  readonly durationMin?: number | string | null;
  readonly doseMgPerKg?: number | string | null;
  readonly moderateHepaticImpairment?: boolean;
}

/** The minimum observation that a plan needs; what happens in the session can only lengthen it (DC-05). */
export function observationFor(plan: PlannedTreatment): Observation {
  const base = baseObservation(plan);
  if (plan.moderateHepaticImpairment !== true) return base;
  return {
    rule: 'DC-06',
    minimumMin: base.minimumMin + OBSERVATION_MIN.hepatic,
    from: base.from,
    text: `${base.text} One hour longer for the liver.`,
    sources: [...base.sources, ...read('L1'), ...byDefault('DC-06')],
  };
}

function baseObservation(plan: PlannedTreatment): Observation {
  switch (plan.route) {
    case 'IN':
      return {
        rule: 'DC-01',
        minimumMin: OBSERVATION_MIN.esketamine,
        from: 'the last device',
        text: 'At least 120 min from the last device, and until sedation, dissociation and breathing have settled.',
        sources: [...read('R1', 'R3'), ...byDefault('DC-01')],
      };
    case 'IM':
    case 'SC':
      return {
        rule: 'DC-03',
        minimumMin: OBSERVATION_MIN.injected,
        from: 'the last injection',
        text: 'At least 120 min from the last injection.',
        sources: byDefault('DC-03'),
      };
    case 'PO':
    case 'SL':
      return {
        rule: 'DC-04',
        minimumMin: OBSERVATION_MIN.swallowed,
        from: 'the dose',
        text: 'At least 120 min from the dose.',
        sources: [...read('E-OKT'), ...byDefault('DC-04')],
      };
    case 'IV':
      return isLongOrLarge(plan)
        ? {
            rule: 'DC-07',
            minimumMin: OBSERVATION_MIN.pain,
            from: 'the end of the infusion',
            text: '120 min from the end of a long or large infusion.',
            sources: byDefault('DC-07'),
          }
        : {
            rule: 'DC-02',
            minimumMin: OBSERVATION_MIN.intravenous,
            from: 'the end of the infusion',
            text: 'At least 60 min from the end of the infusion.',
            sources: [...read('E-AUS', 'G6'), ...byDefault('DC-02')],
          };
  }
}

function isLongOrLarge(plan: PlannedTreatment): boolean {
  const duration = Number(plan.durationMin ?? 0);
  return duration > PAIN_ABOVE_H * 60 || Number(plan.doseMgPerKg ?? 0) > PAIN_ABOVE_MG_PER_KG;
}
