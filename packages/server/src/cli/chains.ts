import { verifyChain } from '@titrate/clinical/session';
import { eventsAfter } from '../features/sessions/store.ts';
import { type AuditVerdict, verifyAudit } from '../platform/audit/audit.ts';
import type { Db } from '../platform/database/schema.ts';
import { inClinic } from '../platform/database/tenancy.ts';

export interface ClinicVerdict {
  readonly clinic: string;
  readonly audit: AuditVerdict;
  readonly sessions: { readonly checked: number; readonly broken: readonly string[] };
}

/** Works out every chain of every clinic anew. A session whose head disagrees with its events is broken too. */
export async function* verifyClinics(db: Db): AsyncGenerator<ClinicVerdict> {
  for (const clinic of await db.selectFrom('clinic').select(['id', 'slug']).orderBy('slug').execute()) {
    yield {
      clinic: clinic.slug,
      audit: await verifyAudit(db, clinic.id),
      sessions: await verifySessions(db, clinic.id),
    };
  }
}

async function verifySessions(db: Db, clinicId: string): Promise<ClinicVerdict['sessions']> {
  const heads = await inClinic(db, clinicId, (tx) =>
    tx
      .selectFrom('session')
      .select(['id', 'seq', 'headHash'])
      .where('clinicId', '=', clinicId)
      .orderBy('id')
      .execute(),
  );
  const broken: string[] = [];
  for (const head of heads) {
    const isWhole = await inClinic(db, clinicId, async (tx) => {
      const events = await eventsAfter(tx, clinicId, head.id, 0);
      const last = events.at(-1);
      return (
        verifyChain(events).chain === 'valid' &&
        events.length === head.seq &&
        (last?.hash ?? head.headHash) === head.headHash
      );
    }).catch(() => false);
    if (!isWhole) broken.push(head.id);
  }
  return { checked: heads.length, broken };
}
