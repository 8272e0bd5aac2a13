import type { Role } from '@titrate/contract';

/** Who asks. Staff and patients act inside one clinic; someone signed in without a clinic may only look around. */
export type Actor = PublicActor | SignedInActor | StaffActor | PatientActor;

export interface PublicActor {
  readonly kind: 'public';
}
export interface SignedInActor {
  readonly kind: 'signed-in';
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly secondFactor: boolean;
  readonly steppedUpAt: string | null;
}
export interface StaffActor extends Omit<SignedInActor, 'kind'> {
  readonly kind: 'staff';
  readonly clinicId: string;
  readonly roles: readonly Role[];
  readonly displayName: string;
  readonly credentials: string;
}
export interface PatientActor {
  readonly kind: 'patient';
  readonly clinicId: string;
  readonly patientId: string;
  readonly sessionId: string;
  readonly invitationId: string;
  readonly purpose: string;
  readonly tasks: readonly unknown[];
}

/** The actor that an access kind lets through. */
export interface ActorByAccess {
  readonly public: PublicActor;
  readonly 'signed-in': SignedInActor;
  readonly staff: StaffActor;
  readonly patient: PatientActor;
}
