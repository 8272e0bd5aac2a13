import { board, type ResponseOf } from '@titrate/contract';
import type { Person } from './person.ts';
import { type FilledDemo, type JourneyServer, startDemo } from './server.ts';

type ChairSession = NonNullable<ResponseOf<typeof board>['chairs'][number]['session']>;

/** Waits until the invented patients are all there. */
export async function untilFilled(server: JourneyServer): Promise<void> {
  if (server.startedFilled) return;
  const giveUpAt = performance.now() + 90_000;
  while ((server.log().match(/the demonstration is filled/g) ?? []).length < 2) {
    if (performance.now() > giveUpAt) throw new Error(`the demonstration was not filled:\n${server.log()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Fills a demonstration once, for every journey that begins in one. */
export async function fillOnce(): Promise<FilledDemo> {
  const server = await startDemo();
  await untilFilled(server);
  const atMs = server.now();
  await server.stop('keep');
  return { dataDir: server.dataDir, atMs };
}

/** A session of the demonstration that is under way in one of these phases. */
export async function sessionInPhase(
  person: Person,
  clinicId: string,
  ...phases: readonly ChairSession['phase'][]
): Promise<ChairSession> {
  const { chairs } = await person.call(board, { params: { clinicId } });
  const sessions = chairs.flatMap(({ session }) => session ?? []);
  const found = sessions.find(({ phase }) => phases.includes(phase));
  if (found === undefined)
    throw new Error(`no session in ${phases.join(' or ')}: ${sessions.map(({ phase }) => phase).join(', ')}`);
  return found;
}
