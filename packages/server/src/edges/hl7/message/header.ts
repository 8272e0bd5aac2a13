import { err, ok, type Problem, type Result } from '@titrate/quantity';
import type { Sender } from '../device-message.ts';
import { firstOf, type Message, segmentOf } from './parse.ts';

/** What a message says about itself before anything in it is used. */
export interface Header {
  readonly sender: Sender;
  readonly controlId: string;
  readonly type: 'ORU^R01' | 'ORU^R40' | 'ORU^R42';
  /** MSH-5 and MSH-6: to whom it is sent. */
  readonly receivingApplication: string;
  readonly receivingFacility: string;
}

/** A refusal with its HL7 error code (table 0357) and the field it is about. */
export interface HeaderProblem extends Problem {
  readonly hl7Code: '101' | '200' | '201' | '202' | '203';
}

const VERSIONS = new Set(['2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1', '2.8', '2.8.1', '2.8.2']);

/** Checks that this is a message the product takes: kind, release, processing id, control id. */
export function readHeader(message: Message): Result<Header, HeaderProblem> {
  const msh = segmentOf(message, 'MSH');
  const refuse = (hl7Code: HeaderProblem['hl7Code'], path: string, text: string) =>
    err({ type: 'not-taken', message: text, path, hl7Code });
  const controlId = firstOf(message, msh, 10);
  if (controlId === '') return refuse('101', 'MSH-10', 'the message has no control id');
  if (controlId.length > 199) return refuse('101', 'MSH-10', 'the control id is longer than 199 characters');
  const kind = `${firstOf(message, msh, 9, 1)}^${firstOf(message, msh, 9, 2)}`;
  if (kind === 'RGV^O15')
    return refuse('200', 'MSH-9', 'orders to pumps are not taken: nothing here programs a pump');
  if (!firstOf(message, msh, 9, 1).startsWith('ORU'))
    return refuse('200', 'MSH-9', 'this kind of message is not taken');
  if (kind === 'ORU^W01') return refuse('201', 'MSH-9', 'waveforms are not charted here');
  if (kind !== 'ORU^R01' && kind !== 'ORU^R40' && kind !== 'ORU^R42') {
    return refuse('201', 'MSH-9', 'this trigger event is not taken');
  }
  if (firstOf(message, msh, 11) !== 'P')
    return refuse('202', 'MSH-11', 'only production messages (P) are taken');
  if (!VERSIONS.has(firstOf(message, msh, 12)))
    return refuse('203', 'MSH-12', 'releases 2.3.1 to 2.8 are taken');
  return ok({
    sender: senderOf(message),
    controlId,
    type: kind,
    receivingApplication: firstOf(message, msh, 5),
    receivingFacility: firstOf(message, msh, 6),
  });
}

export function senderOf(message: Message): Sender {
  const msh = segmentOf(message, 'MSH');
  const application = firstOf(message, msh, 3, 1);
  const applicationId = firstOf(message, msh, 3, 2);
  const facility = firstOf(message, msh, 4, 1);
  return { application, applicationId, facility, key: `${application}^${applicationId}|${facility}` };
}
