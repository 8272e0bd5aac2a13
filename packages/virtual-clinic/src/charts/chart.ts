import type { Answer } from '../histories/trajectory.ts';
import type { SyntheticPerson } from '../people/person.ts';
import type { Archetype } from './archetypes.ts';

/** Where on the pathway an invented patient stands. */
export type ChartStage =
  | 'intake'
  | 'assessed'
  | 'excluded'
  | 'suitable'
  | 'consented'
  | 'planned'
  | 'in-treatment'
  | 'follow-up'
  | 'maintenance'
  | 'ended';

export interface SyntheticVital {
  readonly daysAgo: number;
  readonly systolicMmhg: number;
  readonly diastolicMmhg: number;
  readonly heartRatePerMin: number;
  readonly respiratoryRatePerMin: number;
  readonly spo2Percent: number;
  readonly weightKg: number;
  readonly heightCm: number;
}
export interface SyntheticLab {
  readonly code: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly upperLimit: string;
  readonly daysAgo: number;
}
export interface SyntheticResponse {
  readonly instrument: 'phq9' | 'gad7' | 'pcl5' | 'cssrs_screen' | 'audit_c' | 'dast10' | 'bpic_ss';
  readonly answers: readonly (number | null)[];
  readonly daysAgo: number;
  readonly moment: string;
  /** Set when it belongs to a session: its number. */
  readonly afterSession?: number;
}
export interface SyntheticSession {
  readonly number: number;
  readonly daysAgo: number;
  readonly doseMgPerKg: number;
}

/** One invented patient, whole: what a clinic's record of them would hold. Days count back from today. */
export interface SyntheticChart {
  readonly seed: string;
  readonly person: SyntheticPerson;
  readonly archetype: Archetype;
  readonly stage: ChartStage;
  readonly answer: Answer;
  readonly enteredDaysAgo: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly vitals: readonly SyntheticVital[];
  readonly labs: readonly SyntheticLab[];
  readonly trials: readonly {
    readonly treatment: string;
    readonly startedDaysAgo: number;
    readonly weeks: number;
    readonly outcome: 'none' | 'partial';
  }[];
  readonly allergies: readonly string[];
  readonly responses: readonly SyntheticResponse[];
  readonly sessions: readonly SyntheticSession[];
  readonly sessionsPlanned: number;
}
