import type { Instrument, Item } from '@titrate/clinical/instruments';
import type { Selectable } from 'kysely';
import type { ResponseTable } from '../../../features/tasks/tasks.tables.ts';
import {
  coding,
  type FhirJson,
  list,
  localTime,
  meta,
  type Resource,
  reference,
  type Site,
  SYSTEM,
} from './wire.ts';

/** Canonical address of an instrument; with its version it names one definition for ever. */
const questionnaireUrl = (instrument: string, site: Site) =>
  `${site.base}/Questionnaire/${fhirId(instrument)}`;
/** FHIR ids know no underscore. */
const fhirId = (instrument: string) => instrument.replaceAll('_', '-');

/** An instrument as a form. Item texts ship only where their licence allows it; else the items carry our own titles. */
export function toQuestionnaire(instrument: Instrument, site: Site): Resource {
  const { panel } = instrument.loinc;
  return {
    resourceType: 'Questionnaire',
    id: fhirId(instrument.id),
    meta: meta('2026-11-01T00:00:00.000Z'),
    url: questionnaireUrl(instrument.id, site),
    version: instrument.version,
    name: instrument.id.replaceAll(/[^A-Za-z0-9_]/g, '_').replace(/^./, (first) => first.toUpperCase()),
    title: instrument.title,
    status: 'active',
    subjectType: ['Patient'],
    description: instrument.measures,
    copyright: instrument.licence.credit === '' ? undefined : instrument.licence.credit,
    code: panel?.mark === 'verified' ? [coding(SYSTEM.loinc, panel.code)] : undefined,
    item: list(instrument.items.map(toItem)),
  };
}

function toItem(item: Item): FhirJson {
  const { loinc, options } = item;
  return {
    linkId: item.id,
    code: loinc?.mark === 'verified' ? [coding(SYSTEM.loinc, loinc.code)] : undefined,
    text: item.text ?? item.title,
    type: options === undefined ? 'integer' : 'choice',
    required: false,
    answerOption: options?.map((option) => answerOf(option.value, option)),
  };
}

type Option = NonNullable<Item['options']>[number];

/** A coded answer where LOINC has a verified code for it, else the number as printed on the form. */
function answerOf(value: number, option: Option | undefined): { readonly [key: string]: FhirJson } {
  return option?.loinc?.mark === 'verified'
    ? { valueCoding: coding(SYSTEM.loinc, option.loinc.code, option.label) }
    : { valueInteger: value };
}

/** A filled-in instrument. A missing item is missing, never zero. */
export function toQuestionnaireResponse(
  row: Selectable<ResponseTable>,
  instrument: Instrument | undefined,
  site: Site,
): Resource {
  const items = (instrument?.items ?? []).flatMap((item, index) => {
    const answer = row.answers[index];
    if (answer === null || answer === undefined) return [];
    const option = item.options?.find((one) => one.value === answer);
    return [{ linkId: item.id, text: item.text ?? item.title, answer: [answerOf(answer, option)] }];
  });
  const author = row.author;
  return {
    resourceType: 'QuestionnaireResponse',
    id: row.id,
    meta: meta(row.recordedAt, 1, 'us-core-questionnaireresponse|6.1.0'),
    questionnaire: `${questionnaireUrl(row.instrument, site)}|${row.instrumentVersion}`,
    status: row.replaces === null ? 'completed' : 'amended',
    subject: reference('Patient', row.patientId),
    encounter: row.sessionId === null ? undefined : reference('Encounter', row.sessionId),
    authored: localTime(row.completedAt, site),
    author:
      author.type === 'person'
        ? reference('Practitioner', author.id, author.name)
        : author.type === 'patient'
          ? reference('Patient', author.id)
          : undefined,
    source: row.mode === 'self' ? reference('Patient', row.patientId) : undefined,
    item: list(items),
  };
}
