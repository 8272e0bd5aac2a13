import { INSTRUMENTS, type Instrument } from '@titrate/clinical/instruments';
import { type Concept, codeIn, LOINC, readConcept } from './codes.ts';
import { hasFaults, type ImportContext, noteCodeFaults } from './context.ts';
import type { Entry } from './document.ts';
import type { DraftInstrument, DraftLab, DraftRecord } from './draft.ts';
import { readLab, readPregnancyTest } from './labs.ts';
import { readMoment } from './moments.ts';
import { isVital, readVital, type VitalValue } from './vitals.ts';

const CATEGORY_SYSTEM = 'http://terminology.hl7.org/CodeSystem/observation-category';
const CATEGORIES = new Set([
  'social-history',
  'vital-signs',
  'imaging',
  'laboratory',
  'procedure',
  'survey',
  'exam',
  'therapy',
  'activity',
]);
/** Categories whose coded quantities are kept as results. */
const RESULTS = new Set(['laboratory', 'imaging', 'procedure', 'exam']);
const BODY_MASS_INDEX = '39156-5';

export interface ObservationRows {
  readonly vitals: readonly VitalValue[];
  readonly lab?: DraftLab | undefined;
  readonly record?: DraftRecord | undefined;
  readonly instrument?: DraftInstrument | undefined;
}
const NOTHING: ObservationRows = { vitals: [] };

/** Reads one Observation to the place its code has in the chart. */
export function readObservation(context: ImportContext, entry: Entry): ObservationRows {
  const { resource } = entry;
  const leave = (kind: 'fault' | 'not-kept', path: string, reason: string) => {
    context.note(entry, kind, `${resource.path}${path}`, reason);
    return NOTHING;
  };
  if (!context.isAboutPatient(entry, 'subject')) return NOTHING;
  const status = resource.get('status').text();
  if (status !== 'final' && status !== 'amended' && status !== 'corrected') {
    const known = ['registered', 'preliminary', 'cancelled', 'entered-in-error', 'unknown'].includes(
      status ?? '',
    );
    return leave(
      known ? 'not-kept' : 'fault',
      '.status',
      known ? `the sender marks it as ${status}` : 'is not a known status',
    );
  }
  const faults: { path: string; reason: string }[] = [];
  const moment =
    readMoment(resource.get('effectiveDateTime'), faults) ??
    readMoment(resource.get('effectiveInstant'), faults) ??
    readMoment(resource.get('effectivePeriod').get('start'), faults);
  if (moment === undefined && faults.length === 0)
    faults.push({ path: `${resource.path}.effectiveDateTime`, reason: 'nothing says when it was observed' });
  if (moment !== undefined && moment.at > context.at)
    faults.push({ path: `${resource.path}.effectiveDateTime`, reason: 'lies in the future' });
  const concept = readConcept(resource.get('code'));
  if (hasFaults(context, entry, faults) || moment === undefined) return NOTHING;
  const categories = readCategories(context, entry);
  noteCodeFaults(context, entry, concept);
  if (resource.get('dataAbsentReason').isPresent())
    return leave('not-kept', '.dataAbsentReason', 'the sender says that there is no value');
  const code = codeIn(concept, LOINC);
  if (code === undefined) return leave('not-kept', '.code', 'it carries no LOINC code');
  if (!moment.exact)
    context.note(
      entry,
      'remark',
      `${resource.path}.effectiveDateTime`,
      'only the day is known; it stands at its first moment (UTC)',
    );
  if (isVital(code)) return { vitals: readVital(context, entry, code, moment.at) };
  const instrument = INSTRUMENTS.find(
    (one) => one.loinc.total?.mark === 'verified' && one.loinc.total.code === code,
  );
  if (instrument !== undefined)
    return { vitals: [], instrument: readTotal(context, entry, instrument, moment.at) };
  const record = readPregnancyTest(context, entry, code, moment.at);
  const result =
    categories.some((one) => RESULTS.has(one)) ||
    (categories.length === 0 && resource.get('valueQuantity').isPresent());
  if (code !== BODY_MASS_INDEX && (result || record !== undefined)) {
    return { vitals: [], lab: readLab(context, entry, code, concept, moment.at), record };
  }
  return leave('not-kept', '.code', reasonFor(code, concept));
}

function reasonFor(code: string, concept: Concept): string {
  if (code === BODY_MASS_INDEX) return 'the body mass index is worked out from height and weight';
  return `LOINC ${code}${concept.text === undefined ? '' : ` (${concept.text.slice(0, 80)})`} has no place in the chart`;
}

/** The categories that are codes of their system; another code is said to be none. */
function readCategories(context: ImportContext, entry: Entry): readonly string[] {
  return entry.resource
    .get('category')
    .items()
    .flatMap((category) =>
      category
        .get('coding')
        .items()
        .flatMap((coding) => {
          const code = coding.get('code').text();
          if (coding.get('system').text() !== CATEGORY_SYSTEM || code === undefined) return [];
          if (CATEGORIES.has(code)) return [code];
          context.note(
            entry,
            'remark',
            `${coding.path}.code`,
            `${JSON.stringify(code.slice(0, 40))} is not a code of observation-category`,
          );
          return [];
        }),
    );
}

function readTotal(
  context: ImportContext,
  entry: Entry,
  instrument: Instrument,
  at: DraftInstrument['at'],
): DraftInstrument | undefined {
  const { resource } = entry;
  const number =
    resource.get('valueInteger').decimal() ?? resource.get('valueQuantity').get('value').decimal();
  const path = `${resource.path}.valueQuantity`;
  if (number === undefined) return context.note(entry, 'not-kept', path, 'there is no total');
  const { range } = instrument;
  const value = number.value.toNumber();
  if (range !== undefined && (value < range.min || value > range.max)) {
    return context.note(
      entry,
      'fault',
      path,
      `${instrument.shortTitle} runs from ${range.min} to ${range.max}`,
    );
  }
  if (range !== undefined && !number.value.round(range.decimals).equals(number.value)) {
    return context.note(entry, 'fault', path, `${instrument.shortTitle} has no such fraction`);
  }
  return { from: context.take(entry), instrument: instrument.id, total: number.text, at };
}
