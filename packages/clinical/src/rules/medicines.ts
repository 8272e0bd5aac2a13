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
const BY_INGREDIENT: ReadonlyMap<string, DictionaryEntry> = new Map(
  MEDICINES.map((entry) => [entry.ingredient, entry]),
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
  const byCode = medicine.rxnorm === undefined ? undefined : BY_RXNORM.get(medicine.rxnorm);
  const name = medicine.name ?? '';
  const coded = byCode === undefined ? undefined : asTaken(byCode, name);
  const named = medicine.name === undefined ? undefined : resolveName(name);
  if (coded === undefined) return named;
  // Code and name may speak of different things; keep both, so that neither hides an interaction.
  return { ingredients: [...new Set([coded, ...(named?.ingredients ?? [])])] };
}

/** No prescription is this long; what stands behind it could be anything. */
const LONGEST_TEXT = 400;

function resolveName(name: string): ResolvedMedicine | undefined {
  if (name.length > LONGEST_TEXT) return undefined;
  const found: DictionaryEntry[] = [];
  for (const part of name.split(
    /\s*(?:\/(?!\s*(?:ml|hr|actuat|act|day|dose)\b)|\+|;|,(?!\d)|&|\band\b|\bwith\b)\s*/i,
  )) {
    const words = wordsOf(part);
    const entries = lookUp(words);
    if (entries.length === 0) {
      if (words.every(isFormWord)) continue;
      return undefined;
    }
    for (const entry of entries.map((one) => asTaken(one, name)))
      if (!found.includes(entry)) found.push(entry);
  }
  return found.length === 0 ? undefined : { ingredients: found };
}

/** A steroid breathed into the lungs is not the one sprayed into the nose that DI-22 asks about. */
function asTaken(entry: DictionaryEntry, name: string): DictionaryEntry {
  if (!/\binhal/i.test(name) || /\bnasal/i.test(name)) return entry;
  return BY_INGREDIENT.get(`${entry.ingredient} inhaled`) ?? entry;
}

/**
 * Every known name that stands in the words, longest first, so that "fluticasone nasal" wins over "fluticasone".
 * A word left over that is not a strength, a form or a salt could be another drug, or a misspelt one: then nothing
 * is resolved.
 */
function lookUp(words: readonly string[]): readonly DictionaryEntry[] {
  const found: DictionaryEntry[] = [];
  let start = 0;
  while (start < words.length) {
    const known = longestNameAt(words, start);
    if (known !== undefined) found.push(...known.entries);
    else if (!isFormWord(words[start] ?? '')) return [];
    start += known?.size ?? 1;
  }
  return found;
}

function longestNameAt(
  words: readonly string[],
  start: number,
): { readonly size: number; readonly entries: readonly DictionaryEntry[] } | undefined {
  for (let size = Math.min(LONGEST_NAME, words.length - start); size > 0; size -= 1) {
    const entries = BY_NAME.get(words.slice(start, start + size).join(' '));
    if (entries !== undefined) return { size, entries };
  }
  return undefined;
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

/** Strengths, forms, salts and the small words of a prescription: they never name a drug by themselves. */
const FORM_WORDS: ReadonlySet<string> = new Set(
  (
    'mg mcg ug g ml meq unit units unt iu oral tablet tablets tab tabs capsule capsules cap caps solution suspension ' +
    'injection injectable injector patch patches film extended release delayed disintegrating chewable sublingual ' +
    'er xr sr ir cr la xl hr h hour hours daily dose doses pack prn po qd bid tid qid qhs hs day days once twice three ' +
    'times at night nightly morning evening bedtime week weekly every as needed for sleep pain anxiety mood topical ' +
    'cream ointment gel spray nasal inhaler inhalant inhalation metered actuat prefilled syringe powder system vaginal ' +
    'transdermal ophthalmic drops lozenge troche pen per the my take takes taking about generic x 12hr 24hr ' +
    'hydrochloride hcl sodium potassium calcium sulfate sulphate succinate tartrate maleate fumarate besylate mesylate ' +
    'citrate acetate phosphate bromide hydrobromide chloride carbonate magnesium monohydrate anhydrous hydrate ' +
    'dihydrate pamoate decanoate propionate furoate dimesylate bitartrate oxalate trihydrate lactate medoxomil ' +
    'hemihydrate kit vial ampule ampoule ring implant drug auto intrauterine human'
  ).split(' '),
);
const isFormWord = (word: string): boolean =>
  FORM_WORDS.has(word) || /^(?:[0-9.]+(?:mg|mcg|ug|g|ml|hr|h|iu)?|nda[0-9]+)$/.test(word);

function nameIndex(): ReadonlyMap<string, readonly DictionaryEntry[]> {
  const index = new Map<string, readonly DictionaryEntry[]>();
  for (const entry of MEDICINES) {
    for (const name of [entry.ingredient, ...entry.names]) {
      const key = wordsOf(name).join(' ');
      index.set(key, [...new Set([...(index.get(key) ?? []), entry])]);
    }
  }
  return index;
}
