import { DeviceRules, type Role, Role as RoleSchema } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { AHEAD } from '../database/ahead.ts';
import type { Tx } from '../database/schema.ts';
import type { SignedInActor, StaffActor } from '../http/actor.ts';
import { openSignedCookie } from './tokens.ts';

interface SessionSettings {
  readonly cookieName: string;
  readonly secret: string;
  readonly clock: Clock;
}

interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly secondFactor: string | null;
  readonly steppedUpAt: string | null;
}
interface MemberRow extends SessionRow {
  readonly clinicId: string | null;
  readonly roles: readonly string[] | null;
  readonly displayName: string | null;
  readonly credentials: string | null;
}

/** The person of a session cookie: one query on a unique index, instead of the library's two and its parsing. */
export async function findSignedIn(
  tx: Tx,
  cookies: ReadonlyMap<string, string>,
  settings: SessionSettings,
): Promise<SignedInActor | undefined> {
  const token = tokenOf(cookies, settings);
  if (token === undefined) return undefined;
  const { rows } = await sql<SessionRow>`
    select s.id, s.user_id, u.name, u.email, s.second_factor, s.stepped_up_at
    from auth_session s join auth_user u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > ${formatInstant(settings.clock.now())}`.execute(tx);
  const row = rows[0];
  return row === undefined ? undefined : personOf(row);
}

/**
 * The person and their membership in one query. With a clinic named, row-level security shows that
 * clinic's members; without, a person who belongs to exactly one clinic is in that one.
 */
export async function findStaff(
  tx: Tx,
  cookies: ReadonlyMap<string, string>,
  clinicId: string | undefined,
  settings: SessionSettings,
): Promise<StaffActor | SignedInActor | undefined> {
  if (clinicId === undefined) return findOnlyMembership(tx, cookies, settings);
  const token = tokenOf(cookies, settings);
  if (token === undefined) return undefined;
  const { rows } = await sql<MemberRow>`
    select s.id, s.user_id, u.name, u.email, s.second_factor, s.stepped_up_at,
           m.clinic_id, m.roles, m.display_name, m.credentials
    from auth_session s join auth_user u on u.id = s.user_id
    left join staff_member m on m.clinic_id = ${clinicId} and m.user_id = s.user_id and m.active
    where s.token = ${token} and s.expires_at > ${formatInstant(settings.clock.now())}`.execute(tx);
  const row = rows[0];
  return row === undefined ? undefined : memberOf(row);
}

async function findOnlyMembership(
  tx: Tx,
  cookies: ReadonlyMap<string, string>,
  settings: SessionSettings,
): Promise<StaffActor | SignedInActor | undefined> {
  const person = await findSignedIn(tx, cookies, settings);
  if (person === undefined) return undefined;
  const memberships = await membershipsOf(tx, person.userId);
  const [only, another] = memberships;
  if (only === undefined || another !== undefined) return person;
  const { clinicId, roles, displayName, credentials } = only;
  return { ...person, kind: 'staff', clinicId, roles, displayName, credentials };
}

export interface Membership {
  readonly clinicId: string;
  readonly clinicName: string;
  readonly clinicSlug: string;
  readonly timeZone: string;
  readonly colour: string;
  readonly roles: readonly Role[];
  readonly displayName: string;
  readonly credentials: string;
  readonly devices: DeviceRules;
}

/** Every clinic where this person is active staff. */
export async function membershipsOf(tx: Tx, userId: string): Promise<readonly Membership[]> {
  await sql`${AHEAD}select set_config('app.user', ${userId}, true)`.execute(tx);
  const rows = await tx
    .selectFrom('staffMember')
    .innerJoin('clinic', 'clinic.id', 'staffMember.clinicId')
    .select([
      'clinicId',
      'clinic.name as clinicName',
      'clinic.slug as clinicSlug',
      'timeZone',
      'colour',
      'roles',
      'displayName',
      'credentials',
      'clinic.settings',
    ])
    .where('userId', '=', userId)
    .where('active', '=', true)
    .orderBy('clinic.name')
    .execute();
  return rows.map(({ settings, ...row }) => ({
    ...row,
    roles: rolesOf(row.roles),
    devices: deviceRules(settings),
  }));
}

/** What the clinic has set, or what the product does by itself where it has not. */
const deviceRules = (settings: Readonly<Record<string, unknown>>): DeviceRules =>
  DeviceRules.catch(DeviceRules.parse({})).parse(settings['devices'] ?? {});

function tokenOf(cookies: ReadonlyMap<string, string>, settings: SessionSettings): string | undefined {
  const cookie = cookies.get(settings.cookieName);
  return cookie === undefined ? undefined : openSignedCookie(cookie, settings.secret);
}

function personOf(row: SessionRow): SignedInActor {
  return {
    kind: 'signed-in',
    userId: row.userId,
    sessionId: row.id,
    name: row.name,
    email: row.email,
    secondFactor: row.secondFactor !== null,
    steppedUpAt: row.steppedUpAt,
  };
}

function memberOf(row: MemberRow): StaffActor | SignedInActor {
  const person = personOf(row);
  if (row.clinicId === null || row.roles === null) return person;
  return {
    ...person,
    kind: 'staff',
    clinicId: row.clinicId,
    roles: rolesOf(row.roles),
    displayName: row.displayName ?? row.name,
    credentials: row.credentials ?? '',
  };
}

const rolesOf = (roles: readonly string[]): readonly Role[] => roles.map((role) => RoleSchema.parse(role));
