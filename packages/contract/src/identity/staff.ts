import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE, Role } from '../platform/roles.ts';
import { isVisible, UNSEEN_WORDS } from '../platform/visible-text.ts';

const clinicParams = z.object({ clinicId: z.uuid() });

/** Long rather than complicated: any characters, and no composition rules. */
export const Password = z.string().min(12, 'at least 12 characters').max(128, 'at most 128 characters');

export const StaffMember = z.object({
  userId: z.uuid(),
  displayName: z.string(),
  credentials: z.string(),
  email: z.string(),
  roles: z.array(Role),
  active: z.boolean(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const listStaff = endpoint({
  id: 'staff.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/staff',
  summary: 'The people who work here',
  access: { kind: 'staff', roles: EVERYONE },
  params: clinicParams,
  response: z.object({ staff: z.array(StaffMember) }),
});

export const inviteStaff = endpoint({
  id: 'staff.invite',
  method: 'POST',
  path: '/api/clinics/:clinicId/staff',
  summary: 'Invite someone to work here',
  access: { kind: 'staff', roles: ['owner'] },
  params: clinicParams,
  body: z.object({
    email: z.email().max(320),
    displayName: z.string().trim().min(1).max(200).refine(isVisible, UNSEEN_WORDS),
    credentials: z.string().max(100).default(''),
    roles: z.array(Role).min(1),
  }),
  /** The link sets a password and works once, within 24 hours; for someone who has one already there is none. */
  response: z.object({ userId: z.uuid(), setUpPath: z.string().nullable() }),
});

export const changeStaff = endpoint({
  id: 'staff.change',
  method: 'PATCH',
  path: '/api/clinics/:clinicId/staff/:userId',
  summary: 'Change the roles of a colleague, or take somebody back who had left',
  access: { kind: 'staff', roles: ['owner'] },
  params: z.object({ clinicId: z.uuid(), userId: z.uuid() }),
  body: z.object({ roles: z.array(Role).min(1).optional(), active: z.literal(true).optional() }),
  response: StaffMember,
});

export const acceptStaffInvitation = endpoint({
  id: 'staff.acceptInvitation',
  method: 'POST',
  path: '/api/public/staff-invitations/accept',
  summary: 'Set the first password; sign in with it and enrol a second factor next',
  access: { kind: 'public' },
  body: z.object({ token: z.string().max(100), password: Password }),
  response: z.object({ email: z.string() }),
});
