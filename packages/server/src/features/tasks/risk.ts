import { randomUUID } from 'node:crypto';
import type { Score } from '@titrate/clinical/instruments';
import type { Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { publish } from '../../platform/live/live.ts';
import { openWork } from './open-work.ts';
import { nextResponder, respondersOf } from './responders.ts';
import { acceptByFrom, enqueueRiskCall } from './risk-call.ts';

export interface RiskAnswer {
  readonly clinicId: string;
  readonly patientId: string;
  readonly score: Score;
  /** The stored response, or the task while it is still being filled in. */
  readonly responseId?: string;
  readonly taskId?: string | undefined;
  readonly now: Instant;
}

/** Flags that someone at the clinic must see at once (POR-05, SU-01); they are raised from whatever was answered. */
export function riskFlagsOf(score: { readonly flags: readonly string[] }): string[] {
  return score.flags.filter(
    (flag) => flag === 'si_item_positive' || flag === 'si_item_high' || flag.startsWith('suicide_risk_'),
  );
}

const HIGH = 'High suicide risk on a questionnaire: contact now';
const POSITIVE = 'Thoughts of death or self-harm on a questionnaire: contact today';

/** Opens a task for a named person of the clinic. One task a form, however often its answers are saved; a worse answer says so. */
export async function openRiskWork(tx: Tx, answer: RiskAnswer): Promise<boolean> {
  const flags = riskFlagsOf(answer.score);
  if (flags.length === 0) return false;
  const { clinicId, patientId, now } = answer;
  const isHigh = flags.some((flag) => flag === 'suicide_risk_high' || flag === 'si_item_high');
  const detail = {
    instrument: answer.score.instrument,
    flags,
    ...(answer.taskId === undefined ? {} : { taskId: answer.taskId }),
    ...(answer.responseId === undefined ? {} : { responseId: answer.responseId }),
  };
  const open = answer.taskId === undefined ? undefined : await openItemOf(tx, clinicId, answer.taskId);
  if (open !== undefined) {
    await tx
      .updateTable('workItem')
      .set({
        detail: JSON.stringify(detail),
        ...(isHigh ? { title: HIGH } : {}),
        version: sql<number>`version + 1`,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', open.id)
      .execute();
    return true;
  }
  await openRiskItem(tx, { clinicId, patientId, title: isHigh ? HIGH : POSITIVE, detail, now });
  return true;
}

interface RiskItem {
  readonly clinicId: string;
  /** Missing while the person has no chart yet, as after an enquiry. */
  readonly patientId: string | null;
  readonly title: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly now: Instant;
}

/** A task for a named person, with the clock of SU-05 running. */
export async function openRiskItem(
  tx: Tx,
  { clinicId, patientId, title, detail, now }: RiskItem,
): Promise<void> {
  const itemId = randomUUID();
  const responder = nextResponder(await respondersOf(tx, clinicId), null);
  await openWork(tx, {
    clinicId,
    id: itemId,
    patientId,
    kind: 'risk',
    priority: 'high',
    title,
    detail,
    assignedTo: responder?.userId ?? null,
    acceptBy: acceptByFrom(now),
    now,
  });
  await enqueueRiskCall(tx, clinicId, itemId);
}

/** Said with the answer, to whoever is called about it: the screen that should have followed was not put to the patient. */
export async function noteScreenNotAsked(tx: Tx, clinicId: string, taskId: string): Promise<void> {
  await tx
    .updateTable('workItem')
    .set({
      title: sql<string>`title || ${NOT_ASKED}`,
      detail: sql<string>`detail || '{"safetyScreen": "not-asked"}'::jsonb`,
      version: sql<number>`version + 1`,
    })
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'risk')
    .where('closedAt', 'is', null)
    .where(sql`detail->>'taskId'`, '=', taskId)
    .execute();
  await publish(tx, clinicId, { topic: 'work', id: clinicId });
}

const NOT_ASKED = '; ask the suicide screen yourself, its wording is not available to patients';

async function openItemOf(tx: Tx, clinicId: string, taskId: string) {
  return tx
    .selectFrom('workItem')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'risk')
    .where('closedAt', 'is', null)
    .where(sql`detail->>'taskId'`, '=', taskId)
    .executeTakeFirst();
}
