import { byDefault, type Source } from './source.ts';

/** SU-05: what happens with a remote answer of concern, so that it never rests in an unread inbox. */
export const REMOTE_RISK_ANSWER: {
  readonly rule: 'SU-05';
  /** A named person accepts it within this time, or it goes to the next. */
  readonly acceptWithinMin: number;
  readonly sources: readonly Source[];
} = { rule: 'SU-05', acceptWithinMin: 15, sources: byDefault('SU-05') };
