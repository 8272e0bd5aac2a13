/** One coded question of the history: asked and answered on its own, never cleared by "no known problems" (RULE-LOGIC-2). */
import type { Mark, Product } from '../rule.ts';

export const FACT_GROUPS = [
  'allergy',
  'heart-and-vessels',
  'brain-and-nerves',
  'mental-health',
  'breathing',
  'liver-kidney-bladder',
  'hormones-eyes-and-others',
  'pregnancy',
  'substances',
  'past-ketamine',
  'daily-life',
  'home-dosing',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

/** What patients and staff read as the name of each group of history questions. */
export const FACT_GROUP_TITLES: Readonly<Record<FactGroup, string>> = {
  allergy: 'Allergies',
  'heart-and-vessels': 'Heart and blood vessels',
  'brain-and-nerves': 'Brain and nerves',
  'mental-health': 'Mental health',
  breathing: 'Breathing',
  'liver-kidney-bladder': 'Liver, kidneys and bladder',
  'hormones-eyes-and-others': 'Hormones, eyes and other conditions',
  pregnancy: 'Pregnancy',
  substances: 'Alcohol and other substances',
  'past-ketamine': 'Ketamine in the past',
  'daily-life': 'Daily life',
  'home-dosing': 'Treatment at home',
};

export interface FactCode {
  readonly system: 'SNOMED' | 'ICD-10-CM';
  /** An ICD-10-CM code stands for itself and everything below it. */
  readonly code: string;
  readonly mark: Mark;
}

interface FactBase<Id extends string> {
  readonly id: Id;
  readonly group: FactGroup;
  readonly clinicianLabel: string;
  /** Plain words, US grade 6 or lower. */
  readonly patientQuestion: string;
  readonly askedOf: 'patient' | 'clinician';
  /** A follow-up: asked only when another fact was answered yes. */
  readonly askedWhenYes?: string;
  readonly products?: readonly Product[];
  /** Asked only of people who can become pregnant. */
  readonly onlyIfCanBecomePregnant?: true;
  /** Asked in the history of every new patient (WU-02); the others only where they apply. */
  readonly history: boolean;
  /** A yes stays a yes however long ago it was given: what once happened cannot unhappen. A no always ages. */
  readonly lasting: boolean;
  readonly codes: readonly FactCode[];
}

/** "unsure" counts as not answered in every rule. */
export type YesNoFact<Id extends string = string> = FactBase<Id> & { readonly kind: 'yes-no' };
export type DateFact<Id extends string = string> = FactBase<Id> & { readonly kind: 'date' };
export type ChoiceFact<Id extends string = string> = FactBase<Id> & {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};
export type Fact<Id extends string = string> = YesNoFact<Id> | DateFact<Id> | ChoiceFact<Id>;

type Words = readonly [clinicianLabel: string, patientQuestion: string];
interface Extra {
  readonly askedOf?: 'clinician';
  readonly askedWhenYes?: string;
  readonly products?: readonly Product[];
  readonly onlyIfCanBecomePregnant?: true;
  readonly history?: false;
  readonly lasting?: true;
  readonly snomed?: readonly string[];
  readonly icd10?: readonly string[];
}

function base<Id extends string>(id: Id, group: FactGroup, words: Words, extra: Extra): FactBase<Id> {
  const { askedOf = 'patient', history = true, lasting = false, snomed = [], icd10 = [], ...rest } = extra;
  const known = (system: FactCode['system']) => (code: string) => ({ system, code, mark: 'known' as const });
  return {
    id,
    group,
    clinicianLabel: words[0],
    patientQuestion: words[1],
    askedOf,
    history,
    lasting,
    codes: [...snomed.map(known('SNOMED')), ...icd10.map(known('ICD-10-CM'))],
    ...rest,
  };
}

export function yesNo<const Id extends string>(
  id: Id,
  group: FactGroup,
  words: Words,
  extra: Extra = {},
): YesNoFact<Id> {
  return { ...base(id, group, words, extra), kind: 'yes-no' };
}

export function date<const Id extends string>(
  id: Id,
  group: FactGroup,
  words: Words,
  extra: Extra = {},
): DateFact<Id> {
  return { ...base(id, group, words, { history: false, ...extra }), kind: 'date' };
}

export function choice<const Id extends string>(
  id: Id,
  group: FactGroup,
  words: Words,
  choices: ChoiceFact['choices'],
  extra: Extra = {},
): ChoiceFact<Id> {
  return { ...base(id, group, words, extra), kind: 'choice', choices };
}
