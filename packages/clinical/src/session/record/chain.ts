import { canonicalJson, sha256Hex } from '@titrate/quantity';
import type { SealedEvent, SessionEvent } from '../events.ts';

/** What the first event of a session follows. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over the canonical text of the whole event without its own hash; `prevHash` is part of it, so order is too. */
export function hashOf(event: SessionEvent): string {
  const { hash: _own, ...content } = event;
  return sha256Hex(canonicalJson(content));
}

/** Links an event to the one before. The server calls this once, in the transaction that stores it. */
export function sealEvent(
  prevHash: string,
  event: SessionEvent & { readonly seq: number; readonly recordedAt: string },
): SealedEvent {
  const linked = { ...event, prevHash };
  return { ...linked, hash: hashOf(linked) };
}

export type ChainCheck =
  | { readonly chain: 'valid' }
  | { readonly chain: 'broken'; readonly eventId: string; readonly reason: string };

/** Every single-byte change, removal, insertion, exchange or re-dating shows. An unsealed event breaks the chain. */
export function verifyChain(events: readonly SessionEvent[]): ChainCheck {
  let previous: string | undefined = GENESIS_HASH;
  for (const [index, event] of events.entries()) {
    const reason = linkProblem(event, index, previous);
    if (reason !== undefined) return { chain: 'broken', eventId: event.id, reason };
    previous = event.hash;
  }
  return { chain: 'valid' };
}

function linkProblem(event: SessionEvent, index: number, previous: string | undefined): string | undefined {
  if (event.hash === undefined || event.prevHash === undefined) return 'not sealed';
  if (event.recordedAt === undefined || event.seq === undefined) return 'not recorded';
  if (event.seq !== index + 1) return `sequence ${event.seq} where ${index + 1} belongs`;
  if (event.prevHash !== previous) return 'does not follow the event before';
  return hashOf(event) === event.hash ? undefined : 'content was changed';
}

/** What a signature covers (REC-03): the last hash of the chain stands for every event before it. */
export function contentHashOf(events: readonly SessionEvent[]): string {
  return sha256Hex(canonicalJson(events.map((event) => event.hash ?? hashOf(event))));
}

/** Whether what each person signed is still what stands before the signature, byte for byte (REC-04). */
export function verifySignatures(
  events: readonly SessionEvent[],
): readonly { readonly eventId: string; readonly holds: boolean }[] {
  return events.flatMap((event, index) =>
    event.kind === 'session.signed'
      ? [{ eventId: event.id, holds: event.data.contentHash === contentHashOf(events.slice(0, index)) }]
      : [],
  );
}
