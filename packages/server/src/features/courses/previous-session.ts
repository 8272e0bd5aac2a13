import { change } from '@titrate/clinical/outcomes';
import type { Tx } from '../../platform/database/schema.ts';
import type { DosedSession } from './given-sessions.ts';

interface OfPatient {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
}

/**
 * How the last session went, as a titration step needs to know it (DO-005). Left out while no form was filled in after it:
 * then nobody can say whether it helped.
 */
export async function previousSession(
  { tx, clinicId, patientId }: OfPatient,
  last: DosedSession,
  ofCourse: readonly DosedSession[],
  instrument: string | undefined,
): Promise<Record<string, unknown>> {
  const first = ofCourse[0];
  if (first === undefined || instrument === undefined) return {};
  const scores = await courseScores({ tx, clinicId, patientId }, instrument);
  const baseline = scores.findLast((score) => score.at <= first.at);
  const current = scores.findLast((score) => score.at > last.at);
  if (baseline === undefined || current === undefined) return {};
  const found = change({ instrument, baseline: baseline.total, current: current.total });
  if (!found.ok || found.value.response === null) return {};
  const { response, partial_response: partial } = found.value;
  return {
    previousSession: {
      completed: last.completed,
      stopEvent: last.stopEvent,
      benefit: response ? 'response' : partial === true ? 'partial' : 'none',
      prescriberNote: await hasPrescriberNote({ tx, clinicId, patientId }, last.at),
    },
  };
}

/** Complete forms of one instrument that stand, in order of time. */
export async function courseScores({ tx, clinicId, patientId }: OfPatient, instrument: string) {
  const rows = await tx
    .selectFrom('response')
    .select(['instrument', 'total', 'completedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('instrument', '=', instrument)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('response as later')
            .select('later.id')
            .whereRef('later.clinicId', '=', 'response.clinicId')
            .whereRef('later.replaces', '=', 'response.id'),
        ),
      ),
    )
    .orderBy('completedAt')
    .limit(1000)
    .execute();
  return rows.flatMap((row) =>
    row.total === null ? [] : [{ instrument: row.instrument, at: row.completedAt, total: Number(row.total) }],
  );
}

/** A signed progress note of a prescriber after the session. */
async function hasPrescriberNote({ tx, clinicId, patientId }: OfPatient, since: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('note')
    .select('author')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('kind', 'in', ['progress', 'addendum'])
    .where('signature', 'is not', null)
    .where('at', '>=', since)
    .limit(200)
    .execute();
  return rows.some(({ author }) => author.type === 'person' && author.roles.includes('prescriber'));
}
