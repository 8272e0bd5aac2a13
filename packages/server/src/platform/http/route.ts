import { type Endpoint, LIVE_MARK_HEADER, type ProblemDetails } from '@titrate/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AuditNote, appendAudit } from '../audit/audit.ts';
import type { Tx } from '../database/schema.ts';
import { isTaken } from '../database/taken.ts';
import { enterClinic } from '../database/tenancy.ts';
import { publish } from '../live/live.ts';
import type { ServerDeps } from '../server.ts';
import { checkAccess } from './access.ts';
import type { Actor } from './actor.ts';
import type { Context, FileAnswer, Handler } from './context.ts';
import { parseInput, readJson, strictAtTheDoor } from './parse.ts';
import { Refusal, refuse } from './refusal.ts';

/** How an edge with its own wire words answers; the JSON API needs none of it. */
export interface Rendering {
  readonly contentType: string;
  problem(problem: ProblemDetails): unknown;
}

export interface RouteOptions {
  readonly rendering?: Rendering;
  /** Largest body in bytes; the default suits forms. */
  readonly bodyLimit?: number;
  /** The body as text, for edges that read something else than JSON. */
  readonly textBody?: boolean;
  /** Requests a minute from one address; the default is the server's. */
  readonly requestsPerMin?: number;
}

/** An endpoint with its handler: what a feature registers and what the denial tests walk. */
export interface BoundRoute {
  readonly endpoint: Endpoint;
  readonly options: RouteOptions;
  readonly serve: (deps: ServerDeps, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/**
 * Binds a handler to an endpoint of the contract. Access is checked before anything of the input is
 * read; input and answer pass the endpoint's schemas; refusals and defects undo everything.
 */
export function route<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
  options: RouteOptions = {},
): BoundRoute {
  const schemas = {
    params: strictAtTheDoor(endpoint.params),
    query: strictAtTheDoor(endpoint.query),
    body: strictAtTheDoor(endpoint.body),
  };
  const serve: BoundRoute['serve'] = async (deps, request, reply) => {
    const mark = markOf(deps, endpoint, request);
    const serveOnce = () =>
      deps.db.transaction().execute(async (tx) => {
        const { actor, clinicId } = await checkAccess(deps, tx, endpoint, request);
        const input = parseInput(schemas, {
          params: request.params,
          query: request.query,
          body:
            options.textBody === true || endpoint.body === undefined ? request.body : readJson(request.body),
        });
        const act = openAct(deps, tx, actor, clinicId);
        // The handler's types follow from the endpoint; the generic value is assembled here, once.
        const context = { ...input, ...act.context, actor, clinicId, tx, request, reply } as Context<E>;
        const result = await handler(context);
        // Only what the contract names leaves the server.
        const checked =
          isFile(result) || result instanceof Refusal ? result : endpoint.response.parse(result);
        await act.finish();
        return checked;
      });
    // Sent twice at once: the other one has stored it by now, and what is stored already is answered as such.
    const answer = await serveOnce().catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      return serveOnce();
    });
    if (answer instanceof Refusal) throw answer;
    if (mark !== undefined) reply.header(LIVE_MARK_HEADER, mark);
    return send(reply, answer, options);
  };
  return { endpoint, options, serve };
}

/** Taken before anything is read, and told only to those who may read: what is told of this clinic later is not in the answer. */
function markOf(deps: ServerDeps, { method }: Endpoint, { params }: FastifyRequest): string | undefined {
  const { clinicId } = ClinicOfPath.safeParse(params).data ?? {};
  return method === 'GET' && clinicId !== undefined ? deps.live.mark(clinicId) : undefined;
}
const ClinicOfPath = z.object({ clinicId: z.string() });

/** The part of the context that gathers: audit notes until the end, the clinic once it is known. */
function openAct(deps: ServerDeps, tx: Tx, actor: Actor, initialClinic: string | undefined) {
  const notes: AuditNote[] = [];
  let clinic = initialClinic;
  const now = deps.clock.now();
  const inAClinic = (): string => {
    if (clinic === undefined) throw new Error('Invariant broken: this request has entered no clinic');
    return clinic;
  };
  return {
    context: {
      clock: deps.clock,
      now,
      log: deps.log,
      deps,
      audit: (note: AuditNote) => {
        inAClinic();
        notes.push(note);
      },
      publish: (event: Parameters<typeof publish>[2]) => publish(tx, inAClinic(), event),
      enterClinic: async (clinicId: string) => {
        if (clinic !== undefined && clinic !== clinicId) throw refuse('not-permitted');
        clinic = clinicId;
        await enterClinic(tx, clinicId);
      },
    },
    finish: () => appendAudit(tx, actor, now, notes),
  };
}

function isFile(answer: unknown): answer is FileAnswer {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'file' in answer &&
    answer.file === true &&
    'content' in answer
  );
}

function send(reply: FastifyReply, answer: unknown, options: RouteOptions): unknown {
  if (isFile(answer)) {
    reply.type(answer.contentType);
    if (answer.name !== undefined) {
      reply.header(
        'content-disposition',
        `attachment; filename="${answer.name.replaceAll(/[^\w.-]/g, '_')}"`,
      );
    }
    return reply.send(answer.content);
  }
  if (answer === undefined) return reply.code(204).send();
  return reply
    .type(options.rendering?.contentType ?? 'application/json; charset=utf-8')
    .send(JSON.stringify(answer));
}
