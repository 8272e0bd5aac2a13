import type { Tx } from '../../platform/database/schema.ts';

/** Who is asked first, when several could be. */
const ORDER = ['prescriber', 'nurse', 'therapist'] as const;

export interface Responder {
  readonly userId: string;
  readonly email: string;
}

/**
 * The people who are asked to see to a risk answer, one after the other: those the clinic named in its settings
 * (`riskResponders`, user ids in order), else every active prescriber, nurse and therapist by role and name.
 */
export async function respondersOf(tx: Tx, clinicId: string): Promise<readonly Responder[]> {
  const staff = await tx
    .selectFrom('staffMember')
    .innerJoin('authUser', 'authUser.id', 'staffMember.userId')
    .select(['staffMember.userId', 'staffMember.roles', 'staffMember.displayName', 'authUser.email'])
    .where('staffMember.clinicId', '=', clinicId)
    .where('staffMember.active', '=', true)
    .orderBy('staffMember.displayName')
    .execute();
  const { settings } = await tx
    .selectFrom('clinic')
    .select('settings')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const named = settings['riskResponders'];
  const chosen = Array.isArray(named)
    ? named.flatMap((id) => staff.filter((member) => member.userId === id))
    : [];
  if (chosen.length > 0) return chosen;
  const ranked = staff.flatMap((member) => {
    const rank = ORDER.findIndex((role) => member.roles.includes(role));
    return rank === -1 ? [] : [{ ...member, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank);
}

/** The one after `userId`, around the list; the first where nobody was asked yet. Nobody in a clinic without staff. */
export function nextResponder(
  responders: readonly Responder[],
  userId: string | null,
): Responder | undefined {
  const at = responders.findIndex((one) => one.userId === userId);
  return responders[(at + 1) % Math.max(1, responders.length)];
}
