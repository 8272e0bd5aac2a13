import { endedProblem, parseTextPackage, type TextPackage } from '@titrate/clinical/instruments';
import {
  importTexts,
  readTexts,
  readWording,
  removeTexts,
  switchContentPackage,
  TEXT_PACKAGE_MAX_BYTES,
} from '@titrate/contract';
import { type CivilDate, formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { recordAuthor } from '../record-author.ts';
import { CONTENT_PACKAGE_OFF, hashOf, isContentPackageOn, licenceDay, textsOf } from './in-force.ts';
import { wordingView } from './view.ts';

/** The package and what travels around it. */
const BODY = { bodyLimit: TEXT_PACKAGE_MAX_BYTES + 1024 };
const MOST_PROBLEMS = 200;

export const wordingRoutes = [
  route(readWording, ({ tx, clinicId, now }) => wordingView(tx, clinicId, now)),

  route(readTexts, async ({ tx, clinicId }) => ({ texts: [...(await textsOf(tx, clinicId))] })),

  route(
    importTexts,
    async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
      requireFreshProof(actor, now);
      const texts = readPackage(body.package, await licenceDay(tx, clinicId, now));
      const contentHash = hashOf(texts);
      await oneAtATime(tx, clinicId);
      const known = await packageOf(tx, clinicId, params.packageId);
      // A second press of the same button changes nothing.
      if (known?.contentHash === contentHash) return wordingView(tx, clinicId, now);
      if (known !== undefined) throw refuse('conflict', 'This id was used for other words');
      const current = await inForce(tx, clinicId, texts);
      if ((current?.id ?? null) !== body.replaces)
        throw refuse(
          'stale-version',
          'Somebody imported or removed this wording in the meantime: look at what is there now',
        );
      if (current?.contentHash === contentHash)
        throw refuse('conflict', 'These very words under this licence are in force already');
      const author = JSON.stringify(recordAuthor(actor));
      if (current !== undefined)
        await tx
          .updateTable('wordingPackage')
          .set({ ended: 'replaced', endedAt: formatInstant(now), ender: author })
          .where('clinicId', '=', clinicId)
          .where('id', '=', current.id)
          .execute();
      await tx
        .insertInto('wordingPackage')
        .values({
          clinicId,
          id: params.packageId,
          instrument: texts.instrument,
          instrumentVersion: texts.version,
          language: texts.language,
          texts: JSON.stringify(texts),
          contentHash,
          importedAt: formatInstant(now),
          importer: author,
          ended: null,
          endedAt: null,
          ender: null,
        })
        .execute();
      audit({
        act: current === undefined ? 'wording.import' : 'wording.replace',
        object: { kind: 'wording', id: params.packageId },
        detail: { ...named(texts), contentHash, replaces: current?.id ?? null },
      });
      await publish({ topic: 'wording', id: clinicId });
      return wordingView(tx, clinicId, now);
    },
    BODY,
  ),

  route(removeTexts, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    const found = await packageOf(tx, clinicId, params.packageId);
    if (found === undefined) throw refuse('not-found', 'No such wording in this clinic');
    if (found.ended === 'removed') return wordingView(tx, clinicId, now);
    if (found.ended === 'replaced')
      throw refuse('conflict', 'Other words took its place already: look at what is there now');
    await tx
      .updateTable('wordingPackage')
      .set({
        ended: 'removed',
        endedAt: formatInstant(now),
        ender: JSON.stringify(recordAuthor(actor)),
        reason: body.reason,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', found.id)
      .execute();
    audit({
      act: 'wording.remove',
      object: { kind: 'wording', id: found.id },
      reason: body.reason,
      detail: { ...named(found.texts), contentHash: found.contentHash },
    });
    await publish({ topic: 'wording', id: clinicId });
    return wordingView(tx, clinicId, now);
  }),

  route(switchContentPackage, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    if ((await isContentPackageOn(tx, clinicId)) === body.on) return wordingView(tx, clinicId, now);
    const off = JSON.stringify({ [CONTENT_PACKAGE_OFF]: true });
    await tx
      .updateTable('clinic')
      .set({
        settings: body.on
          ? sql<string>`settings - ${CONTENT_PACKAGE_OFF}::text`
          : sql<string>`settings || ${off}::jsonb`,
      })
      .where('id', '=', clinicId)
      .execute();
    audit({
      act: body.on ? 'wording.switchOn' : 'wording.switchOff',
      object: { kind: 'clinic', id: clinicId },
      reason: body.reason,
    });
    await publish({ topic: 'wording', id: clinicId });
    return wordingView(tx, clinicId, now);
  }),
] as const;

/** Every problem at once, each with its path; nothing is stored while there is one. */
function readPackage(json: unknown, on: CivilDate): TextPackage {
  const read = parseTextPackage(json, 'package');
  const problems = read.ok ? endedProblem(read.value, on, 'package') : read.error;
  if (!read.ok || problems.length > 0)
    throw refuse('invalid-input', 'Nothing was imported', problems.slice(0, MOST_PROBLEMS));
  return read.value;
}

/** Owners who import, remove and switch at the same moment wait for each other, and the second one reads what the first did. */
async function oneAtATime(tx: Tx, clinicId: string): Promise<void> {
  await sql`${AHEAD}select pg_advisory_xact_lock(hashtextextended(${`wording/${clinicId}`}, 0))`.execute(tx);
}

const packageOf = (tx: Tx, clinicId: string, id: string) =>
  tx
    .selectFrom('wordingPackage')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();

const inForce = (tx: Tx, clinicId: string, { instrument, language }: TextPackage) =>
  tx
    .selectFrom('wordingPackage')
    .select(['id', 'contentHash'])
    .where('clinicId', '=', clinicId)
    .where('instrument', '=', instrument)
    .where('language', '=', language)
    .where('ended', 'is', null)
    .executeTakeFirst();

const named = ({ instrument, version, language, licence }: TextPackage) => ({
  instrument,
  version,
  language,
  licence: { ...licence },
});
