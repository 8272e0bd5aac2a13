import type { FactData, GateCheck } from '@titrate/clinical/session';
import { err, formatInstant, type Instant, ok, type Result } from '@titrate/quantity';
import { lastTimeOf } from '../chart/clock-text.ts';

export type Detail = NonNullable<FactData['gate.answered']['detail']>;
type Substance = NonNullable<Detail['substances']>[number];
export type DetailTexts = { readonly [name: string]: string };

/** What a check needs to know beside its answer. */
export type DetailField =
  | {
      readonly kind: 'time';
      readonly name: 'lastFoodAt' | 'lastFluidAt' | 'lastNasalMedicineAt';
      readonly label: string;
    }
  | {
      readonly kind: 'text';
      readonly name: 'escortName' | 'escortPhone' | 'ledgerItem' | 'note';
      readonly label: string;
    }
  | { readonly kind: 'number'; readonly name: 'glucoseMgPerDl' | 'phq9Total'; readonly label: string }
  | {
      readonly kind: 'choice';
      readonly name: 'pregnancyTest' | 'suicidality';
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: 'substances'; readonly name: 'substances'; readonly label: string };

export const SUBSTANCE_WORDS: Record<Substance['class'], string> = {
  benzodiazepine: 'Benzodiazepine',
  'z-drug': 'Sleeping pill (z-drug)',
  opioid: 'Opioid',
  alcohol: 'Alcohol',
  stimulant: 'Stimulant',
  maoi: 'Monoamine oxidase inhibitor',
  cannabis: 'Cannabis',
  'nasal-spray': 'Nasal spray',
  other: 'Other',
};

export const DETAIL_FIELDS: { readonly [K in GateCheck]?: readonly DetailField[] } = {
  'GT-05': [
    { kind: 'time', name: 'lastFoodAt', label: 'Last food, if told' },
    { kind: 'time', name: 'lastFluidAt', label: 'Last fluid, if told' },
  ],
  'GT-06': [
    { kind: 'time', name: 'lastFoodAt', label: 'Last solids, if told' },
    { kind: 'time', name: 'lastFluidAt', label: 'Last clear fluid, if told' },
  ],
  'GT-07': [
    { kind: 'text', name: 'escortName', label: 'Escort' },
    { kind: 'text', name: 'escortPhone', label: 'Telephone' },
  ],
  'GT-09': [{ kind: 'substances', name: 'substances', label: 'Taken last' }],
  'GT-10': [
    {
      kind: 'choice',
      name: 'pregnancyTest',
      label: 'Test',
      options: [
        { value: 'negative', label: 'Negative' },
        { value: 'positive', label: 'Positive' },
        { value: 'not-due', label: 'Not due' },
      ],
    },
  ],
  'GT-11': [
    {
      kind: 'choice',
      name: 'suicidality',
      label: 'Since the last visit',
      options: [
        { value: 'none', label: 'None' },
        { value: 'ideation', label: 'Thoughts, no intent' },
        { value: 'intent-plan-or-behaviour', label: 'Intent, plan or behaviour' },
      ],
    },
  ],
  'GT-12': [{ kind: 'text', name: 'note', label: 'What changed' }],
  'GT-14': [{ kind: 'number', name: 'phq9Total', label: 'PHQ-9 total' }],
  'GT-15': [{ kind: 'text', name: 'note', label: 'Effects and how long' }],
  'GT-18': [{ kind: 'time', name: 'lastNasalMedicineAt', label: 'Last nasal medicine' }],
  'GT-20': [{ kind: 'number', name: 'glucoseMgPerDl', label: 'Glucose (mg/dL)' }],
  'GT-21': [{ kind: 'text', name: 'ledgerItem', label: 'Ledger item' }],
};

/** The typed facts as the record takes them; empty fields are left out, an unreadable one is named. */
export function detailOf(
  fields: readonly DetailField[],
  texts: DetailTexts,
  zone: string,
  at: Instant,
): Result<Detail, string> {
  const out: Record<string, unknown> = {};
  for (const field of fields) {
    const text = (texts[field.name] ?? '').trim();
    if (text === '') continue;
    if (field.kind === 'time') {
      const when = lastTimeOf(text, zone, at);
      if (when === undefined) return err(`${field.label}: "${text}" is not a time such as 07:30`);
      out[field.name] = formatInstant(when);
    } else if (field.kind === 'number') {
      if (!/^\d{1,4}$/.test(text)) return err(`${field.label}: "${text}" is not a whole number`);
      out[field.name] = Number(text);
    } else if (field.kind === 'substances') {
      const read = readSubstances(text, zone, at);
      if (!read.ok) return read;
      out[field.name] = read.value;
    } else out[field.name] = text;
  }
  // Built from the fields of DETAIL_FIELDS, whose names are members of the detail; the record's parser checks each value.
  return ok(out as Detail);
}

/** `none`, or one line for each: class, name, time. */
function readSubstances(text: string, zone: string, at: Instant): Result<readonly Substance[], string> {
  if (text === 'none') return ok([]);
  const list: Substance[] = [];
  for (const line of text.split('\n')) {
    const [code = '', name = '', clock = ''] = line.split('|');
    const found = Object.keys(SUBSTANCE_WORDS).find((one): one is Substance['class'] => one === code);
    if (found === undefined) continue;
    const takenAt = clock === '' ? undefined : lastTimeOf(clock, zone, at);
    if (clock !== '' && takenAt === undefined) return err(`"${clock}" is not a time such as 22:15`);
    list.push({
      class: found,
      ...(name === '' ? {} : { name }),
      ...(takenAt === undefined ? {} : { takenAt: formatInstant(takenAt) }),
    });
  }
  return ok(list);
}
