import type { SessionEvent, SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';

/** Who and where; everything else of the record comes from the fold of its events. */
export interface RecordInput {
  readonly clinicName: string;
  readonly zone: string;
  readonly paper: 'LETTER' | 'A4';
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly birthDate: string;
    readonly recordNumber: string;
    readonly sexAtBirth: string | null;
    readonly allergies: string;
  };
  readonly session: {
    readonly number: number;
    readonly planned: number;
    readonly chair: string | null;
    readonly indication: string;
  };
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
  /** The moment the document was asked for. */
  readonly at: Instant;
}
