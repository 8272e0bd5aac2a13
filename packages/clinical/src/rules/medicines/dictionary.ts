/**
 * The curated list of names. It holds every drug that a rule names, with its common brands, and the medicines so
 * common that a list would otherwise stop at them. A class list is what our rules ask about, not a pharmacology.
 */
import { BODY } from './body.ts';
import type { DictionaryEntry } from './entry.ts';
import { PSYCHIATRIC } from './psychiatric.ts';
import { SEDATIVES } from './sedatives.ts';

export type { DictionaryEntry } from './entry.ts';

export const MEDICINES: readonly DictionaryEntry[] = [...SEDATIVES, ...PSYCHIATRIC, ...BODY];
