import {
  instantText,
  integer,
  literal,
  object,
  oneOf,
  optional,
  pattern,
  tagged,
  text,
  uuid,
} from '../schema/schema.ts';
import { STAFF_ROLES } from './words.ts';

const hash = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
const name = text({ max: 200 });
const id = text({ max: 120 });

export const author = tagged('type', {
  person: object({ type: literal('person'), id, name, role: oneOf(STAFF_ROLES) }),
  device: object({ type: literal('device'), id, name: optional(name) }),
  patient: object({ type: literal('patient'), id, name: optional(name) }),
  system: object({ type: literal('system'), name: optional(name) }),
});

export const ORIGINS = ['person', 'monitor', 'patient', 'system'] as const;

/**
 * What every event carries. The client makes `id`, `observedAt`, `author` and `origin`; the server adds `seq`,
 * `recordedAt`, `prevHash` and `hash` when it appends, and nobody changes any of them afterwards.
 */
export const envelope = {
  /** Client-made UUID, kept before the first send: sending twice appends once (CON-02). */
  id: uuid,
  sessionId: text({ max: 80 }),
  /** 1, 2, 3 … in the order of appending; set by the server. */
  seq: optional(integer({ min: 1, max: 10_000_000 })),
  /** When it was true, as claimed by a person or device. */
  observedAt: instantText,
  /** When the server stored it. */
  recordedAt: optional(instantText),
  author,
  origin: oneOf(ORIGINS),
  /** Charted on paper first and typed in later (CON-06). */
  enteredFrom: optional(oneOf(['paper'])),
  prevHash: optional(hash),
  hash: optional(hash),
} as const;
