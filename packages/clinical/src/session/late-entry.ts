import { type Instant, minutes } from '@titrate/quantity';
import { LATE_ENTRY_MIN } from '../limits.ts';

/** UI-35: whether an entry was recorded so long after it was observed that it is a late one. */
export const isLateEntry = (observedAt: Instant, recordedAt: Instant): boolean =>
  recordedAt - observedAt > minutes(LATE_ENTRY_MIN);
