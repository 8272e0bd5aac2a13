import type { PatientActor, StaffActor } from '../platform/http/actor.ts';

/** Who wrote a row of the record, as it is kept with the row: names and roles as they were then. */
export type RecordAuthor =
  | { readonly type: 'person'; readonly id: string; readonly name: string; readonly roles: readonly string[] }
  | { readonly type: 'patient'; readonly id: string }
  | { readonly type: 'device'; readonly id: string; readonly name?: string }
  | { readonly type: 'system'; readonly name: string };

export function recordAuthor(actor: StaffActor | PatientActor): RecordAuthor {
  return actor.kind === 'staff'
    ? { type: 'person', id: actor.userId, name: actor.displayName, roles: actor.roles }
    : { type: 'patient', id: actor.patientId };
}

/** Signed by name, with credentials, moment and meaning (REC-03). */
export interface Signature {
  readonly userId: string;
  readonly name: string;
  readonly credentials: string;
  readonly meaning: 'author' | 'reviewer' | 'witness';
  readonly at: string;
  /** SHA-256 of the canonical content that was signed. */
  readonly contentHash: string;
}
