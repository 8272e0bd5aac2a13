import {
  acceptStaffInvitation,
  changeStaff,
  inviteStaff,
  listPublicClinics,
  listStaff,
  Role,
  type StaffMember,
} from '@titrate/contract';
import { appendAudit } from '../audit/audit.ts';
import type { Tx } from '../database/schema.ts';
import { refuse } from '../http/refusal.ts';
import { type BoundRoute, route } from '../http/route.ts';
import { acceptSetUp, inviteToSetUp } from './invitations.ts';
import { addStaff } from './people.ts';
import { requireFreshProof } from './step-up.ts';

export const staffRoutes: readonly BoundRoute[] = [
  route(listPublicClinics, async ({ tx }) => ({
    clinics: await tx
      .selectFrom('clinic')
      .select(['id', 'name', 'slug', 'timeZone', 'region'])
      .orderBy('name')
      .execute(),
  })),

  route(listStaff, async ({ tx, clinicId }) => ({ staff: await staffOfClinic(tx, clinicId) })),

  route(inviteStaff, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    if ((await staffOfClinic(tx, clinicId)).some((member) => member.email === body.email.toLowerCase())) {
      throw refuse('conflict', 'This person works here already');
    }
    const { userId, isNew } = await addStaff(tx, { clinicId, ...body });
    audit({ act: 'staff.invite', object: { kind: 'person', id: userId }, detail: { roles: body.roles } });
    await publish({ topic: 'staff', id: userId });
    return { userId, setUpPath: isNew ? await inviteToSetUp(tx, { clinicId, userId, now }) : null };
  }),

  route(changeStaff, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    const before = await staffMemberOf(tx, clinicId, params.userId);
    const after = { ...before, roles: body.roles ?? before.roles, active: body.active ?? before.active };
    await storeMember(tx, clinicId, after);
    const detail = {
      before: { roles: before.roles, active: before.active },
      after: { roles: after.roles, active: after.active },
    };
    audit({ act: 'staff.change', object: { kind: 'person', id: params.userId }, detail });
    await publish({ topic: 'staff', id: params.userId });
    return after;
  }),

  route(
    acceptStaffInvitation,
    async ({ tx, body, now }) => {
      const accepted = await acceptSetUp(tx, body.token, body.password, now);
      if (accepted === undefined)
        throw refuse('not-permitted', 'This link was used or is too old. Ask for a new one.');
      const note = { act: 'staff.set-up', object: { kind: 'person', id: accepted.userId } };
      await appendAudit(tx, { kind: 'person', id: accepted.userId }, now, [note]);
      return { email: accepted.email };
    },
    { requestsPerMin: 20 },
  ),
];

/** One person who works or worked here. */
export async function staffMemberOf(tx: Tx, clinicId: string, userId: string): Promise<StaffMember> {
  const found = (await staffOfClinic(tx, clinicId)).find((member) => member.userId === userId);
  if (found === undefined) throw refuse('not-found', 'Nobody of this id works here');
  return found;
}

/** Two changes of the staff wait for each other: each might leave the clinic its last owner, or a task its taker. */
export async function oneAtATime(tx: Tx, clinicId: string): Promise<void> {
  await tx
    .selectFrom('staffMember')
    .select('userId')
    .where('clinicId', '=', clinicId)
    .orderBy('userId')
    .forUpdate()
    .execute();
}

/** Keeps roles and whether the person works here, and signs them out: what they may do changes on every device (SEC-05). */
export async function storeMember(tx: Tx, clinicId: string, member: StaffMember): Promise<number> {
  const { userId, roles, active } = member;
  await tx
    .updateTable('staffMember')
    .set({ roles: [...new Set(roles)], active })
    .where('clinicId', '=', clinicId)
    .where('userId', '=', userId)
    .execute();
  const owners = (await staffOfClinic(tx, clinicId)).filter(
    (one) => one.active && one.roles.includes('owner'),
  );
  if (owners.length === 0) throw refuse('conflict', 'A clinic keeps at least one owner');
  const ended = await tx.deleteFrom('authSession').where('userId', '=', userId).executeTakeFirst();
  return Number(ended.numDeletedRows);
}

async function staffOfClinic(tx: Tx, clinicId: string): Promise<StaffMember[]> {
  const rows = await tx
    .selectFrom('staffMember')
    .innerJoin('authUser', 'authUser.id', 'staffMember.userId')
    .select(['userId', 'displayName', 'credentials', 'email', 'roles', 'active'])
    .where('clinicId', '=', clinicId)
    .orderBy('displayName')
    .execute();
  return rows.map((row) => ({ ...row, roles: row.roles.map((role) => Role.parse(role)) }));
}
