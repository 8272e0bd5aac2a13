import { CONTENT_B } from '@titrate/clinical/content-b';
import { type TextPackage, textStandingOf } from '@titrate/clinical/instruments';
import type { Wording } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';
import { isContentPackageOn, licenceDay } from './in-force.ts';

const EARLIER_MOST = 200;

/** Everything the page of the clinic's instruments says, but the words themselves. */
export async function wordingView(tx: Tx, clinicId: string, now: Instant): Promise<Wording> {
  const on = await licenceDay(tx, clinicId, now);
  const rows = await tx
    .selectFrom('wordingPackage')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .orderBy('endedAt', (order) => order.desc().nullsFirst())
    .orderBy('instrument')
    .orderBy('language')
    .execute();
  const packages = rows.filter(({ ended }) => ended === null);
  const earlier = rows.filter(hasEnded);
  return {
    on,
    contentPackage: {
      on: await isContentPackageOn(tx, clinicId),
      holds: CONTENT_B.map(({ instrument, language }) => ({ instrument, language })),
    },
    packages: packages.map(({ texts, ...row }) => ({
      id: row.id,
      instrument: row.instrument,
      version: row.instrumentVersion,
      language: row.language,
      licence: licenceView(texts),
      standing: textStandingOf(texts, on),
      contentHash: row.contentHash,
      importedAt: row.importedAt,
      importedBy: nameOf(row.importer),
    })),
    earlier: earlier.slice(0, EARLIER_MOST).map(({ texts, ...row }) => ({
      id: row.id,
      instrument: row.instrument,
      language: row.language,
      licence: licenceView(texts),
      contentHash: row.contentHash,
      importedAt: row.importedAt,
      importedBy: nameOf(row.importer),
      endedAt: row.endedAt,
      endedBy: nameOf(row.ender),
      ended: row.ended,
      reason: row.reason,
    })),
    openForms: await openForms(tx, clinicId),
  };
}

interface Ending {
  readonly ended: 'replaced' | 'removed' | null;
  readonly endedAt: string | null;
  readonly ender: RecordAuthor | null;
}
const hasEnded = <T extends Ending>(
  row: T,
): row is T & { ended: 'replaced' | 'removed'; endedAt: string; ender: RecordAuthor } =>
  row.ended !== null && row.endedAt !== null && row.ender !== null;

const licenceView = ({ licence: { holder, reference, validUntil } }: TextPackage) => ({
  holder,
  reference,
  validUntil: validUntil ?? null,
});

const nameOf = (author: RecordAuthor): string => (author.type === 'person' ? author.name : author.type);

async function openForms(tx: Tx, clinicId: string): Promise<Wording['openForms']> {
  const rows = await tx
    .selectFrom('patientTask')
    .select(({ fn }) => ['ref as instrument', fn.countAll<string>().as('count')])
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'instrument')
    .where('status', 'in', ['open', 'started'])
    .groupBy('ref')
    .orderBy('ref')
    .execute();
  return rows.map(({ instrument, count }) => ({ instrument, count: Number(count) }));
}
