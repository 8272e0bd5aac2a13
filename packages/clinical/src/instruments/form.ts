/** From definition and wording to what a screen shows. */
import { type CivilDate, err, ok, type Problem, type Result } from '@titrate/quantity';
import { instrumentById } from './catalogue/index.ts';
import type { InstrumentId } from './ids.ts';
import type { OptionText, TextPackage } from './text-package.ts';
import { textPolicyOf } from './text-policy.ts';
import type { Item, Option, UnscoredItem, Values } from './types.ts';

/** LOINC asks for this notice wherever its codes are shown or exported. */
export const LOINC_NOTICE =
  'This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc.';

export interface FormItem {
  /** Position in the answers, from 0. */
  readonly index: number;
  readonly id: string;
  /** What the person reads. */
  readonly label: string;
  /** Short name, for summaries. */
  readonly title: string;
  /**
   * `choice`: one of a few worded options. `scale`: one number of a short row (0–10), words only at its ends.
   * `number`: a whole number typed or slid between `values.min` and `values.max`.
   */
  readonly control: 'choice' | 'scale' | 'number';
  /** Every allowed value with its words, in the order to show; empty for `number`. */
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly values: Values;
}

export interface Form {
  readonly instrument: InstrumentId;
  readonly version: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly language: string;
  readonly recall: string;
  readonly stem: string | null;
  readonly items: readonly FormItem[];
  /** Asked beside the form, stored beside the score, never part of the answers. */
  readonly unscored: readonly UnscoredItem[];
  /** Said above the form: to patients what they must know to answer, to clinicians how to read it. */
  readonly notes: readonly string[];
  /** Shown with the form, always. */
  readonly copyright: string;
  /** False when items show only our short titles: for score entry by a clinician. */
  readonly hasWording: boolean;
}

export interface FormRequest {
  readonly instrument: InstrumentId;
  readonly audience: 'patient' | 'clinician';
  /** What the clinic may use: its imports, and the content package unless switched off. */
  readonly texts: readonly TextPackage[];
  /** Day on which licences must hold. */
  readonly on: CivilDate;
  /** `en` unless given. */
  readonly language?: string;
}

const SHORT_ROW = 11;
const DEFAULT_LANGUAGE = 'en';

/**
 * The form to show. A patient's form opens only with wording that may be shown on that day; a clinician's
 * always opens, with our short titles where wording is missing.
 *
 * Problems: `not-for-patients`, `no-form`, `texts-missing`.
 */
export function formOf(request: FormRequest): Result<Form, Problem> {
  const instrument = instrumentById(request.instrument);
  const language = request.language ?? DEFAULT_LANGUAGE;
  const path = 'instrument';
  if (instrument.items.length === 0) {
    return err({ type: 'no-form', message: `${instrument.shortTitle} is kept as structured fields`, path });
  }
  if (request.audience === 'patient' && instrument.respondent === 'clinician') {
    return err({
      type: 'not-for-patients',
      message: `${instrument.shortTitle} is rated by a clinician`,
      path,
    });
  }
  const texts = textsFor({ ...request, language });
  const hasWording = texts !== undefined || isBuiltIn(request.instrument, language);
  if (request.audience === 'patient' && !hasWording) {
    const words = language === DEFAULT_LANGUAGE ? 'the wording' : `the wording in ${language}`;
    const message = `${words} of ${instrument.shortTitle} is not available to this clinic`;
    return err({ type: 'texts-missing', message, path });
  }
  return ok({
    instrument: instrument.id,
    version: instrument.version,
    title: instrument.title,
    shortTitle: instrument.shortTitle,
    language,
    recall: instrument.recall,
    stem: texts?.stem ?? instrument.stem ?? null,
    items: instrument.items.map((item, index) => formItem(item, index, texts)),
    unscored: instrument.unscored ?? [],
    notes: request.audience === 'patient' ? (instrument.patientNotes ?? []) : instrument.notes,
    copyright: copyrightOf(instrument.id, texts),
    hasWording,
  });
}

/** The package whose words the form shows on that day; none where it shows the definition's own. */
export function textsFor({
  instrument,
  texts,
  on,
  language = DEFAULT_LANGUAGE,
}: Omit<FormRequest, 'audience'>): TextPackage | undefined {
  const { version } = instrumentById(instrument);
  return texts.find(
    (one) =>
      one.instrument === instrument &&
      one.version === version &&
      one.language === language &&
      (one.licence.validUntil === undefined || on <= one.licence.validUntil),
  );
}

/**
 * The language a form opens in: the first wanted one it has words in, a regional one also by the words of the whole
 * language and the other way round, and English else. What nobody asked for is never shown in its place.
 */
export function languageFor(
  request: Omit<FormRequest, 'audience' | 'language'>,
  wanted: readonly string[],
): string {
  const known = new Set(
    request.texts
      .filter(({ instrument }) => instrument === request.instrument)
      .map(({ language }) => language)
      .filter((language) => textsFor({ ...request, language }) !== undefined),
  );
  if (isBuiltIn(request.instrument, DEFAULT_LANGUAGE)) known.add(DEFAULT_LANGUAGE);
  for (const one of wanted) {
    if (known.has(one)) return one;
    const kin = [...known].find((language) => wholeOf(language) === wholeOf(one));
    if (kin !== undefined) return kin;
  }
  return DEFAULT_LANGUAGE;
}

const wholeOf = (language: string): string => language.split('-')[0] ?? language;

const isBuiltIn = (instrument: InstrumentId, language: string): boolean =>
  language === DEFAULT_LANGUAGE && textPolicyOf(instrument) === 'included';

/** Licence line, plus the LOINC notice where the definition carries LOINC codes. */
export function copyrightOf(instrument: InstrumentId, texts?: TextPackage): string {
  const { licence, loinc, items } = instrumentById(instrument);
  const lines = [licence.credit];
  if (texts !== undefined) lines.push(`Wording: ${texts.licence.holder}, ${texts.licence.reference}.`);
  if (
    loinc.panel !== undefined ||
    loinc.total !== undefined ||
    items.some((item) => item.loinc !== undefined)
  ) {
    lines.push(LOINC_NOTICE);
  }
  return lines.join(' ');
}

function formItem(item: Item, index: number, texts: TextPackage | undefined): FormItem {
  const given = texts?.items[index];
  const words = given?.options ?? texts?.options ?? item.options?.map(worded);
  return {
    index,
    id: item.id,
    label: given?.text ?? item.text ?? item.title,
    title: item.title,
    ...controlOf(item.values, words),
    values: item.values,
  };
}

const worded = ({ value, label }: Option): OptionText => ({ value, text: label });

function controlOf(
  values: Values,
  words: readonly OptionText[] | undefined,
): Pick<FormItem, 'control' | 'options'> {
  if (words !== undefined) {
    return { control: 'choice', options: words.map(({ value, text }) => ({ value, label: text })) };
  }
  const count = values.max - values.min + 1;
  if (count > SHORT_ROW) return { control: 'number', options: [] };
  const options = Array.from({ length: count }, (_, i) => values.min + i)
    .filter((value) => values.except?.includes(value) !== true)
    .map((value) => ({ value, label: String(value) }));
  return { control: 'scale', options };
}
