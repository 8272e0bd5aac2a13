import { createHash } from 'node:crypto';
import { err, type Instant, ok, type Result } from '@titrate/quantity';
import {
  type AckSubject,
  buildAck,
  buildBatchAck,
  type Fault,
  type Outcome,
  roughSubject,
  subjectOf,
} from './ack.ts';
import type { DeviceMessage, Quarantined } from './device-message.ts';
import { countPatients, deviceOf, interpret } from './interpret.ts';
import { type Header, readHeader, senderOf } from './message/header.ts';
import { type Message, parseFrame } from './message/parse.ts';
import type { Peer } from './mllp/server.ts';
import type { DeviceProfile } from './observation/context.ts';

/** The bytes of a frame as they came. */
export interface RawFrame {
  readonly bytes: Uint8Array;
  readonly peer: Peer;
  readonly receivedAt: Instant;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
}

/** One message of a frame, ready to be kept. */
export interface Delivery {
  readonly rawId: string;
  readonly header: Header;
  readonly message: DeviceMessage;
  /** SHA-256 over this message alone: with sender and control id it tells a repeat from a second message. */
  readonly digest: string;
  readonly receivedAt: Instant;
}

export interface DeviceStore {
  /**
   * Writes the frame durably, before anything in it is understood. Resolves after the commit, with its id;
   * `undefined` where no clinic of this server can be the one it is meant for.
   */
  keepRaw(frame: RawFrame): Promise<string | undefined>;
  /** What the clinic that got the frame has set for the device that goes by one of these names. */
  profileOf(rawId: string, deviceIds: readonly string[]): Promise<DeviceProfile>;
  /** Keeps what was understood, in one transaction; exactly the same message again changes nothing. Resolves after the commit. */
  commit(delivery: Delivery): Promise<void>;
  /** Records why a frame, or one message of it, was answered with an error or refused. */
  refuse(rawId: string, outcome: Exclude<Outcome, 'accepted'>, faults: readonly Fault[]): Promise<void>;
}

export interface ReceiveOptions {
  readonly store: DeviceStore;
  readonly now: () => Instant;
  readonly newControlId: () => string;
  /** Character set of senders that name none in MSH-18. */
  readonly charset?: string;
}

export interface Receiver {
  /** Takes one frame: stores it, understands it, keeps it, and gives the answer. Throws where it could not be stored. */
  answer(bytes: Uint8Array, peer: Peer): Promise<Uint8Array | undefined>;
  /** Refuses a frame that is too large, from its first bytes. */
  answerTooLarge(head: Uint8Array): Uint8Array;
}

export function createReceiver(options: ReceiveOptions): Receiver {
  const { store, now, newControlId } = options;
  const acknowledge = (subject: AckSubject, outcome: Outcome, faults: readonly Fault[]) =>
    buildAck(subject, outcome, faults, { at: now(), controlId: newControlId() });

  const one = async (rawId: string, message: Message, receivedAt: Instant): Promise<string | undefined> => {
    const subject = subjectOf(message);
    const understood = await understandMessage(store, rawId, message, receivedAt);
    if (!understood.ok) {
      const { outcome, faults } = understood.error;
      await store.refuse(rawId, outcome, faults);
      return acknowledge(subject, outcome, faults);
    }
    const { header, deviceMessage } = understood.value;
    await store.commit({ rawId, header, message: deviceMessage, digest: digestOf(message), receivedAt });
    return acknowledge(subject, 'accepted', []);
  };

  return {
    answer: async (bytes, peer) => {
      const receivedAt = now();
      const digest = createHash('sha256').update(bytes).digest('hex');
      const rawId = await store.keepRaw({ bytes, peer, receivedAt, digest });
      const parsed = parseFrame(bytes, options.charset);
      if (!parsed.ok) {
        const fault: Fault = {
          segment: 'MSH',
          ordinal: 1,
          field: fieldNumber(parsed.error.path),
          code: '100',
          text: parsed.error.message,
        };
        if (rawId !== undefined) await store.refuse(rawId, 'rejected', [fault]);
        return encode(acknowledge(roughSubject(bytes), 'rejected', [fault]));
      }
      if (rawId === undefined) return encode(acknowledge(roughSubject(bytes), 'error', [UNKNOWN_DEVICE]));
      const answers: string[] = [];
      for (const message of parsed.value.messages) {
        const answer = await one(rawId, message, receivedAt);
        if (answer !== undefined) answers.push(answer);
      }
      if (!parsed.value.batch) return encode(answers[0]);
      return answers.length === 0 ? undefined : encode(buildBatchAck(answers, now()));
    },
    answerTooLarge: (head) => {
      const fault: Fault = {
        segment: 'MSH',
        ordinal: 1,
        field: 0,
        code: '207',
        text: 'the message is larger than 4 MB',
      };
      return encode(acknowledge(roughSubject(head), 'rejected', [fault])) ?? new Uint8Array();
    },
  };
}

const UNKNOWN_DEVICE: Fault = {
  segment: 'MSH',
  ordinal: 1,
  field: 3,
  code: '204',
  text: 'no clinic here has registered this device',
};

interface Refused {
  readonly outcome: 'error' | 'rejected';
  readonly faults: readonly Fault[];
}

async function understandMessage(
  store: DeviceStore,
  rawId: string,
  message: Message,
  receivedAt: Instant,
): Promise<Result<{ readonly header: Header; readonly deviceMessage: DeviceMessage }, Refused>> {
  const header = readHeader(message);
  if (!header.ok) {
    const { path, hl7Code, message: text } = header.error;
    const fault: Fault = { segment: 'MSH', ordinal: 1, field: fieldNumber(path), code: hl7Code, text };
    return err({ outcome: 'rejected', faults: [fault] });
  }
  if (countPatients(message) > 1) {
    const fault: Fault = {
      segment: 'PID',
      ordinal: 2,
      field: 3,
      code: '100',
      text: 'a message is about one person; this one has several PID',
    };
    return err({ outcome: 'error', faults: [fault] });
  }
  const profile = await store.profileOf(rawId, deviceOf(message, { sender: senderOf(message) }).ids);
  const deviceMessage = interpret(message, header.value, { receivedAt, profile });
  const faults = faultsOf(message, deviceMessage);
  return faults.length > 0 ? err({ outcome: 'error', faults }) : ok({ header: header.value, deviceMessage });
}

/** The faults for which a whole message is answered AE: there are some, and nothing beside them is of use. */
function faultsOf(message: Message, understood: DeviceMessage): readonly Fault[] {
  if (!message.segments.some((segment) => segment.name === 'OBX')) {
    return [{ segment: 'OBX', ordinal: 1, field: 0, code: '100', text: 'the message has no OBX' }];
  }
  const useful =
    understood.readings.length > 0 ||
    understood.retractions.length > 0 ||
    understood.events.length > 0 ||
    understood.pump !== undefined ||
    understood.alarm !== undefined;
  if (useful) return [];
  return understood.quarantined.filter((row) => row.kind === 'refused').map(faultOfRow);
}

function faultOfRow(row: Quarantined): Fault {
  const ordinal = Number(/\d+/.exec(row.segment)?.[0] ?? 1);
  const code = row.field === 6 || row.field === 3 || row.field === 11 ? '103' : '102';
  return { segment: 'OBX', ordinal, field: row.field, code, text: row.reason };
}

/** A digest over the content of one message, so that two of one batch are told apart. */
function digestOf(message: Message): string {
  const text = message.segments.map((segment) => segment.fields.join(message.delimiters.field)).join('\r');
  return createHash('sha256').update(text).digest('hex');
}

function fieldNumber(path: string): number {
  return Number(/-(\d+)$/.exec(path)?.[1] ?? 0);
}

function encode(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'utf8');
}
