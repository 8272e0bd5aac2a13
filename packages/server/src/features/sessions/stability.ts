import type { SessionEvent } from '@titrate/clinical/session';
import type { Problem } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';

/** RD-11: a prescriber states that the patient is stable, or a nurse where the policy of the clinic delegates it. */
export async function stabilityProblem(
  tx: Tx,
  clinicId: string,
  event: SessionEvent,
): Promise<Problem | undefined> {
  if (!statesStability(event) || event.author.type !== 'person' || event.author.role === 'prescriber') return;
  if (event.author.role === 'nurse' && (await isDelegated(tx, clinicId))) return;
  return {
    type: 'not-permitted',
    message: 'RD-11: a prescriber states this, unless the settings of the clinic delegate it to nurses',
    path: '/data/criterion',
  };
}

/** Saying that someone is not stable needs nobody's leave. */
function statesStability(event: SessionEvent): boolean {
  const fact = event.kind === 'correction.made' ? event.data.replacement : event;
  return fact?.kind === 'discharge.checked' && fact.data.criterion === 'RD-11' && fact.data.answer === 'pass';
}

async function isDelegated(tx: Tx, clinicId: string): Promise<boolean> {
  const { settings } = await tx
    .selectFrom('clinic')
    .select('settings')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return settings['nurseMayStateStability'] === true;
}
