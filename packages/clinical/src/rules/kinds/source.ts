import type { Source } from '../rule.ts';

/** A stored copy or abstract was read and says this. */
export const read = (key: string, place: string): Source => ({ key, place, mark: 'read' });
/** General professional knowledge, to be checked before release. */
export const known = (place: string): Source => ({ key: 'professional', place, mark: 'known' });
/** A starting value that the clinic must confirm. */
export const byDefault = (place: string): Source => ({ key: 'product', place, mark: 'default' });
