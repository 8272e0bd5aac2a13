/** From what people type or systems send to ingredients and classes. What is not recognised is said to be so, never dropped. */
import { type DictionaryEntry, MEDICINES } from './medicines/dictionary.ts';

export { DRUG_CLASSES, type DrugClass } from './medicines/classes.ts';
export { type DictionaryEntry, MEDICINES } from './medicines/dictionary.ts';

export interface ResolvedMedicine {
  /** One for a single drug; several for a combination. */
  readonly ingredients: readonly DictionaryEntry[];
}

const BY_NAME: ReadonlyMap<string, readonly DictionaryEntry[]> = nameIndex();
const BY_RXNORM: ReadonlyMap<string, DictionaryEntry> = new Map(
  MEDICINES.flatMap((entry) => (entry.rxnorm === undefined ? [] : [[entry.rxnorm.code, entry] as const])),
);
/** Longest name in words: no window in a text needs to be longer. */
const LONGEST_NAME = Math.max(...[...BY_NAME.keys()].map((name) => name.split(' ').length));

/**
 * The known ingredients of a medicine, by RxNorm ingredient code or by name; `undefined` when any part of it is not
 * recognised. `Acetaminophen 325 MG / Oxycodone 5 MG Oral Tablet` has two ingredients; a text of which only one half
 * is known is not resolved, because the other half could be anything.
 */
export function resolveMedicine(medicine: {
  readonly name?: string;
  readonly rxnorm?: string;
}): ResolvedMedicine | undefined {
  const coded = medicine.rxnorm === undefined ? undefined : BY_RXNORM.get(medicine.rxnorm);
  const named = medicine.name === undefined ? undefined : resolveName(medicine.name);
  if (coded === undefined) return named;
  // Code and name may speak of different things; keep both, so that neither hides an interaction.
  return { ingredients: [...new Set([coded, ...(named?.ingredients ?? [])])] };
}

function resolveName(name: string): ResolvedMedicine | undefined {
  const found: DictionaryEntry[] = [];
  for (const part of name
    .slice(0, 400)
    .split(/\s*(?:\/(?!\s*(?:ml|hr|actuat|act|day|dose)\b)|\+|;|,(?!\d)|&|\band\b|\bwith\b)\s*/i)) {
    const words = wordsOf(part);
    if (words.length === 0 || words.every(isFormWord)) continue;
    const entries = lookUp(words);
    if (entries.length === 0) return undefined;
    for (const entry of entries) if (!found.includes(entry)) found.push(entry);
  }
  return found.length === 0 ? undefined : { ingredients: found };
}

/** Every known name that stands in the words, longest first, so that "fluticasone nasal" wins over "fluticasone". */
function lookUp(words: readonly string[]): readonly DictionaryEntry[] {
  const found: DictionaryEntry[] = [];
  let start = 0;
  while (start < words.length) {
    let step = 1;
    for (let size = Math.min(LONGEST_NAME, words.length - start); size > 0; size -= 1) {
      const entries = BY_NAME.get(words.slice(start, start + size).join(' '));
      if (entries !== undefined) {
        found.push(...entries);
        step = size;
        break;
      }
    }
    start += step;
  }
  return found;
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’`®™]/g, '')
    .split(/[^a-z0-9.]+/)
    .filter((word) => word !== '' && word !== '.');
}

const FORM_WORDS: ReadonlySet<string> = new Set(
  'mg mcg ug g ml meq unit units oral tablet tablets capsule capsules solution suspension injection injectable injector patch film extended release delayed disintegrating er xr sr ir hr daily dose pack prn po qd bid tid qhs ml mg/ml topical cream spray inhaler inhalant prefilled syringe day once twice at night morning hydrochloride sodium'.split(
    ' ',
  ),
);
const isFormWord = (word: string): boolean =>
  FORM_WORDS.has(word) || /^[0-9.]+(?:mg|mcg|ug|g|ml|hr|h|iu|%)?$/.test(word);

function nameIndex(): ReadonlyMap<string, readonly DictionaryEntry[]> {
  const index = new Map<string, DictionaryEntry[]>();
  for (const entry of MEDICINES) {
    for (const name of [entry.ingredient, ...entry.names]) {
      const key = wordsOf(name).join(' ');
      const there = index.get(key);
      if (there === undefined) index.set(key, [entry]);
      else if (!there.includes(entry)) there.push(entry);
    }
  }
  return index;
}
