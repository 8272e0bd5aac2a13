import type { FactGroup } from '@titrate/clinical/rules';
import { capital } from '../../../kit/format/text.ts';

export const GROUP_WORDS: Record<FactGroup, string> = {
  allergy: 'Allergies to the treatment',
  'heart-and-vessels': 'Heart and vessels',
  'brain-and-nerves': 'Brain and nerves',
  'mental-health': 'Mental health',
  breathing: 'Breathing',
  'liver-kidney-bladder': 'Liver, kidneys and bladder',
  'hormones-eyes-and-others': 'Hormones, eyes and others',
  pregnancy: 'Pregnancy',
  substances: 'Substances',
  'past-ketamine': 'Ketamine before',
  'daily-life': 'Daily life',
  'home-dosing': 'Dosing at home',
};

const WORDS: Readonly<Record<string, string>> = {
  yes: 'Yes',
  no: 'No',
  unsure: 'Not sure',
  unknown: 'Not known',
  'as-needed': 'as needed',
  'entered-in-error': 'entered in error',
};

/** A coded word as it is read: `as-needed` is "as needed", `neuromodulation` is "neuromodulation". */
export const plainWords = (code: string): string => WORDS[code] ?? code.replaceAll(/[-_]/g, ' ');

/** The same at the beginning of a cell. */
export function headWords(code: string): string {
  const words = plainWords(code);
  return capital(words);
}

export const optionsOf = (codes: readonly string[]) =>
  codes.map((value) => ({ value, label: headWords(value) }));
