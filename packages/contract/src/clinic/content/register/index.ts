/** Every id of the clinical documents, with where the product keeps it or why it does not. */
import { BATTERIES, INSTRUMENT_IDS } from '@titrate/clinical/instruments';
import type { ContentEntry, ContentGroup } from '../entry.ts';
import { AFTERWARDS } from './afterwards.ts';
import { BEFORE, DOSING } from './before.ts';
import type { RegisterRow } from './row.ts';
import { SESSION_DAY } from './session-day.ts';

export type { RegisterRow } from './row.ts';

export const REGISTER: readonly RegisterRow[] = [
  ...BEFORE,
  ...DOSING,
  ...SESSION_DAY,
  ...AFTERWARDS,
  ...INSTRUMENT_IDS.map((id) => ({ id, entries: [`instruments/${id}`] })),
  ...BATTERIES.map(({ moment }) => ({ id: moment, entries: [`batteries/${moment}`] })),
];

/** `works`: the product evaluates or asks it. `read`: it is shown to read. `absent`: neither, with the reason. */
export type RegisterState = 'works' | 'read' | 'absent';
export const REGISTER_STATES: Readonly<Record<RegisterState, string>> = {
  works: 'In force',
  read: 'To read',
  absent: 'Not in the product',
};

/** Entries of these groups are words alone. */
const READ_ONLY: readonly ContentGroup[] = ['principles', 'evidence', 'therapy', 'suicidality', 'stopping'];

export interface RegisterLine extends RegisterRow {
  readonly title: string;
  readonly state: RegisterState;
  readonly found: readonly ContentEntry[];
}

/** Each row with the entries it is found in. A row that claims what is nowhere is a defect that the tests look for. */
export function registerLines(catalogue: readonly ContentEntry[]): readonly RegisterLine[] {
  const byId = Map.groupBy(catalogue, (entry) => entry.id);
  const byRef = new Map(catalogue.map((entry) => [`${entry.group}/${entry.id}`, entry]));
  return REGISTER.map((row) => {
    const named = (row.entries ?? []).flatMap((ref) => byRef.get(ref) ?? []);
    const found = [...(isInstrumentOrMoment(row) ? [] : (byId.get(row.id) ?? [])), ...named];
    const works = row.files !== undefined || found.some((entry) => !READ_ONLY.includes(entry.group));
    return {
      ...row,
      found,
      title: row.title ?? found[0]?.title ?? row.id,
      state: works ? 'works' : found.length > 0 ? 'read' : 'absent',
    };
  });
}

/** Their ids name outcomes and protocols too. */
const isInstrumentOrMoment = (row: RegisterRow): boolean => !/^[A-Z]{2}/.test(row.id);
