import { measurementByCode, parseSnapshot } from '@titrate/clinical/rules';
import { formatInstant, type Instant } from '@titrate/quantity';
import { codeIn, LOINC, readConcept } from './codes.ts';
import type { ImportContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import type { Entry } from './document.ts';
import type { DraftVitals, From } from './draft.ts';
import { inUnit, readQuantity } from './quantities.ts';

export type VitalField = Exclude<keyof DraftVitals, 'observedAt' | 'from'>;

/** LOINC code, member, unit. */
const FIELDS: Readonly<Record<string, readonly [VitalField, string]>> = {
  '8480-6': ['systolicMmHg', 'mm[Hg]'],
  '8462-4': ['diastolicMmHg', 'mm[Hg]'],
  '8867-4': ['heartRatePerMin', '/min'],
  '9279-1': ['respiratoryRatePerMin', '/min'],
  '59408-5': ['spo2Percent', '%'],
  '2708-6': ['spo2Percent', '%'],
  '8310-5': ['temperatureCel', 'Cel'],
  '8331-1': ['temperatureCel', 'Cel'],
  '29463-7': ['weightKg', 'kg'],
  '8302-2': ['heightCm', 'cm'],
};
/** Blood pressure panels: today's code, and the one it replaced. */
const PANELS = new Set(['85354-9', '55284-4']);

export const isVital = (code: string): boolean => Object.hasOwn(FIELDS, code) || PANELS.has(code);

/** One value of one sitting. */
export interface VitalValue {
  readonly entry: Entry;
  readonly field: VitalField;
  readonly text: string;
  readonly path: string;
  readonly at: Instant;
}

/** Reads a vital sign or a blood pressure panel. A panel gives both its numbers or nothing. */
export function readVital(
  context: ImportContext,
  entry: Entry,
  code: string,
  at: Instant,
): readonly VitalValue[] {
  if (!PANELS.has(code)) {
    const value = readValue(context, entry, entry.resource, code, at);
    return value === undefined ? [] : [value];
  }
  const found: VitalValue[] = [];
  for (const component of entry.resource.get('component').items()) {
    const part = codeIn(readConcept(component.get('code')), LOINC);
    if (part !== '8480-6' && part !== '8462-4') {
      context.note(entry, 'remark', component.path, 'this part of the panel is not kept');
      continue;
    }
    const value = readValue(context, entry, component, part, at);
    if (value !== undefined) found.push(value);
  }
  const fields = new Set(found.map((one) => one.field));
  if (found.length === 2 && fields.size === 2) return found;
  context.note(
    entry,
    'fault',
    `${entry.resource.path}.component`,
    'a blood pressure needs one systolic and one diastolic value',
  );
  return [];
}

function readValue(
  context: ImportContext,
  entry: Entry,
  holder: Cursor,
  code: string,
  at: Instant,
): VitalValue | undefined {
  const [field, unit] = FIELDS[code] ?? [];
  if (field === undefined || unit === undefined) return undefined;
  const path = `${holder.path}.valueQuantity`;
  if (!holder.get('valueQuantity').isPresent())
    return context.note(entry, 'not-kept', path, 'there is no value');
  const quantity = readQuantity(holder.get('valueQuantity'));
  if ('reason' in quantity) return context.note(entry, 'fault', quantity.path, quantity.reason);
  if (quantity.comparator !== undefined)
    return context.note(entry, 'fault', `${path}.comparator`, 'a vital sign is a value, not a bound');
  const text = inUnit(quantity, unit);
  if (text === undefined)
    return context.note(
      entry,
      'fault',
      `${path}.code`,
      `${JSON.stringify(quantity.unit.slice(0, 20))} is not a unit of this vital sign`,
    );
  return { entry, field, text, path, at };
}

/** Puts values of one instant into one sitting, after the bounds of the clinical core have passed them. */
export function gatherVitals(context: ImportContext, values: readonly VitalValue[]): readonly DraftVitals[] {
  const sittings = new Map<Instant, Map<VitalField, VitalValue>[]>();
  for (const value of values) {
    const rows = sittings.get(value.at) ?? [];
    sittings.set(value.at, rows);
    // Two different values of one instant stand beside each other: neither may hide the other.
    const twin = rows.map((row) => row.get(value.field)).find((one) => one?.text === value.text);
    const free = rows.find((row) => !row.has(value.field));
    if (twin !== undefined) {
      context.note(value.entry, 'remark', value.path, 'the same value stands there twice; it was taken once');
      context.take(value.entry);
    } else if (free !== undefined) free.set(value.field, value);
    else rows.push(new Map([[value.field, value]]));
  }
  const drafts: DraftVitals[] = [];
  for (const [observedAt, rows] of [...sittings].sort(([a], [b]) => a - b)) {
    for (const row of rows) {
      const kept = boundsPassed(context, observedAt, row);
      if (kept.length === 0) continue;
      const from = new Map<Entry, From>();
      for (const value of kept) from.set(value.entry, context.take(value.entry));
      drafts.push({
        observedAt,
        ...Object.fromEntries(kept.map((one) => [one.field, one.text])),
        from: [...from.values()],
      });
    }
  }
  return drafts;
}

function boundsPassed(
  context: ImportContext,
  at: Instant,
  row: ReadonlyMap<VitalField, VitalValue>,
): readonly VitalValue[] {
  const systolic = row.get('systolicMmHg');
  const diastolic = row.get('diastolicMmHg');
  const groups: VitalValue[][] = [];
  if (systolic !== undefined && diastolic !== undefined) groups.push([systolic, diastolic]);
  for (const value of row.values()) {
    const isPressure = value === systolic || value === diastolic;
    if (!isPressure) groups.push([value]);
    else if (systolic === undefined || diastolic === undefined) {
      context.note(
        value.entry,
        'fault',
        value.path,
        'a blood pressure needs both its numbers at the same instant',
      );
    }
  }
  return groups
    .filter((group) => {
      const problem = problemOf(at, group);
      if (problem === undefined) return true;
      for (const value of group) context.note(value.entry, 'fault', value.path, problem);
      return false;
    })
    .flat();
}

/** The bounds live in the clinical core: a snapshot that holds just these values passes there or does not. */
function problemOf(at: Instant, values: readonly VitalValue[]): string | undefined {
  const observedAt = formatInstant(at);
  const one = values[0];
  const code = one?.field === 'weightKg' ? 'weight' : one?.field === 'heightCm' ? 'height' : undefined;
  const row =
    code === undefined || one === undefined
      ? {
          vitals: [
            { observedAt, ...Object.fromEntries(values.map((value) => [value.field, Number(value.text)])) },
          ],
        }
      : {
          measurements: [{ code, value: Number(one.text), unit: measurementByCode(code)?.unit, observedAt }],
        };
  const parsed = parseSnapshot({
    asOf: observedAt,
    region: 'US',
    patient: {},
    treatment: { product: 'ketamine', route: 'IV', indications: [] },
    ...row,
  });
  return parsed.ok ? undefined : parsed.error.map((problem) => problem.message).join('; ');
}
