import {
  type ConsentDocument,
  type ConsentRecord,
  type ConsentView,
  consentDocument,
  listConsents,
  readConsent,
  signConsent,
  withdrawConsent,
} from '@titrate/contract';
import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { dayIn } from '../../platform/moments.ts';
import { signatureOf } from '../history/keep.ts';
import { findPatient } from '../patients/patients.queries.ts';
import { moveStage } from '../patients/stage.ts';
import { recordAuthor } from '../record-author.ts';
import { consentDocumentFor } from './consent-document.ts';

export const consentRoutes = [
  route(consentDocument, async ({ tx, clinicId, params, query }) => {
    await findPatient(tx, clinicId, params.patientId);
    return consentDocumentFor(query);
  }),

  route(signConsent, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const patient = await findPatient(tx, clinicId, params.patientId);
    const document = consentDocumentFor(body);
    if (document.hash !== body.documentHash)
      throw refuse('stale-version', 'The consent text has changed: go through it again');
    await refuseDuringEffects(tx, clinicId, patient.id);
    refuseIncomplete(body, document);
    const {
      id,
      documentHash,
      agreed,
      teachBack,
      questions,
      patientSignature,
      product,
      route: treatmentRoute,
      indication,
      language,
    } = body;
    const content = {
      documentHash,
      agreed,
      teachBack,
      questions,
      patientSignature,
      product,
      route: treatmentRoute,
      indication,
      language,
    };
    const signature = signatureOf(actor, now, content);
    const existing = await findConsentRow(tx, clinicId, id);
    if (existing !== undefined) {
      const isSame =
        existing.patientId === patient.id && existing.staffSignature.contentHash === signature.contentHash;
      if (!isSame) throw refuse('conflict', 'This consent was signed with another content already');
      return consentView(tx, clinicId, patient.id, id, now);
    }
    await tx
      .insertInto('consent')
      .values({
        clinicId,
        id,
        patientId: patient.id,
        product,
        route: treatmentRoute,
        indication,
        documentVersion: document.version,
        documentHash,
        language,
        elements: JSON.stringify(
          document.elements.map((element) => ({ ...element, agreed: agreed.includes(element.id) })),
        ),
        teachBack: JSON.stringify(withQuestions(teachBack, document)),
        questions,
        explainedBy: JSON.stringify(recordAuthor(actor)),
        patientSignature: JSON.stringify({
          ...patientSignature,
          ...(patientSignature.strokes === '' ? { statement: TYPED_SIGNATURE } : {}),
          at: formatInstant(now),
        }),
        staffSignature: JSON.stringify(signature),
        signedAt: formatInstant(now),
        expiresOn: sql<string>`((${formatInstant(now)}::timestamptz at time zone (select time_zone from clinic where id = ${clinicId}))
          + make_interval(months => ${document.validMonths}))::date`,
      })
      .execute();
    if (['intake', 'assessed', 'suitable'].includes(patient.stage))
      await moveStage(tx, clinicId, patient.id, 'consented');
    audit({
      act: 'consent.sign',
      object: { kind: 'consent', id },
      patientId: patient.id,
      detail: { version: document.version },
    });
    await publish({ topic: 'patients', id: patient.id });
    return consentView(tx, clinicId, patient.id, id, now);
  }),

  route(readConsent, async ({ tx, clinicId, params, now, audit }) => {
    const view = await consentView(tx, clinicId, params.patientId, params.consentId, now);
    audit({
      act: 'consent.read',
      object: { kind: 'consent', id: params.consentId },
      patientId: params.patientId,
    });
    return toConsentRecord(tx, clinicId, view);
  }),

  route(listConsents, async ({ tx, clinicId, params, now }) => {
    await findPatient(tx, clinicId, params.patientId);
    return { consents: await consentsOf(tx, clinicId, params.patientId, now) };
  }),

  route(withdrawConsent, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    await consentView(tx, clinicId, params.patientId, params.consentId, now);
    await tx
      .insertInto('consentWithdrawal')
      .values({
        clinicId,
        consentId: params.consentId,
        reason: body.reason,
        at: formatInstant(now),
        author: JSON.stringify(recordAuthor(actor)),
      })
      .onConflict((conflict) => conflict.columns(['clinicId', 'consentId']).doNothing())
      .execute();
    audit({
      act: 'consent.withdraw',
      object: { kind: 'consent', id: params.consentId },
      patientId: params.patientId,
    });
    await publish({ topic: 'patients', id: params.patientId });
    return consentView(tx, clinicId, params.patientId, params.consentId, now);
  }),
] as const;

/** What a person who cannot or does not wish to draw declares instead. */
const TYPED_SIGNATURE = 'I cannot or do not wish to draw my signature. By typing my name I sign.';

interface Signing {
  readonly agreed: readonly string[];
  readonly teachBack: readonly { readonly id: string; readonly understood: boolean }[];
}

/** Every needed element is agreed, and every question was asked back and understood; otherwise it is no consent. */
function refuseIncomplete({ agreed, teachBack }: Signing, document: ConsentDocument): void {
  const known = new Set(document.elements.map((element) => element.id));
  const asked = new Set(document.teachBack.map((question) => question.id));
  const answered = new Map(teachBack.map((answer) => [answer.id, answer]));
  const problems: Problem[] = [
    ...agreed
      .filter((id) => !known.has(id))
      .map((id) => ({ type: 'unknown-element', message: `There is no element ${id}`, path: '/agreed' })),
    ...document.elements
      .filter((element) => element.needed && !agreed.includes(element.id))
      .map((element) => ({
        type: 'missing',
        message: `${element.title} is not agreed`,
        path: `/agreed/${element.id}`,
      })),
    ...teachBack
      .filter(({ id }) => !asked.has(id))
      .map(({ id }) => ({
        type: 'unknown-question',
        message: `${id} is not asked back`,
        path: '/teachBack',
      })),
    ...document.teachBack.flatMap(({ id, question }) => {
      const answer = answered.get(id);
      if (answer?.understood === true) return [];
      return answer === undefined
        ? [{ type: 'missing', message: `Not asked back yet: ${question}`, path: `/teachBack/${id}` }]
        : [
            {
              type: 'not-understood',
              message: `Explain again until the patient can say it back: ${question}`,
              path: `/teachBack/${id}`,
            },
          ];
    }),
  ];
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
}

/** Answers stay readable beside the question as it was put that day. */
function withQuestions<T extends { readonly id: string }>(answers: readonly T[], document: ConsentDocument) {
  return answers.map((answer) => ({
    ...answer,
    question: document.teachBack.find((one) => one.id === answer.id)?.question ?? '',
  }));
}

/** Consent is never taken while a drug works. */
async function refuseDuringEffects(tx: Tx, clinicId: string, patientId: string): Promise<void> {
  const open = await tx
    .selectFrom('session')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('phase', 'in', ['dosing', 'paused', 'recovery'])
    .executeTakeFirst();
  if (open !== undefined) throw refuse('held', 'No consent is taken during a session or its effects');
}

async function findConsentRow(tx: Tx, clinicId: string, id: string) {
  return tx
    .selectFrom('consent')
    .select(['patientId', 'staffSignature'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function consentsOf(tx: Tx, clinicId: string, patientId: string, now: Instant): Promise<ConsentView[]> {
  const rows = await tx
    .selectFrom('consent')
    .leftJoin('consentWithdrawal', (join) =>
      join
        .onRef('consentWithdrawal.clinicId', '=', 'consent.clinicId')
        .onRef('consentWithdrawal.consentId', '=', 'consent.id'),
    )
    .innerJoin('clinic', 'clinic.id', 'consent.clinicId')
    .selectAll('consent')
    .select(['consentWithdrawal.at as withdrawnAt', 'clinic.timeZone'])
    .where('consent.clinicId', '=', clinicId)
    .where('consent.patientId', '=', patientId)
    .orderBy('consent.signedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    product: row.product,
    route: row.route,
    indication: row.indication,
    documentVersion: row.documentVersion,
    signedAt: row.signedAt,
    expiresOn: row.expiresOn,
    explainedBy: row.staffSignature.name,
    patientSignedName: nameOf(row.patientSignature),
    questions: row.questions,
    withdrawnAt: row.withdrawnAt,
    state: stateOf(row, dayIn(row.timeZone, now)),
  }));
}

function stateOf(
  row: {
    readonly withdrawnAt: string | null;
    readonly expiresOn: string;
    readonly documentHash: string;
  } & Pick<ConsentView, 'product' | 'route' | 'indication'>,
  today: string,
): ConsentView['state'] {
  if (row.withdrawnAt !== null) return 'withdrawn';
  if (row.expiresOn < today) return 'expired';
  return consentDocumentFor(row).hash === row.documentHash ? 'current' : 'older-version';
}

function nameOf(signature: unknown): string {
  return typeof signature === 'object' &&
    signature !== null &&
    'name' in signature &&
    typeof signature.name === 'string'
    ? signature.name
    : '';
}

async function consentView(
  tx: Tx,
  clinicId: string,
  patientId: string,
  id: string,
  now: Instant,
): Promise<ConsentView> {
  const view = (await consentsOf(tx, clinicId, patientId, now)).find((consent) => consent.id === id);
  if (view === undefined) throw refuse('not-found', 'No such consent of this patient');
  return view;
}

/** What was signed, word for word. The stored columns hold what the contract let in. */
async function toConsentRecord(tx: Tx, clinicId: string, view: ConsentView): Promise<ConsentRecord> {
  const row = await tx
    .selectFrom('consent')
    .leftJoin('consentWithdrawal', (join) =>
      join
        .onRef('consentWithdrawal.clinicId', '=', 'consent.clinicId')
        .onRef('consentWithdrawal.consentId', '=', 'consent.id'),
    )
    .select(['language', 'elements', 'teachBack', 'patientSignature', 'staffSignature'])
    .select('consentWithdrawal.reason as withdrawalReason')
    .where('consent.clinicId', '=', clinicId)
    .where('consent.id', '=', view.id)
    .executeTakeFirstOrThrow();
  const signature = row.patientSignature as { readonly strokes?: string; readonly statement?: string };
  return {
    ...view,
    language: row.language,
    elements: row.elements as ConsentRecord['elements'],
    teachBack: row.teachBack as ConsentRecord['teachBack'],
    patientStrokes: signature.strokes ?? '',
    patientStatement: signature.statement ?? null,
    staffCredentials: row.staffSignature.credentials,
    withdrawalReason: row.withdrawalReason,
  };
}

/** The consent that covers a treatment today, if one does. */
export async function currentConsent(
  tx: Tx,
  clinicId: string,
  patientId: string,
  treatment: Pick<ConsentView, 'product' | 'route' | 'indication'>,
  now: Instant,
): Promise<ConsentView | undefined> {
  const all = await consentsOf(tx, clinicId, patientId, now);
  return all.find(
    (consent) =>
      consent.state === 'current' &&
      consent.product === treatment.product &&
      consent.route === treatment.route &&
      consent.indication === treatment.indication,
  );
}
