import type { Access, BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditNote } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/schema.ts';
import type { LiveEvent } from '../live/live.ts';
import type { Logger } from '../log.ts';
import type { ServerDeps } from '../server.ts';
import type { ActorByAccess } from './actor.ts';
import type { Refusal } from './refusal.ts';

type ClinicOf<A extends Access> = A['kind'] extends 'staff' | 'patient' ? string : undefined;

/** What a handler gets. Everything it writes, its audit rows and its messages share one transaction. */
export interface Context<E extends Endpoint, A extends Access = E['access']> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly actor: ActorByAccess[A['kind']];
  readonly clinicId: ClinicOf<A>;
  /** For staff and patients already inside their clinic. */
  readonly tx: Tx;
  readonly clock: Clock;
  /** The instant of this request: use it for every time the request records. */
  readonly now: Instant;
  readonly log: Logger;
  readonly deps: ServerDeps;
  /** For the few that need headers or cookies. */
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Notes who did or looked at what; written with the transaction, or not at all. */
  audit(note: AuditNote): void;
  /** Tells every open screen of the clinic, on every server, once the transaction is committed. */
  publish(event: LiveEvent): Promise<void>;
  /** Puts a public request into a clinic it named, so that it may write there. */
  enterClinic(clinicId: string): Promise<void>;
}

/** An answer that is not JSON: a PDF, a calendar, a stream of lines. */
export interface FileAnswer {
  readonly file: true;
  readonly contentType: string;
  readonly content: Buffer | string | NodeJS.ReadableStream;
  /** Offered as a download under this name; left out, the browser shows it. */
  readonly name?: string;
}

/**
 * Answers, or refuses. A refusal that is thrown undoes everything; one that is returned keeps what was
 * written, for the few acts that must be remembered although they failed, such as a wrong code.
 */
export type Handler<E extends Endpoint> = (
  context: Context<E>,
) => Promise<ResponseOf<E> | FileAnswer | Refusal>;
