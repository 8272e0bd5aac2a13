import { createPatient, listPatients, readPatient, sayWhyOpened, updatePatient } from '@titrate/contract';
import { type CivilDate, daysBetween, type Instant, utcDateOf } from '@titrate/quantity';
import { sql } from 'kysely';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { convertEnquiry } from '../enquiries/convert.ts';
import { allergyState } from './allergies.ts';
import { findPatient, insertPatient, likelySamePerson, searchPatients } from './patients.queries.ts';

export const patientRoutes = [
  route(listPatients, async ({ tx, clinicId, query, now, audit }) => {
    const found = await searchPatients(tx, clinicId, query, now);
    if (query.q !== undefined)
      audit({ act: 'patient.search', object: { kind: 'patient' }, detail: { found: found.total } });
    return found;
  }),

  route(createPatient, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    const { id, despiteMatch, enquiryId, ...input } = body;
    const existing = await tx
      .selectFrom('patient')
      .select(['familyName', 'givenName', 'birthDate'])
      .where('clinicId', '=', clinicId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (existing !== undefined) {
      const isSame =
        existing.familyName === input.familyName &&
        existing.givenName === input.givenName &&
        existing.birthDate === input.birthDate;
      if (!isSame) throw refuse('conflict', 'This form was sent before with another name or birth date');
      // A second press of the same form: the chart is there.
      return findPatient(tx, clinicId, id);
    }
    refuseUnborn(input.birthDate, now);
    const same = await likelySamePerson(tx, clinicId, input);
    if (same.length > 0 && despiteMatch !== true) {
      throw refuse(
        'conflict',
        `Somebody with this family name and birth date has a chart already: ${same.join(', ')}`,
        [{ type: 'likely-same-person', message: `See ${same.join(', ')}`, path: '/familyName' }],
      );
    }
    await insertPatient(tx, clinicId, id, input, now);
    if (enquiryId !== undefined) {
      await convertEnquiry(tx, { clinicId, enquiryId, patientId: id, userId: actor.userId, now });
      await publish({ topic: 'enquiries', id: enquiryId });
    }
    audit({ act: 'patient.create', object: { kind: 'patient', id }, patientId: id });
    await publish({ topic: 'patients', id });
    return findPatient(tx, clinicId, id);
  }),

  route(readPatient, async ({ tx, clinicId, params, audit }) => {
    const patient = await findPatient(tx, clinicId, params.patientId);
    audit({ act: 'patient.read', object: { kind: 'patient', id: patient.id }, patientId: patient.id });
    const risk = await tx
      .selectFrom('workItem')
      .select('id')
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', patient.id)
      .where('kind', '=', 'risk')
      .where('closedAt', 'is', null)
      .executeTakeFirst();
    const identifiers = await tx
      .selectFrom('patientIdentifier')
      .select(['system', 'value', 'type'])
      .where('clinicId', '=', clinicId)
      .where('patientId', '=', patient.id)
      .execute();
    return {
      patient,
      allergies: await allergyState(tx, { clinicId, patientId: patient.id }),
      openRisk: risk !== undefined,
      identifiers,
    };
  }),

  route(sayWhyOpened, async ({ tx, clinicId, params, body, audit }) => {
    const { id } = await findPatient(tx, clinicId, params.patientId);
    audit({
      act: 'patient.open',
      object: { kind: 'patient', id },
      patientId: id,
      detail: { reason: body.reason },
    });
    return undefined;
  }),

  route(updatePatient, async ({ tx, clinicId, params, body, now, audit, publish }) => {
    const { version, ...changes } = body;
    if (changes.birthDate !== undefined) refuseUnborn(changes.birthDate, now);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const updated = await tx
      .updateTable('patient')
      .set({ ...given, version: sql<number>`version + 1` })
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.patientId)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (updated === undefined) {
      await findPatient(tx, clinicId, params.patientId);
      throw refuse('stale-version', 'Somebody changed these details: look again');
    }
    audit({
      act: 'patient.update',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
      detail: { fields: Object.keys(given) },
    });
    await publish({ topic: 'patients', id: params.patientId });
    return findPatient(tx, clinicId, params.patientId);
  }),
] as const;

/** A day of slack, because a zone east of UTC may be a day ahead. */
function refuseUnborn(birthDate: string, now: Instant): void {
  if (daysBetween(birthDate as CivilDate, utcDateOf(now)) < -1) {
    throw refuse('invalid-input', undefined, [
      { type: 'in-the-future', message: 'The birth date is in the future', path: '/birthDate' },
    ]);
  }
}
