import { createHash, randomUUID } from 'node:crypto';
import { indicationById } from '@titrate/clinical/rules';
import { formatInstant, type Instant } from '@titrate/quantity';
import { z } from 'zod';
import {
  type AfterCareInput,
  afterCareSheet,
  type RecordInput,
  renderPdf,
  sessionRecord,
} from '../../edges/reports/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { Task } from '../../platform/jobs/jobs.ts';
import { allergyState } from '../patients/allergies.ts';
import { sessionRow } from './rows.ts';
import { eventsAfter, findSession, type SessionHead, type StateCache } from './store.ts';

export interface DocumentRequest {
  readonly tx: Tx;
  readonly cache: StateCache;
  readonly head: SessionHead;
  readonly now: Instant;
}

/** The record of a session as a PDF. Once it is signed, the pages that were made then are the ones that are shown. */
export async function sessionRecordPdf(request: DocumentRequest): Promise<Buffer> {
  const { tx, head } = request;
  const kept = await tx
    .selectFrom('document')
    .select(['content'])
    .where('clinicId', '=', head.clinicId)
    .where('sessionId', '=', head.id)
    .where('kind', '=', 'session-record')
    .where('title', '=', titleOf(head))
    .executeTakeFirst();
  if (kept !== undefined) return kept.content;
  return renderPdf(sessionRecord(await recordInput(request)));
}

/** Names the entries it covers: an addendum makes another document, and the one before stays. */
const titleOf = (head: SessionHead): string => `Session ${head.number}, record of ${head.seq} entries`;

/** Renders and stores the pages of a signed record; asked for when a signature is appended. */
export const keepRecordTask = (cache: StateCache): Task => ({
  name: 'sessions.keepRecord',
  run: async (payload, deps) => {
    const { clinicId, sessionId } = z.object({ clinicId: z.uuid(), sessionId: z.uuid() }).parse(payload);
    await inClinic(deps.db, clinicId, async (tx) => {
      const head = await findSession(tx, clinicId, sessionId);
      await keepRecord({ tx, cache, head, now: deps.clock.now() });
    });
  },
});

async function keepRecord(request: DocumentRequest): Promise<void> {
  const { tx, head, now } = request;
  const title = titleOf(head);
  const known = await tx
    .selectFrom('document')
    .select('id')
    .where('clinicId', '=', head.clinicId)
    .where('sessionId', '=', head.id)
    .where('title', '=', title)
    .executeTakeFirst();
  if (known !== undefined) return;
  const content = await renderPdf(sessionRecord(await recordInput(request)));
  await tx
    .insertInto('document')
    .values({
      clinicId: head.clinicId,
      id: randomUUID(),
      patientId: head.patientId,
      sessionId: head.id,
      kind: 'session-record',
      title,
      mediaType: 'application/pdf',
      content,
      sha256: createHash('sha256').update(content).digest('hex'),
      createdAt: formatInstant(now),
      author: JSON.stringify({ type: 'system', name: 'session record' }),
    })
    .execute();
}

/** The after-care sheet of a session's product. */
export async function afterCareSheetPdf(request: DocumentRequest): Promise<Buffer> {
  const { tx, cache, head, now } = request;
  const clinic = await clinicOf(tx, head.clinicId);
  const row = await sessionRow(tx, head.clinicId, head.id);
  const state = head.seq === 0 ? undefined : await cache.stateOf(tx, head);
  const { phone } = z.looseObject({ phone: z.string().optional() }).catch({}).parse(clinic.settings);
  const input: AfterCareInput = {
    clinicName: clinic.name,
    clinicPhone: phone,
    zone: clinic.timeZone,
    paper: paperOf(clinic.region),
    product: row.product,
    givenName: row.patient.preferredName ?? row.patient.givenName,
    recordNumber: row.patient.recordNumber,
    leftAt: state?.leftAt,
    at: now,
  };
  return renderPdf(afterCareSheet(input));
}

async function recordInput({ tx, cache, head, now }: DocumentRequest): Promise<RecordInput> {
  const { clinicId } = head;
  const clinic = await clinicOf(tx, clinicId);
  const row = await sessionRow(tx, clinicId, head.id);
  const { sexAtBirth } = await tx
    .selectFrom('patient')
    .select('sexAtBirth')
    .where('clinicId', '=', clinicId)
    .where('id', '=', head.patientId)
    .executeTakeFirstOrThrow();
  const { indication } = await tx
    .selectFrom('course')
    .select('indication')
    .where('clinicId', '=', clinicId)
    .where('id', '=', head.courseId)
    .executeTakeFirstOrThrow();
  const allergies = await allergyState(tx, { clinicId, patientId: head.patientId });
  return {
    clinicName: clinic.name,
    zone: clinic.timeZone,
    paper: paperOf(clinic.region),
    patient: {
      familyName: row.patient.familyName,
      givenName: row.patient.givenName,
      birthDate: row.patient.birthDate,
      recordNumber: row.patient.recordNumber,
      sexAtBirth,
      allergies:
        allergies.state === 'known'
          ? allergies.list.join(', ')
          : allergies.state === 'none-known'
            ? 'No known allergies'
            : 'Not recorded',
    },
    session: {
      number: row.number,
      planned: row.sessionsPlanned,
      chair: row.chair?.label ?? null,
      indication: indicationById(indication)?.title ?? indication,
    },
    state: await cache.stateOf(tx, head),
    events: await eventsAfter(tx, clinicId, head.id, 0),
    at: now,
  };
}

const clinicOf = (tx: Tx, clinicId: string) =>
  tx
    .selectFrom('clinic')
    .select(['name', 'timeZone', 'region', 'settings'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();

const paperOf = (region: string): 'LETTER' | 'A4' => (region === 'US' ? 'LETTER' : 'A4');
