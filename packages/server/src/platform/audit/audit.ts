import { createHash } from 'node:crypto';
import { canonicalJson, formatInstant, type Instant, type Json } from '@titrate/quantity';
import { sql } from 'kysely';
import { AHEAD } from '../database/ahead.ts';
import type { AuditEntryTable, Db, Tx } from '../database/schema.ts';
import { inClinic } from '../database/tenancy.ts';
import type { Actor } from '../http/actor.ts';

/** What a feature says about an act; the platform adds who, when and where. */
export interface AuditNote {
  /** `feature.act`, such as `plan.sign` or `chart.read`. */
  readonly act: string;
  readonly object: { readonly kind: string; readonly id?: string };
  readonly patientId?: string;
  readonly reason?: string;
  /** Ids, versions, hashes, rule ids: enough to find what happened. No free text about health. */
  readonly detail?: { readonly [key: string]: Json };
}

export type AuditActor =
  | Actor
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string }
  | { readonly kind: 'device'; readonly id: string };

interface Content {
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly act: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly patientId: string | null;
  readonly reason: string | null;
  readonly detail: { readonly [key: string]: Json | undefined };
}

/** Appends notes to the chain of the transaction's clinic. The chain's head stays locked until the commit: call it last. */
export async function appendAudit(
  tx: Tx,
  actor: AuditActor,
  at: Instant,
  notes: readonly AuditNote[],
): Promise<void> {
  if (notes.length === 0) return;
  const entries = notes.map((note) => {
    const content = contentOf(actor, at, note);
    return { ...content, canonical: canonicalText(content) };
  });
  await sql`${AHEAD}select append_audit(${JSON.stringify(entries)}::jsonb)`.execute(tx);
}

function contentOf(actor: AuditActor, at: Instant, note: AuditNote): Content {
  return {
    at: formatInstant(at),
    ...actorColumns(actor),
    act: note.act,
    objectKind: note.object.kind,
    objectId: note.object.id ?? null,
    patientId: note.patientId ?? null,
    reason: note.reason ?? null,
    detail: note.detail ?? {},
  };
}

function actorColumns(actor: AuditActor): Pick<Content, 'actorKind' | 'actorId' | 'actorRole'> {
  switch (actor.kind) {
    case 'staff':
      return { actorKind: 'staff', actorId: actor.userId, actorRole: actor.roles.join(' ') };
    case 'signed-in':
      return { actorKind: 'staff', actorId: actor.userId, actorRole: null };
    case 'patient':
      return { actorKind: 'patient', actorId: actor.patientId, actorRole: null };
    case 'public':
      return { actorKind: 'public', actorId: null, actorRole: null };
    case 'person':
      return { actorKind: 'staff', actorId: actor.id, actorRole: null };
    case 'system':
    case 'device':
      return { actorKind: actor.kind, actorId: actor.id, actorRole: null };
  }
}

const canonicalText = (content: Content): string => canonicalJson({ ...content });

export const FIRST_HASH = '0'.repeat(64);

export const chainHash = (prev: string, seq: number, canonical: string): string =>
  createHash('sha256').update(`${prev}\n${seq}\n${canonical}`).digest('hex');

export type AuditVerdict =
  | { readonly chain: 'valid'; readonly entries: number; readonly head: string }
  | {
      readonly chain: 'broken';
      readonly atSeq: number;
      readonly because: 'gap' | 'content' | 'link' | 'head';
    };

/** Walks the chain of one clinic from its first entry and works every hash out anew. */
export async function verifyAudit(db: Db, clinicId: string): Promise<AuditVerdict> {
  return inClinic(db, clinicId, async (tx) => {
    let seq = 0;
    let hash = FIRST_HASH;
    for (;;) {
      const rows = await tx
        .selectFrom('auditEntry')
        .selectAll()
        .where('clinicId', '=', clinicId)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(1000)
        .execute();
      for (const row of rows) {
        const fault = faultOf(row, seq + 1, hash);
        if (fault !== undefined) return { chain: 'broken', atSeq: seq + 1, because: fault };
        seq = row.seq;
        hash = row.hash;
      }
      if (rows.length < 1000) break;
    }
    const head = await sql<{ seq: number; hash: string }>`
      select seq, hash from audit_head where clinic_id = ${clinicId}`.execute(tx);
    const last = head.rows[0] ?? { seq: 0, hash: FIRST_HASH };
    if (last.seq !== seq || last.hash !== hash) return { chain: 'broken', atSeq: seq, because: 'head' };
    return { chain: 'valid', entries: seq, head: hash };
  });
}

type Row = Pick<AuditEntryTable, Exclude<keyof AuditEntryTable, 'detail'>> & { readonly detail: unknown };

function faultOf(row: Row, seq: number, prev: string): 'gap' | 'content' | 'link' | undefined {
  if (row.seq !== seq) return 'gap';
  if (row.prevHash !== prev) return 'link';
  const { clinicId: _clinic, seq: _seq, prevHash: _prev, hash: _hash, ...content } = row;
  return chainHash(prev, seq, canonicalJson(content as Json)) === row.hash ? undefined : 'content';
}
