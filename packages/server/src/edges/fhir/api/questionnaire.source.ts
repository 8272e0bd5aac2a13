import { findInstrument, INSTRUMENTS } from '@titrate/clinical/instruments';
import { toQuestionnaire, toQuestionnaireResponse } from '../resources/questionnaires.ts';
import type { Resource } from '../resources/wire.ts';
import { idsIn, isUuid, momentOf, notReplaced, ownIds, type Reader, type Source, textOf } from './reader.ts';

export const questionnaireSource: Source = {
  type: 'Questionnaire',
  sortsBy: ['_lastUpdated'],
  params: [
    { name: 'url', type: 'uri', documentation: 'Canonical address' },
    { name: 'version', type: 'token', documentation: 'Version of the definition' },
    { name: 'name', type: 'string', documentation: 'Begins with' },
    { name: 'title', type: 'string', documentation: 'Begins with' },
    { name: 'status', type: 'token', documentation: 'active' },
    { name: 'code', type: 'token', documentation: 'LOINC panel' },
  ],
  paths: {
    url: ['url'],
    version: ['version'],
    name: ['name'],
    title: ['title'],
    status: ['status'],
    code: ['code'],
  },
  keyOf: (resource) => resource.meta.lastUpdated,
  read: async ({ site }, id) =>
    INSTRUMENTS.map((one) => toQuestionnaire(one, site)).find((one) => one.id === id),
  load: async ({ site }) => INSTRUMENTS.map((one) => toQuestionnaire(one, site)),
};

export const questionnaireResponseSource: Source = {
  type: 'QuestionnaireResponse',
  sortsBy: ['authored'],
  profile: 'us-core-questionnaireresponse',
  params: [
    { name: 'patient', type: 'reference', documentation: 'Whose' },
    { name: 'subject', type: 'reference', documentation: 'Whose' },
    { name: 'encounter', type: 'reference', documentation: 'The session' },
    { name: 'authored', type: 'date', documentation: 'When it was filled in' },
    { name: 'questionnaire', type: 'uri', documentation: 'Canonical address with version' },
    { name: 'status', type: 'token', documentation: 'completed or amended' },
  ],
  paths: {
    patient: ['subject'],
    subject: ['subject'],
    encounter: ['encounter'],
    authored: ['authored'],
    questionnaire: ['questionnaire'],
    status: ['status'],
  },
  needsOneOf: ['patient', 'subject', 'encounter', '_id'],
  keyOf: (resource) => momentOf(textOf(resource, 'authored')),
  read: async (reader, id) => {
    if (!isUuid(id)) return undefined;
    const [current] = await responses(reader, { ids: [id] });
    if (current !== undefined) return current;
    const old = await reader.tx
      .selectFrom('response')
      .select('id')
      .where('clinicId', '=', reader.site.clinicId)
      .where('id', '=', id)
      .executeTakeFirst();
    return old === undefined ? undefined : 'gone';
  },
  load: (reader, criteria) =>
    responses(reader, {
      patients: idsIn(criteria, ['patient', 'subject']),
      encounters: idsIn(criteria, ['encounter']),
      ids: ownIds(criteria)?.filter(isUuid),
    }),
};

interface Choice {
  readonly patients?: readonly string[] | undefined;
  readonly encounters?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
}

async function responses(
  { tx, site }: Reader,
  { patients, encounters, ids }: Choice,
): Promise<readonly Resource[]> {
  if ([patients, encounters, ids].some((some) => some?.length === 0)) return [];
  let query = tx
    .selectFrom('response')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('response'));
  if (patients !== undefined) query = query.where('patientId', 'in', [...patients]);
  if (encounters !== undefined) query = query.where('sessionId', 'in', [...encounters]);
  if (ids !== undefined) query = query.where('id', 'in', [...ids]);
  return (await query.execute()).map((row) =>
    toQuestionnaireResponse(row, findInstrument(row.instrument), site),
  );
}
