import { flag, object, oneOf, optional, pattern, text } from '../schema/schema.ts';
import { ANSWERS, DISCHARGE_CRITERIA } from './words.ts';

const sha256Hex = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');

export const recordData = {
  'note.added': object({ text: text({ max: 20_000 }), category: optional(text({ max: 40 })) }),
  'discharge.checked': object({
    criterion: oneOf(DISCHARGE_CRITERIA),
    answer: oneOf(ANSWERS),
    /** RD-09: who takes the patient home. */
    adultName: optional(text({ max: 200 })),
    adultPhone: optional(text({ max: 40 })),
    note: optional(text({ max: 1000 })),
  }),
  'aftercare.given': object({
    version: text({ max: 40 }),
    written: flag,
    spoken: flag,
    emergencyNumberKnown: flag,
    ivRemovedAndSiteChecked: optional(oneOf(['yes', 'no', 'not-applicable'])),
    language: optional(text({ max: 20 })),
  }),
  /** Every criterion was met. */
  'session.discharged': object({ note: optional(text({ max: 2000 })) }),
  /** The patient is no longer here, though the criteria were not met (EM-12, transfer). */
  'session.ended': object({
    manner: oneOf(['left-before-criteria', 'transferred-to-emergency-care', 'died']),
    note: text({ max: 2000 }),
  }),
  /** Before any dose: this session does not take place. */
  'session.cancelled': object({ reason: text({ max: 1000 }) }),
  /** The first signature as author closes the session. `contentHash` covers the events up to it (REC-03). */
  'session.signed': object({
    meaning: oneOf(['author', 'reviewer', 'witness']),
    credentials: text({ max: 120 }),
    contentHash: sha256Hex,
    signedAtZone: optional(text({ max: 60 })),
  }),
  'addendum.added': object({ text: text({ max: 20_000 }), aboutEventId: optional(text({ max: 80 })) }),
} as const;

/** The envelope members of `correction.made`; the replacement is an event of the same kind as the one it replaces. */
export const correctionShape = {
  /** Id of the event that this one replaces or voids. */
  replaces: text({ max: 80 }),
  reason: text({ min: 3, max: 1000 }),
  action: oneOf(['replace', 'void']),
} as const;
export { sha256Hex };
