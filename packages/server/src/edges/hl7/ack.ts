import type { Instant } from '@titrate/quantity';
import { USUAL } from './message/delimiters.ts';
import { escapeText } from './message/escape.ts';
import { componentOf, fieldOf, firstOf, type Message, segmentOf } from './message/parse.ts';
import { formatTime } from './message/time.ts';

/** How a message fared: taken, unusable as it is, or not to be sent again. */
export type Outcome = 'accepted' | 'error' | 'rejected';

/** One fault for an ERR segment. `code` is of HL7 table 0357; the text never repeats a value of the message. */
export interface Fault {
  readonly segment: string;
  readonly ordinal: number;
  readonly field: number;
  readonly code: string;
  readonly text: string;
}

/** What the answer must echo. Raw texts are already unescaped. */
export interface AckSubject {
  readonly sendingApplication: string;
  readonly sendingFacility: string;
  readonly receivingApplication: string;
  readonly receivingFacility: string;
  readonly trigger: string;
  readonly controlId: string;
  readonly processingId: string;
  readonly version: string;
  readonly acceptAck: string;
  readonly applicationAck: string;
}

const CODE_TEXT: Readonly<Record<string, string>> = {
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '200': 'Unsupported message type',
  '201': 'Unsupported event code',
  '202': 'Unsupported processing id',
  '203': 'Unsupported version id',
  '204': 'Unknown key identifier',
  '207': 'Application internal error',
};

/** Reads what an answer echoes. Fields keep their components; separators become the usual ones. */
export function subjectOf(message: Message): AckSubject {
  const msh = segmentOf(message, 'MSH');
  const compound = (n: number) =>
    (fieldOf(msh, n).split(message.delimiters.repetition)[0] ?? '')
      .split(message.delimiters.component)
      .map((_, c) => escapeText(componentOf(message, fieldOf(msh, n), c + 1)))
      .join(USUAL.component);
  return {
    sendingApplication: compound(3),
    sendingFacility: compound(4),
    receivingApplication: compound(5),
    receivingFacility: compound(6),
    trigger: firstOf(message, msh, 9, 2),
    controlId: escapeText(firstOf(message, msh, 10)),
    processingId: escapeText(firstOf(message, msh, 11)),
    version: escapeText(firstOf(message, msh, 12)),
    acceptAck: firstOf(message, msh, 15),
    applicationAck: firstOf(message, msh, 16),
  };
}

/** What can still be echoed of a frame that could not be parsed; enough for its sender to know which one it was. */
export function roughSubject(head: Uint8Array): AckSubject {
  const line =
    Buffer.from(head.subarray(0, 4096))
      .toString('latin1')
      .split(/[\r\n]/, 1)[0] ?? '';
  const parts = line.startsWith('MSH') && line.length > 4 ? line.split(line[3] ?? '|') : [];
  // Whatever is not plain text stays out of the answer.
  const part = (n: number) => {
    const raw = parts[n - 1] ?? '';
    return /^[\x20-\x7e]{0,199}$/.test(raw) ? escapeText(raw) : '';
  };
  return {
    sendingApplication: part(3),
    sendingFacility: part(4),
    receivingApplication: part(5),
    receivingFacility: part(6),
    trigger: '',
    controlId: part(10),
    processingId: part(11),
    version: part(12),
    acceptAck: '',
    applicationAck: '',
  };
}

/**
 * MSA-1 for an outcome, or `undefined` where no answer is wanted. Nothing in MSH-15 and MSH-16: the original
 * mode. Where MSH-16 asks for this outcome the application answers (it implies receipt), else where MSH-15
 * does, the receipt alone.
 */
export function ackCode(outcome: Outcome, acceptAck: string, applicationAck: string): string | undefined {
  const letter = outcome === 'accepted' ? 'A' : outcome === 'error' ? 'E' : 'R';
  if (acceptAck === '' && applicationAck === '') return `A${letter}`;
  const wants = (condition: string) =>
    condition === 'AL' ||
    (condition === 'SU' && outcome === 'accepted') ||
    (condition === 'ER' && outcome !== 'accepted');
  if (wants(applicationAck)) return `A${letter}`;
  if (wants(acceptAck)) return `C${letter}`;
  // An unknown condition is not a wish for silence.
  const silent = [acceptAck, applicationAck].every((one) => ['', 'NE', 'SU', 'ER'].includes(one));
  return silent ? undefined : `A${letter}`;
}

export interface AckOptions {
  readonly at: Instant;
  readonly controlId: string;
  readonly name?: string;
}

/** The acknowledgment of one message, CR-separated. `undefined` where its sender wants none. */
export function buildAck(
  subject: AckSubject,
  outcome: Outcome,
  faults: readonly Fault[],
  options: AckOptions,
): string | undefined {
  const code = ackCode(outcome, subject.acceptAck, subject.applicationAck);
  if (code === undefined) return undefined;
  const version = subject.version === '' ? '2.6' : subject.version;
  const header = [
    'MSH',
    '^~\\&',
    subject.receivingApplication === '' ? (options.name ?? 'TITRATE') : subject.receivingApplication,
    subject.receivingFacility,
    subject.sendingApplication,
    subject.sendingFacility,
    formatTime(options.at),
    '',
    subject.trigger === '' ? 'ACK' : `ACK^${escapeText(subject.trigger)}^ACK`,
    escapeText(options.controlId),
    subject.processingId === '' ? 'P' : subject.processingId,
    version,
    '',
    '',
    '',
    '',
    '',
    'UNICODE UTF-8',
  ].join('|');
  const first = faults[0];
  const msa = ['MSA', code, subject.controlId, first === undefined ? '' : escapeText(first.text)]
    .join('|')
    .replace(/\|$/, '');
  return [header, msa, ...faults.slice(0, 20).map((fault) => errSegment(fault, version))]
    .map((line) => `${line}\r`)
    .join('');
}

function errSegment(fault: Fault, version: string): string {
  const named = `${fault.code}^${CODE_TEXT[fault.code] ?? 'Error'}^HL70357`;
  if (/^2\.[34]/.test(version)) {
    return `ERR|${fault.segment}^${fault.ordinal}^${fault.field}^${named.replaceAll('^', '&')}`;
  }
  return `ERR||${fault.segment}^${fault.ordinal}^${fault.field}|${named}|E||||${escapeText(fault.text)}`;
}

/** Answers of a batch, wrapped as a batch: one frame in, one frame out, each message acknowledged by its own id. */
export function buildBatchAck(acks: readonly string[], at: Instant): string {
  const header = `^~\\&|TITRATE||||${formatTime(at)}`;
  return `FHS|${header}\rBHS|${header}\r${acks.join('')}BTS|${acks.length}\rFTS|1\r`;
}
