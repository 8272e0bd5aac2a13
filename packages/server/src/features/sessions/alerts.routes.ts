import { randomUUID } from 'node:crypto';
import { ALERT_TABLE, type Audience, audienceOf, calls, PRIORITIES } from '@titrate/clinical/session';
import {
  type ClinicAlert,
  openAlerts,
  pauseSound,
  type SessionRow,
  type SoundPause,
} from '@titrate/contract';
import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { recordAuthor } from '../record-author.ts';
import { selectSessions, toSessionRows } from './rows.ts';

const WATCHED = ['gate', 'ready', 'dosing', 'paused', 'recovery', 'discharged'] as const;

export const alertRoutes = [
  route(openAlerts, async ({ tx, clinicId, actor, now }) => {
    const rows = toSessionRows(
      await selectSessions(tx, clinicId).where('session.phase', 'in', WATCHED).execute(),
    );
    const alerts = rows.flatMap((row) =>
      (row.summary?.alerts ?? []).map((alert) => clinicAlert(row, alert, actor)),
    );
    return {
      at: formatInstant(now),
      alerts: alerts.sort(worstFirst),
      soundPause: await soundPauseAt(tx, clinicId, now),
    };
  }),

  route(pauseSound, async ({ tx, clinicId, actor, now, audit, publish }) => {
    const id = randomUUID();
    const until = addMs(now, ALERT_TABLE.soundPauseS * 1000);
    const pause = { until: formatInstant(until), by: actor.displayName };
    await tx
      .insertInto('soundPause')
      .values({
        clinicId,
        id,
        startedAt: formatInstant(now),
        untilAt: pause.until,
        author: JSON.stringify(recordAuthor(actor)),
      })
      .execute();
    audit({ act: 'alerts.pauseSound', object: { kind: 'sound-pause', id }, detail: { until: pause.until } });
    await publish({ topic: 'alerts', id: clinicId });
    return pause;
  }),
] as const;

type Caller = { readonly userId: string; readonly roles: readonly string[] };
type SummaryAlert = NonNullable<SessionRow['summary']>['alerts'][number];

function clinicAlert(row: SessionRow, alert: SummaryAlert, actor: Caller): ClinicAlert {
  const audience = audienceOf(alert.level, row.nurse ?? undefined, row.summary?.cover ?? undefined);
  return {
    ...alert,
    sessionId: row.id,
    chair: row.chair?.label ?? null,
    patient: row.patient,
    nurse: row.nurse?.name ?? null,
    callsYou: alert.state === 'raised' && calls(audience, actor.userId, actor.roles),
    calls: inWords(audience),
  };
}

function inWords({ people, everyone }: Audience): string {
  const names = people.map((one) => one.name);
  const all =
    everyone === 'staff' ? ['all staff on site'] : everyone === 'nurses' ? ['every nurse on site'] : [];
  return [...names, ...all].join(', ');
}

const worstFirst = (a: ClinicAlert, b: ClinicAlert): number =>
  Number(b.state === 'raised') - Number(a.state === 'raised') ||
  PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority) ||
  (a.since < b.since ? -1 : 1);

/** The pause in force: not over, and no alert raised anywhere in the clinic since it began (ALM-08). */
async function soundPauseAt(tx: Tx, clinicId: string, now: Instant): Promise<SoundPause | null> {
  const pause = await tx
    .selectFrom('soundPause')
    .select(['startedAt', 'untilAt', 'author'])
    .where('clinicId', '=', clinicId)
    .where('untilAt', '>', formatInstant(now))
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (pause === undefined) return null;
  const broken = await tx
    .selectFrom('sessionEvent')
    .innerJoin('session', (join) =>
      join
        .onRef('session.clinicId', '=', 'sessionEvent.clinicId')
        .onRef('session.id', '=', 'sessionEvent.sessionId'),
    )
    .select('sessionEvent.id')
    .where('session.clinicId', '=', clinicId)
    .where('session.phase', 'in', WATCHED)
    .where('sessionEvent.kind', '=', 'alert.raised')
    .where('sessionEvent.recordedAt', '>', pause.startedAt)
    .limit(1)
    .executeTakeFirst();
  if (broken !== undefined) return null;
  return { until: pause.untilAt, by: 'name' in pause.author ? (pause.author.name ?? '') : '' };
}
