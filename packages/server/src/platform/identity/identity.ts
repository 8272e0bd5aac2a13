import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Store } from '../database/open.ts';
import type { Tx } from '../database/schema.ts';
import type { PatientActor, SignedInActor, StaffActor } from '../http/actor.ts';
import { type AuthDoor, createAuthDoor } from './auth-door.ts';
import { findPatientByCookie } from './link-sessions.ts';
import { findSignedIn, findStaff } from './sessions.ts';

export type Cookies = ReadonlyMap<string, string>;

/** Recognises people by their cookies. */
export interface Identity {
  /** The sign-in library. */
  readonly auth: AuthDoor;
  readonly staffCookie: string;
  readonly patientCookie: string;
  readonly secureCookies: boolean;
  findSignedIn(tx: Tx, cookies: Cookies): Promise<SignedInActor | undefined>;
  findStaff(
    tx: Tx,
    cookies: Cookies,
    clinicId: string | undefined,
  ): Promise<StaffActor | SignedInActor | undefined>;
  findPatient(tx: Tx, cookies: Cookies): Promise<PatientActor | undefined>;
}

export function createIdentity(config: Config, clock: Clock, store: Store): Identity {
  const secureCookies = config.publicUrl.startsWith('https://');
  const staffCookie = `${secureCookies ? '__Secure-' : ''}titrate.session_token`;
  const patientCookie = `${secureCookies ? '__Host-' : ''}titrate_link`;
  const settings = { cookieName: staffCookie, secret: config.secret, clock };
  return {
    auth: createAuthDoor(config, store),
    staffCookie,
    patientCookie,
    secureCookies,
    findSignedIn: (tx, cookies) => findSignedIn(tx, cookies, settings),
    findStaff: (tx, cookies, clinicId) => findStaff(tx, cookies, clinicId, settings),
    findPatient: (tx, cookies) => findPatientByCookie(tx, cookies.get(patientCookie), clock),
  };
}
