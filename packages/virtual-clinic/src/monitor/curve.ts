import type { Random } from '../random.ts';

/** What a bedside monitor would show at one minute of a session. */
export interface MonitorReading {
  readonly systolicMmhg: number;
  readonly diastolicMmhg: number;
  readonly heartRatePerMin: number;
  readonly respiratoryRatePerMin: number;
  readonly spo2Percent: number;
}

export interface Physiology {
  readonly baseline: MonitorReading;
  /** Rise above baseline at the peak, in mmHg. */
  readonly systolicRiseMmhg: number;
  readonly diastolicRiseMmhg: number;
  readonly heartRateRisePerMin: number;
  /** Highest single-item dissociation, 0–10. */
  readonly dissociationPeak: number;
}

/** How a course of vital signs runs after a start of dosing, per route (published time courses, `protocols` 4.3). */
interface Course {
  readonly peakMin: number;
  readonly backMin: number;
  readonly dissociationPeakMin: number;
  readonly dissociationGoneMin: number;
}

// Intravenous: pressure peaks 30–40 min into the infusion, back within about 90 min (E-BP1, E-BP2, E-BP4).
// Nasal: pressure peaks about 40 min and lasts 1–2 h or more; dissociation peaks at 40, gone by 90 (L2, L7, L8).
const COURSES = {
  IV: { peakMin: 38, backMin: 90, dissociationPeakMin: 40, dissociationGoneMin: 90 },
  IM: { peakMin: 20, backMin: 90, dissociationPeakMin: 20, dissociationGoneMin: 90 },
  IN: { peakMin: 40, backMin: 120, dissociationPeakMin: 40, dissociationGoneMin: 90 },
} as const satisfies Record<string, Course>;
export type CourseRoute = keyof typeof COURSES;

/**
 * Draws one person's answer to a dose. Peak rises follow 2,342 infusions: systolic +16.0 (SD 11.2), diastolic +11.0 (SD 8.45)
 * (E-BP2, CAL-27), larger with age and known hypertension; pulse +1.9 (E-BP1, CAL-28) with a spread assumed here.
 */
export function drawPhysiology(
  random: Random,
  person: { readonly ageYears: number; readonly hypertension: boolean },
): Physiology {
  const older = Math.max(0, person.ageYears - 45) * 0.25;
  const surge = random.normal(0, 1);
  const extra = older + (person.hypertension ? 8 : 0);
  return {
    baseline: {
      systolicMmhg: Math.round(
        Math.max(102, Math.min(138, random.normal(118 + older * 0.6 + (person.hypertension ? 8 : 0), 8))),
      ),
      diastolicMmhg: Math.round(
        Math.max(62, Math.min(88, random.normal(75 + (person.hypertension ? 4 : 0), 6))),
      ),
      heartRatePerMin: Math.round(Math.max(54, Math.min(92, random.normal(72, 9)))),
      respiratoryRatePerMin: random.int(12, 16),
      spo2Percent: random.int(96, 99),
    },
    systolicRiseMmhg: Math.max(0, 16 + surge * 11.2 + extra),
    diastolicRiseMmhg: Math.max(0, 11 + (surge * 0.8 + random.normal(0, 0.6)) * 8.45 + extra * 0.5),
    heartRateRisePerMin: Math.max(-6, random.normal(1.9, 6)),
    dissociationPeak: random.chance(0.6) ? random.int(3, 8) : random.int(0, 2),
  };
}

/** Share of the peak effect at a time after dosing began: a smooth rise to 1, a slower fall to 0. */
export function effectShare(
  course: { readonly peakMin: number; readonly backMin: number },
  minute: number,
): number {
  if (minute <= 0) return 0;
  if (minute <= course.peakMin) return Math.sin((Math.PI / 2) * (minute / course.peakMin)) ** 2;
  const fall = (minute - course.peakMin) / (course.backMin - course.peakMin);
  return fall >= 1.4 ? 0 : Math.exp(-2.6 * fall ** 1.4);
}

/** One reading, with the noise of a cuff and an oximeter. */
export function readingAt(
  physiology: Physiology,
  route: CourseRoute,
  minute: number,
  noise: Random,
): MonitorReading {
  const share = effectShare(COURSES[route], minute);
  const { baseline } = physiology;
  const systolicMmhg = Math.round(
    baseline.systolicMmhg + physiology.systolicRiseMmhg * share + noise.normal(0, 2.5),
  );
  return {
    systolicMmhg,
    diastolicMmhg: Math.min(
      systolicMmhg - 12,
      Math.round(baseline.diastolicMmhg + physiology.diastolicRiseMmhg * share + noise.normal(0, 2)),
    ),
    heartRatePerMin: Math.round(
      baseline.heartRatePerMin + physiology.heartRateRisePerMin * share + noise.normal(0, 1.5),
    ),
    respiratoryRatePerMin: Math.round(baseline.respiratoryRatePerMin + noise.normal(0, 0.8)),
    spo2Percent: Math.min(100, Math.round(baseline.spo2Percent - share * 0.8 + noise.normal(0, 0.5))),
  };
}

/** Single-item dissociation 0–10 at a minute. */
export function dissociationAt(physiology: Physiology, route: CourseRoute, minute: number): number {
  const course = COURSES[route];
  const share = effectShare(
    { peakMin: course.dissociationPeakMin, backMin: course.dissociationGoneMin },
    minute,
  );
  return Math.round(physiology.dissociationPeak * share);
}

/** Sedation on MOAA/S: 5 awake; a little drowsy round the peak in people who dissociate strongly. */
export function sedationAt(physiology: Physiology, route: CourseRoute, minute: number): number {
  return physiology.dissociationPeak >= 7 && effectShare(COURSES[route], minute) > 0.8 ? 4 : 5;
}
