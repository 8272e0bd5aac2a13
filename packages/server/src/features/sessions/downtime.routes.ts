import { given, lastReading } from '@titrate/clinical/session';
import { downtimePackPdf, PHASE_WORDS, PRODUCT_WORDS, ROUTE_WORDS } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import { type DowntimeSession, downtimePack, renderPdf } from '../../edges/reports/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';
import { allergyState } from '../patients/allergies.ts';
import { readInstant } from './booking.ts';
import { selectSessions } from './rows.ts';
import { findSession, type StateCache } from './store.ts';

const MOST = 100;
type Facts = readonly (readonly [string, string])[];

/** Today's work on paper, for when the system is down (CON-06). */
export const downtimeRoutes = (cache: StateCache) =>
  [
    route(downtimePackPdf, async ({ tx, clinicId, now, audit }) => {
      const clinic = await tx
        .selectFrom('clinic')
        .select(['name', 'timeZone', 'region'])
        .where('id', '=', clinicId)
        .executeTakeFirstOrThrow();
      const today = sql<string>`(${formatInstant(now)}::timestamptz at time zone ${clinic.timeZone})::date`;
      const rows = await selectSessions(tx, clinicId)
        .where((where) =>
          where.or([
            where('session.phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery']),
            where.and([
              where('session.phase', '=', 'booked'),
              where(sql<string>`(session.starts_at at time zone ${clinic.timeZone})::date`, '=', today),
            ]),
          ]),
        )
        .orderBy('session.startsAt')
        .limit(MOST)
        .execute();
      const sessions: DowntimeSession[] = [];
      for (const row of rows) {
        audit({ act: 'session.print', object: { kind: 'session', id: row.id }, patientId: row.patientId });
        sessions.push({
          familyName: row.familyName,
          givenName: row.givenName,
          birthDate: String(row.birthDate),
          recordNumber: row.recordNumber,
          allergies: await allergiesOf(tx, clinicId, row.patientId),
          chair: row.chairLabel,
          startsAt: readInstant(row.startsAt),
          phase: PHASE_WORDS[row.phase],
          number: row.number,
          order: await orderFacts(tx, clinicId, row.planId),
          soFar: row.seq === 0 ? [] : await factsSoFar(tx, cache, { clinicId, id: row.id, now }),
        });
      }
      const { name, timeZone, region } = clinic;
      const paper = region === 'US' ? 'LETTER' : 'A4';
      const content = await renderPdf(
        downtimePack({ clinicName: name, zone: timeZone, paper, sessions, at: now }),
      );
      return { file: true, contentType: 'application/pdf', content };
    }),
  ] as const;

async function allergiesOf(tx: Tx, clinicId: string, patientId: string): Promise<string> {
  const { state, list } = await allergyState(tx, { clinicId, patientId });
  if (state === 'known') return list.join(', ');
  return state === 'none-known' ? 'none known' : 'NOT RECORDED';
}

/** The signed plan as numbers with their units; what the plan does not say is left out. */
async function orderFacts(tx: Tx, clinicId: string, planId: string): Promise<Facts> {
  const plan = await tx
    .selectFrom('plan')
    .select(['product', 'route', 'doseMg', 'doseMgPerKg', 'weightKg', 'durationMin', 'answer', 'signature'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  const answer: Readonly<Record<string, unknown>> = { ...Object(plan.answer) };
  // No trailing zero: 35 is never read as 350.
  const amount = (value: unknown, unit: string): string | undefined =>
    value === null || value === undefined ? undefined : `${Number(value)} ${unit}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Product and route', `${PRODUCT_WORDS[plan.product]}, ${ROUTE_WORDS[plan.route]}`],
    ['Dose', amount(answer['roundedMg'] ?? plan.doseMg, 'mg')],
    ['Per weight', amount(plan.doseMgPerKg, 'mg/kg')],
    ['Dosing weight', amount(plan.weightKg, 'kg')],
    ['Over', amount(plan.durationMin, 'min')],
    ['Draw', amount(answer['drawMl'], 'mL')],
    ['In a volume of', amount(answer['finalMl'], 'mL')],
    ['Concentration', amount(answer['concentrationMgPerMl'], 'mg/mL')],
    ['Pump rate', amount(answer['rateMlPerH'], 'mL/h')],
    ['Devices', amount(answer['devices'], 'in all')],
    ['Signed by', plan.signature?.name],
  ];
  return facts.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const]));
}

interface Running {
  readonly clinicId: string;
  readonly id: string;
  readonly now: Instant;
}

async function factsSoFar(tx: Tx, cache: StateCache, { clinicId, id, now }: Running): Promise<Facts> {
  const state = await cache.stateOf(tx, await findSession(tx, clinicId, id));
  const systolic = lastReading(state, 'systolicMmHg', now);
  const diastolic = lastReading(state, 'diastolicMmHg', now);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Given', `${Math.round(given(state, now).totalMg * 10) / 10} mg`],
    [
      'Last pressure',
      systolic === undefined || diastolic === undefined
        ? undefined
        : `${systolic.value}/${diastolic.value} mmHg`,
    ],
    ['Last pulse', reading(lastReading(state, 'heartRatePerMin', now), '/min')],
    ['Last SpO2', reading(lastReading(state, 'spo2Percent', now), '%')],
    ['Entries in the record', String(state.events.length)],
  ];
  return facts.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const]));
}

const reading = (last: { readonly value: number } | undefined, unit: string): string | undefined =>
  last === undefined ? undefined : `${last.value} ${unit}`;
