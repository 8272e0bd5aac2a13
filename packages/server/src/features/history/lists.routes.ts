import {
  reconcile,
  saveAllergy,
  saveCondition,
  saveLab,
  saveMedicine,
  saveTrial,
  saveVital,
} from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { route } from '../../platform/http/route.ts';
import { findPatient } from '../patients/patients.queries.ts';
import { recordAuthor } from '../record-author.ts';
import { checkReplaced, entryColumns, isStored, type Keeping, refuseFuture } from './keep.ts';

export const listRoutes = [
  route(saveMedicine, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (await begin(keeping, 'medicine', body)) {
      await tx
        .insertInto('medicine')
        .values({ ...entryColumns(keeping), ...body, importId: null })
        .execute();
      audit(noteOf('medicine', body.id, params.patientId));
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveAllergy, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (await begin(keeping, 'allergy', body)) {
      await tx
        .insertInto('allergy')
        .values({ ...entryColumns(keeping), ...body, system: null, code: null, importId: null })
        .execute();
      audit(noteOf('allergy', body.id, params.patientId));
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveCondition, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (await begin(keeping, 'condition', body)) {
      await tx
        .insertInto('condition')
        .values({ ...entryColumns(keeping), ...body, importId: null })
        .execute();
      audit(noteOf('condition', body.id, params.patientId));
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveVital, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    refuseFuture(body.observedAt, now, '/observedAt');
    if (await begin(keeping, 'vital', body)) {
      await tx
        .insertInto('vital')
        .values({ ...entryColumns(keeping), ...body, source: 'clinician', importId: null })
        .execute();
      audit(noteOf('vital', body.id, params.patientId));
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveLab, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    refuseFuture(body.observedAt, now, '/observedAt');
    if (await begin(keeping, 'lab', body)) {
      await tx
        .insertInto('lab')
        .values({ ...entryColumns(keeping), ...body, source: 'clinician', importId: null })
        .execute();
      audit(noteOf('lab', body.id, params.patientId));
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveTrial, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (await begin(keeping, 'treatmentTrial', body)) {
      await tx
        .insertInto('treatmentTrial')
        .values({ ...entryColumns(keeping), ...body })
        .execute();
      audit(noteOf('trial', body.id, params.patientId));
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(reconcile, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    await findPatient(tx, clinicId, params.patientId);
    if (!(await isStored(keeping, 'reconciliation', body.id))) {
      await tx
        .insertInto('reconciliation')
        .values({
          ...body,
          clinicId,
          patientId: params.patientId,
          at: formatInstant(now),
          author: JSON.stringify(recordAuthor(actor)),
        })
        .execute();
      audit({ ...noteOf('reconciliation', body.id, params.patientId), detail: { kind: body.kind } });
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),
] as const;

type ListTable = 'medicine' | 'allergy' | 'condition' | 'vital' | 'lab' | 'treatmentTrial';

/** Whether there is something to store: false when the same form came twice. */
async function begin(
  keeping: Keeping,
  table: ListTable,
  body: { readonly id: string; readonly replaces: string | null },
): Promise<boolean> {
  await findPatient(keeping.tx, keeping.clinicId, keeping.patientId);
  if (await isStored(keeping, table, body.id)) return false;
  await checkReplaced(keeping, table, body.replaces);
  return true;
}

const noteOf = (kind: string, id: string, patientId: string) => ({
  act: `history.${kind}`,
  object: { kind, id },
  patientId,
});
