import type { SignOff } from '../sign-off.ts';
import { type ContentEntry, contentRef } from './entry.ts';

/** Where a clinic stands with one piece of content on a day. */
export type SignOffState =
  | { readonly kind: 'not-confirmed' }
  /** A second person has to answer. What held before still holds. */
  | { readonly kind: 'proposed'; readonly proposal: SignOff; readonly isConfirmed: boolean }
  | { readonly kind: 'confirmed'; readonly signOff: SignOff }
  /** Approved, and in force from a day that has not come yet. */
  | { readonly kind: 'from-later'; readonly signOff: SignOff }
  /** Confirmed once, in other words or numbers than it has now. */
  | { readonly kind: 'changed-since'; readonly signOff: SignOff }
  | { readonly kind: 'withdrawn'; readonly signOff: SignOff };

/** `history` holds every sign-off of the clinic in any order; `today` is the clinic's day. */
export function signOffState(
  entry: Pick<ContentEntry, 'group' | 'id'>,
  fingerprint: string,
  history: readonly SignOff[],
  today: string,
): SignOffState {
  const ref = contentRef(entry);
  const own = history.filter((one) => one.ref === ref).sort((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
  const settled = settledState(
    own.filter((one) => one.answer?.approved === true),
    fingerprint,
    today,
  );
  const proposal = own.find((one) => one.answer === null);
  return proposal === undefined
    ? settled
    : { kind: 'proposed', proposal, isConfirmed: settled.kind === 'confirmed' };
}

function settledState(approved: readonly SignOff[], fingerprint: string, today: string): SignOffState {
  // The one whose day came last counts; of two on one day, the one answered later.
  const inForce = approved
    .filter((one) => one.effectiveOn <= today)
    .sort((a, b) => compare(keyOf(b), keyOf(a)))[0];
  if (inForce?.decision === 'confirm' && inForce.fingerprint === fingerprint)
    return { kind: 'confirmed', signOff: inForce };
  const later = approved.find(
    (one) => one.effectiveOn > today && one.decision === 'confirm' && one.fingerprint === fingerprint,
  );
  if (later !== undefined) return { kind: 'from-later', signOff: later };
  if (inForce === undefined) return { kind: 'not-confirmed' };
  return inForce.decision === 'confirm'
    ? { kind: 'changed-since', signOff: inForce }
    : { kind: 'withdrawn', signOff: inForce };
}

const keyOf = (one: SignOff): string => `${one.effectiveOn} ${one.answer?.at ?? ''}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
