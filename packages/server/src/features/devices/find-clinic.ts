import { sql } from 'kysely';
import { deviceOf } from '../../edges/hl7/interpret.ts';
import { senderOf } from '../../edges/hl7/message/header.ts';
import { firstOf, parseFrame, segmentOf } from '../../edges/hl7/message/parse.ts';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Db } from '../../platform/database/schema.ts';
import type { ServerDeps } from '../../platform/server.ts';
import { remembered } from './remembered.ts';

/**
 * The clinic a frame is meant for: that of the registered device; else the one MSH-6 names; else the one the
 * server is set to (`HL7_CLINIC`), or the only one, or in a demonstration the first.
 */
export function clinicFinder(deps: ServerDeps): (bytes: Uint8Array) => Promise<string | undefined> {
  // An identifier is registered once on the whole server and stays with its clinic.
  const ofDevice = remembered<string>(deps.clock, 60_000);
  return (bytes) => findClinic(deps, bytes, (id) => ofDevice(id, () => clinicOfDevice(deps.db, id)));
}

async function findClinic(
  deps: ServerDeps,
  bytes: Uint8Array,
  clinicOf: (identifier: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const parsed = parseFrame(bytes);
  const message = parsed.ok ? parsed.value.messages[0] : undefined;
  if (message !== undefined) {
    for (const id of deviceOf(message, { sender: senderOf(message) }).ids) {
      const clinicId = await clinicOf(id);
      if (clinicId !== undefined) return clinicId;
    }
  }
  const facility = message === undefined ? '' : firstOf(message, segmentOf(message, 'MSH'), 6);
  const clinics = await deps.db
    .selectFrom('clinic')
    .select(['id', 'slug', 'name'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const named = (text: string) => clinics.find((clinic) => clinic.slug === text || clinic.name === text)?.id;
  const { hl7Clinic, mode } = deps.config;
  return (
    named(facility) ??
    (hl7Clinic === undefined ? undefined : named(hl7Clinic)) ??
    (clinics.length === 1 || mode === 'demo' ? clinics[0]?.id : undefined)
  );
}

/** A device is found by its exact identifier before the clinic is known; nothing else is visible then. */
async function clinicOfDevice(db: Db, identifier: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`${AHEAD}select set_config('app.device', ${identifier}, true)`.execute(tx);
    const row = await tx
      .selectFrom('device')
      .select('clinicId')
      .where('identifier', '=', identifier)
      .executeTakeFirst();
    return row?.clinicId;
  });
}
