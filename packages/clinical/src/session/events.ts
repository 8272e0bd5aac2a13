import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { alertData } from './events/alerts.ts';
import { dosingData } from './events/dosing.ts';
import { envelope } from './events/envelope.ts';
import { gateData } from './events/gate.ts';
import { medicineData } from './events/medicines.ts';
import { observationData } from './events/observations.ts';
import { openingData } from './events/opening.ts';
import { correctionShape, recordData } from './events/record.ts';
import { roomData } from './events/room.ts';
import { stockData } from './events/stock.ts';
import {
  type Infer,
  type InferShape,
  instantText,
  type JsonSchema,
  literal,
  object,
  optional,
  refine,
  type Schema,
  tagged,
} from './schema/schema.ts';

/** The data of every kind of event but a correction, described once: type, parser and JSON Schema come from here. */
const FACTS = {
  ...openingData,
  ...gateData,
  ...observationData,
  ...dosingData,
  ...medicineData,
  ...stockData,
  ...alertData,
  ...recordData,
  ...roomData,
} as const;

export type FactKind = keyof typeof FACTS;
export type EventKind = FactKind | 'correction.made';
export type FactData = { readonly [K in FactKind]: Infer<(typeof FACTS)[K]> };

/** The corrected fact: an event of the same kind as the one it replaces, with its own observation time. */
export type Replacement = {
  [K in FactKind]: { readonly kind: K; readonly observedAt: string; readonly data: FactData[K] };
}[FactKind];
export type CorrectionData = InferShape<typeof correctionShape> & { readonly replacement?: Replacement };

export type EventData = FactData & { readonly 'correction.made': CorrectionData };
export type Envelope = InferShape<typeof envelope>;
export type EventOf<K extends EventKind> = Envelope & { readonly kind: K; readonly data: EventData[K] };

/**
 * One bedside fact. The value is the JSON document itself: instants are UTC text, numbers carry their unit in
 * their name. `seq`, `recordedAt`, `prevHash`, `hash` are absent until the server appended it.
 */
export type SessionEvent = { readonly [K in EventKind]: EventOf<K> }[EventKind];
export type Author = Envelope['author'];

/** An event as the record keeps it. */
export type SealedEvent = SessionEvent & Required<Pick<Envelope, 'seq' | 'recordedAt' | 'prevHash' | 'hash'>>;

export const EVENT_KINDS: readonly EventKind[] = [...factKinds(), 'correction.made'];

const eventSchema = describeEvents();

/** JSON Schema of one event, for `titrate replay --schema` and the wire. */
export const eventsJsonSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Session event',
  description:
    'One bedside fact of a treatment session. A session is a list of these; nothing in it is ever changed or removed.',
  ...eventSchema.json,
};

/** Reads one event. A refusal names every problem with its path, such as `/data/diastolicMmHg`. */
export function parseEvent(input: unknown, path = ''): Result<SessionEvent, Refusal> {
  const problems: Problem[] = [];
  const event = eventSchema.parse(input, path, problems);
  return event === undefined ? err(problems) : ok(event);
}

function factKinds(): FactKind[] {
  // The keys of a constant object literal are its keys; TypeScript widens them to text.
  return Object.keys(FACTS) as FactKind[];
}

function describeEvents(): Schema<SessionEvent> {
  const members: Record<string, Schema<unknown>> = {};
  const replacements: Record<string, Schema<unknown>> = {};
  for (const kind of factKinds()) {
    members[kind] = object({ ...envelope, kind: literal(kind), data: FACTS[kind] });
    replacements[kind] = object({ kind: literal(kind), observedAt: instantText, data: FACTS[kind] });
  }
  members['correction.made'] = object({
    ...envelope,
    kind: literal('correction.made'),
    data: correction(tagged('kind', replacements)),
  });
  // Each member was built from the description of its own kind just above, which is what the union says.
  return tagged('kind', members) as Schema<SessionEvent>;
}

function correction(replacement: Schema<unknown>): Schema<unknown> {
  return refine(object({ ...correctionShape, replacement: optional(replacement) }), (value) => {
    const given = value.replacement !== undefined;
    if (given === (value.action === 'replace')) return [];
    return [
      {
        type: given ? 'contradiction' : 'missing',
        message: given ? 'a void has no replacement' : 'say what replaces the event',
        path: '/replacement',
      },
    ];
  });
}
