import { randomUUID } from 'node:crypto';
import type { Role } from '@titrate/contract';
import { addDays, addMs, days, formatInstant, type Instant, utcDateOf } from '@titrate/quantity';
import { sql } from 'kysely';
import { signFirstLibrary } from '../features/library/found.ts';
import type { Tx } from '../platform/database/schema.ts';
import { inClinic } from '../platform/database/tenancy.ts';
import { addStaff, enrolTotp } from '../platform/identity/people.ts';
import type { ServerDeps } from '../platform/server.ts';
import { DEMO_CLINICS, DEMO_PASSWORD_HASH, type DemoClinic, type DemoStaff } from './accounts.ts';

/** What a seeder works with: the clinic and the ids of its staff by e-mail. */
export interface SeedClinic {
  readonly clinic: DemoClinic;
  readonly userIds: ReadonlyMap<string, string>;
}

/** Fills one demo clinic with more, in the transaction that founds it. */
export type Seeder = (tx: Tx, seed: SeedClinic, deps: ServerDeps) => Promise<void>;

/** Founds the demo clinics that are missing; what people did in one that exists stays. */
export async function seedDemo(deps: ServerDeps, seeders: readonly Seeder[]): Promise<void> {
  const existing = await deps.db.selectFrom('clinic').select(['id', 'name']).execute();
  const stranger = existing.find((clinic) => !DEMO_CLINICS.some((demo) => demo.id === clinic.id));
  if (stranger !== undefined) {
    throw new Error('This database holds a clinic that is not the demonstration’s: use `titrate serve`');
  }
  const missing = DEMO_CLINICS.filter((demo) => !existing.some((clinic) => clinic.id === demo.id));
  if (missing.length === 0) return;
  await Promise.all(
    missing.map((clinic) => inClinic(deps.db, clinic.id, (tx) => seed(tx, clinic, deps, seeders))),
  );
}

async function seed(tx: Tx, clinic: DemoClinic, deps: ServerDeps, seeders: readonly Seeder[]): Promise<void> {
  // Two demonstrations that start on one database at once: the second waits here, then finds the clinic.
  await sql`select pg_advisory_xact_lock(hashtext(${`titrate.demo.${clinic.slug}`}))`.execute(tx);
  if (await found(tx, clinic)) return;
  const userIds = new Map<string, string>();
  for (const member of clinic.staff) {
    userIds.set(member.email, await employ(tx, clinic, member, deps.config.secret));
  }
  await signDemoLibrary(tx, clinic, userIds, deps.clock.now());
  for (const seeder of seeders) await seeder(tx, { clinic, userIds }, deps);
}

/** What an owner would have said about the house; without it every rule that asks for it answers unknown. */
const SITE = {
  approvedIndications: ['trd', 'mdsi', 'bipolar-depression', 'ptsd', 'crps'],
  resuscitationStaffAndKit: true,
  homeDosingEnabled: false,
  remsCertified: true,
  remsStaffTrained: true,
  remsDirectObservation: true,
  remsTwoHourMonitoring: true,
  remsSupplierCertified: true,
  remsFormsOverdue: 0,
};

/** Adds the clinic; `true` when it was there already. */
async function found(tx: Tx, clinic: DemoClinic): Promise<boolean> {
  const { id, name, slug, timeZone, region, colour } = clinic;
  const settings = JSON.stringify({ demo: true, site: SITE });
  const added = await tx
    .insertInto('clinic')
    .values({ id, name, slug, timeZone, region, colour, settings })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows !== 1n;
}

/** The catalogue as it stands, signed by the prescriber and the owner a year ago, for review in a year (DOSE-12). */
export async function signDemoLibrary(
  tx: Tx,
  clinic: DemoClinic,
  userIds: ReadonlyMap<string, string>,
  now: Instant,
): Promise<void> {
  const signed = await tx
    .selectFrom('libraryChange')
    .select('id')
    .where('clinicId', '=', clinic.id)
    .executeTakeFirst();
  if (signed !== undefined) return;
  const signer = (role: Role) => {
    const member = clinic.staff.find((one) => one.roles.includes(role));
    const id = userIds.get(member?.email ?? '');
    if (member === undefined || id === undefined) throw new Error(`A demo clinic has no ${role}`);
    return { id, name: member.displayName, credentials: member.credentials };
  };
  await signFirstLibrary(tx, {
    clinicId: clinic.id,
    author: signer('prescriber'),
    approver: signer('owner'),
    effectiveOn: addDays(utcDateOf(now), -365),
    reviewBy: addDays(utcDateOf(now), 365),
    at: formatInstant(addMs(now, -days(366))),
  });
}

async function employ(tx: Tx, clinic: DemoClinic, member: DemoStaff, secret: string): Promise<string> {
  const { email, displayName, credentials, roles } = member;
  const { userId } = await addStaff(tx, { clinicId: clinic.id, email, displayName, credentials, roles });
  await sql`insert into auth_account (id, account_id, provider_id, user_id, password)
    values (${randomUUID()}, ${userId}, 'credential', ${userId}, ${DEMO_PASSWORD_HASH})`.execute(tx);
  await enrolTotp(tx, userId, member.totpKey, secret);
  return userId;
}
