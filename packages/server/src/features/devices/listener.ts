import { randomUUID } from 'node:crypto';
import { createMllpServer, createReceiver } from '../../edges/hl7/index.ts';
import { describeError } from '../../platform/log.ts';
import type { ServerDeps } from '../../platform/server.ts';
import type { StateCache } from '../sessions/store.ts';
import { createDeviceStore } from './device-store.ts';

const TRY_AGAIN_MS = 5000;

/**
 * Opens the HL7 port. Where another process of the machine holds it, this one waits for its turn, so that a
 * second server takes over when the first stops.
 */
export async function startListener(
  deps: ServerDeps,
  cache: StateCache,
  tryAgainMs = TRY_AGAIN_MS,
): Promise<{ readonly port: () => number | undefined; stop(): Promise<void> }> {
  const receiver = createReceiver({
    store: createDeviceStore(deps, cache),
    now: () => deps.clock.now(),
    newControlId: () => randomUUID().replaceAll('-', '').slice(0, 20),
  });
  const open = () =>
    createMllpServer({
      ...receiver,
      onTrouble: (kind, _peer, error) => {
        if (kind === 'failed') deps.log.error({ kind, error: describeError(error) }, 'hl7 connection');
        else deps.log.info({ kind }, 'hl7 connection');
      },
    });
  let server = open();
  let port: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const listen = async (): Promise<void> => {
    try {
      port = await server.listen(deps.config.hl7Port, deps.config.hl7Host);
      deps.log.info({ port }, 'hl7 port open');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      deps.log.error(
        { port: deps.config.hl7Port },
        'hl7 port is in use; set HL7_PORT, or it opens when it is free',
      );
      timer = setTimeout(() => {
        server = open();
        listen().catch((later: unknown) => deps.log.error({ error: describeError(later) }, 'hl7 port'));
      }, tryAgainMs);
      timer.unref();
    }
  };
  await listen();
  return {
    port: () => port,
    stop: async () => {
      clearTimeout(timer);
      if (port !== undefined) await server.close();
    },
  };
}
