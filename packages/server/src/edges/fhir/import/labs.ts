import { measurementByCode } from '@titrate/clinical/rules';
import type { Instant } from '@titrate/quantity';
import { type Concept, readConcept, wordsOf } from './codes.ts';
import type { ImportContext } from './context.ts';
import type { Entry } from './document.ts';
import type { DraftLab, DraftRecord } from './draft.ts';
import { inUnit, type ReadQuantity, readQuantity } from './quantities.ts';

/** LOINC codes that stand for the same measurement as the one the rules name (blood instead of serum). */
const SAME_MEASUREMENT: Readonly<Record<string, string>> = { '38483-4': '2160-0' };
/** Urine hCG, and the SNOMED answers that say how it came out. */
const PREGNANCY_TEST = '2106-3';
const ANSWERS: Readonly<Record<string, string>> = { '10828004': 'positive', '260385009': 'negative' };

/** Reads a result: a quantity with its unit, or a coded or written answer. */
export function readLab(
  context: ImportContext,
  entry: Entry,
  code: string,
  concept: Concept,
  at: Instant,
): DraftLab | undefined {
  const { resource } = entry;
  const name = wordsOf(concept) ?? code;
  const base = { code, name: name.replaceAll('\u200b', '').slice(0, 400), observedAt: at };
  if (resource.get('valueQuantity').isPresent()) {
    const quantity = readQuantity(resource.get('valueQuantity'));
    if ('reason' in quantity) return context.note(entry, 'fault', quantity.path, quantity.reason);
    return {
      ...base,
      ...numberOf(context, entry, code, quantity),
      ...limitsOf(entry, quantity.unit),
      from: context.take(entry),
    };
  }
  const words =
    resource.get('valueString').text() ?? wordsOf(readConcept(resource.get('valueCodeableConcept')));
  if (words === undefined)
    return context.note(entry, 'not-kept', resource.path, 'there is no value that a chart can show');
  const nothing = {
    value: undefined,
    unit: undefined,
    lowerLimit: undefined,
    upperLimit: undefined,
    measurement: undefined,
  };
  return { ...base, ...nothing, valueText: words.slice(0, 400), from: context.take(entry) };
}

function numberOf(
  context: ImportContext,
  entry: Entry,
  code: string,
  quantity: ReadQuantity,
): Pick<DraftLab, 'value' | 'valueText' | 'unit' | 'measurement'> {
  const { number, unit, comparator } = quantity;
  const asWritten = {
    value: comparator === undefined ? number.text : undefined,
    valueText: `${comparator ?? ''}${number.text}`,
    unit,
    measurement: undefined,
  };
  const kind = measurementByCode(SAME_MEASUREMENT[code] ?? code);
  if (kind === undefined || comparator !== undefined) return asWritten;
  const path = `${entry.resource.path}.valueQuantity`;
  const text = inUnit(quantity, kind.unit);
  if (text === undefined) {
    context.note(
      entry,
      'remark',
      `${path}.code`,
      `kept as written; the rules read ${kind.title} in ${kind.unit}, so they do not use it`,
    );
    return asWritten;
  }
  const value = Number(text);
  if (value < kind.min || value > kind.max) {
    context.note(
      entry,
      'remark',
      `${path}.value`,
      `kept as written and not used by rules: ${kind.boundsReason}`,
    );
    return asWritten;
  }
  return { value: text, valueText: number.text, unit: kind.unit, measurement: kind.id };
}

function limitsOf(entry: Entry, unit: string): Pick<DraftLab, 'lowerLimit' | 'upperLimit'> {
  const range = entry.resource.get('referenceRange').first();
  const limit = (name: string) => {
    if (!range.get(name).isPresent()) return undefined;
    const quantity = readQuantity(range.get(name));
    return 'reason' in quantity || quantity.unit !== unit ? undefined : quantity.number.text;
  };
  return { lowerLimit: limit('low'), upperLimit: limit('high') };
}

/** A pregnancy test with an answer the work-up can read. */
export function readPregnancyTest(
  context: ImportContext,
  entry: Entry,
  code: string,
  at: Instant,
): DraftRecord | undefined {
  if (code !== PREGNANCY_TEST) return undefined;
  const answer = readConcept(entry.resource.get('valueCodeableConcept'));
  const outcome = answer.codings
    .map((one) => (one.code === undefined ? undefined : ANSWERS[one.code]))
    .find((one) => one !== undefined);
  if (outcome === undefined) return undefined;
  return { from: context.take(entry), recordId: 'pregnancyTest', outcome, at };
}
