import type { InstrumentId } from '../instruments/index.ts';
import { byDefault, read, type Source } from './source.ts';

/** One thing that is asked of a patient at home, counted from the end of a session. */
export interface FollowUp {
  readonly moment: 'day-1' | 'day-3' | 'day-7';
  readonly afterH: number;
  readonly title: string;
  /** The measure of the course stands for `target`. */
  readonly instruments: readonly (InstrumentId | 'target')[];
  readonly sources: readonly Source[];
}

/**
 * The effect comes within hours to days, so the measure of the course is asked the next day, after three days and after a
 * week. The suicide screen the next day goes to everyone whose last one was positive (`needsSafetyScreen`).
 */
export const FOLLOW_UPS: readonly FollowUp[] = [
  {
    moment: 'day-1',
    afterH: 24,
    title: 'The day after',
    instruments: ['target'],
    sources: [...read('E-GRU'), ...byDefault('AC-08')],
  },
  {
    moment: 'day-3',
    afterH: 72,
    title: 'Three days after',
    instruments: ['target'],
    sources: byDefault('AC-08'),
  },
  {
    moment: 'day-7',
    afterH: 168,
    title: 'A week after',
    instruments: ['target'],
    sources: byDefault('LT-15'),
  },
];
