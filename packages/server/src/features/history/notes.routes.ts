import { factById, recordById } from '@titrate/clinical/rules';
import { recordFacts, saveExamination, saveNote, saveRecord } from '@titrate/contract';
import { formatInstant, type Problem, parseCivilDate } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { findPatient } from '../patients/patients.queries.ts';
import { checkReplaced, checkSignature, entryColumns, isStored, refuseFuture, signatureOf } from './keep.ts';

export const noteRoutes = [
  route(recordFacts, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    await findPatient(tx, clinicId, params.patientId);
    const problems = body.answers.flatMap(({ factId, value }, index) =>
      wrongAnswer(factId, value, `/answers/${index}`),
    );
    if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
    for (const [index, { observedAt }] of body.answers.entries())
      if (observedAt !== undefined) refuseFuture(observedAt, now, `/answers/${index}/observedAt`);
    const common = entryColumns({ tx, clinicId, patientId: params.patientId, actor, now });
    await tx
      .insertInto('fact')
      .values(
        body.answers.map(({ id, factId, value, observedAt }) => ({
          ...common,
          id,
          factId,
          value: JSON.stringify(value),
          observedAt: observedAt ?? formatInstant(now),
          source: 'clinician' as const,
          importId: null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
      .execute();
    audit({
      act: 'history.facts',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
      detail: { facts: body.answers.map((a) => a.factId) },
    });
    await publish({ topic: 'patients', id: params.patientId });
    return { id: body.answers[0]?.id ?? '' };
  }),

  route(saveRecord, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    await findPatient(tx, clinicId, params.patientId);
    const kind = recordById(body.recordId);
    if (kind === undefined)
      throw refuse('invalid-input', undefined, [
        { type: 'unknown-record', message: `There is no record "${body.recordId}"`, path: '/recordId' },
      ]);
    if (!kind.outcomes.includes(body.outcome)) {
      throw refuse('invalid-input', undefined, [
        {
          type: 'unknown-outcome',
          message: `Expected one of: ${kind.outcomes.join(', ')}`,
          path: '/outcome',
        },
      ]);
    }
    refuseFuture(body.at, now, '/at');
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (!(await isStored(keeping, 'clinicalRecord', body.id))) {
      await tx
        .insertInto('clinicalRecord')
        .values({ ...entryColumns(keeping), ...body, importId: null })
        .execute();
      audit({
        act: 'history.record',
        object: { kind: 'record', id: body.id },
        patientId: params.patientId,
        detail: { record: body.recordId },
      });
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveExamination, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const { sign, ...examination } = body;
    if (sign) requireFreshProof(actor, now);
    await findPatient(tx, clinicId, params.patientId);
    if (sign && examination.kind === 'psychiatric' && !actor.roles.includes('prescriber')) {
      throw refuse('not-permitted', 'A prescriber signs the psychiatric assessment');
    }
    refuseFuture(body.at, now, '/at');
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (!(await isStored(keeping, 'examination', body.id))) {
      await checkReplaced(keeping, 'examination', body.replaces);
      await checkSignature(keeping, 'examination', body.replaces, false);
      await tx
        .insertInto('examination')
        .values({
          ...entryColumns(keeping),
          ...examination,
          findings: JSON.stringify(examination.findings),
          signature: sign ? JSON.stringify(signatureOf(actor, now, examination)) : null,
        })
        .execute();
      audit({
        act: sign ? 'history.examination.sign' : 'history.examination',
        object: { kind: 'examination', id: body.id },
        patientId: params.patientId,
      });
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),

  route(saveNote, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const { sign, ...note } = body;
    if (sign) requireFreshProof(actor, now);
    await findPatient(tx, clinicId, params.patientId);
    refuseFuture(body.at, now, '/at');
    const keeping = { tx, clinicId, patientId: params.patientId, actor, now };
    if (!(await isStored(keeping, 'note', body.id))) {
      await checkReplaced(keeping, 'note', body.replaces);
      await checkSignature(keeping, 'note', body.replaces, body.kind === 'addendum');
      await tx
        .insertInto('note')
        .values({
          ...entryColumns(keeping),
          ...note,
          signature: sign ? JSON.stringify(signatureOf(actor, now, note)) : null,
        })
        .execute();
      audit({
        act: sign ? 'history.note.sign' : 'history.note',
        object: { kind: 'note', id: body.id },
        patientId: params.patientId,
      });
      await publish({ topic: 'patients', id: params.patientId });
    }
    return { id: body.id };
  }),
] as const;

function wrongAnswer(factId: string, value: string, path: string): Problem[] {
  const fact = factById(factId);
  if (fact === undefined)
    return [{ type: 'unknown-fact', message: `There is no question "${factId}"`, path: `${path}/factId` }];
  const fits =
    fact.kind === 'yes-no'
      ? ['yes', 'no', 'unsure'].includes(value)
      : fact.kind === 'date'
        ? parseCivilDate(value).ok
        : fact.choices.some((choice) => choice.value === value);
  return fits
    ? []
    : [{ type: 'not-an-answer', message: 'Expected one of the offered answers', path: `${path}/value` }];
}
