import { addMs, type Instant, minutes } from '@titrate/quantity';
import { createRandom, type Random } from '@titrate/virtual-clinic';
import type { Step } from '../../../../clinical/src/session/testing/script.ts';
import { anEvent, bedsideSteps, chart } from '../bedside.ts';
import { aTreatment, type TestTreatment } from '../treatment.ts';
import type { Caller, World } from '../world.ts';
import { type Client, createClient } from './client.ts';
import { createNetwork, NO_FAULTS } from './network.ts';
import type { WardServer } from './ward.ts';

/** How one simulated session ended: what everybody holds for true. */
export interface History {
  readonly treatment: TestTreatment;
  readonly clients: readonly Client[];
  /** The true time at the end. */
  readonly end: Instant;
  /** True times at which the servers' clocks were wrong by more than a little. */
  readonly clockFaults: number;
}

const seconds = (count: number): number => count * 1_000;
const ACTS = 45;
const FAULTS = { drop: 0.12, duplicate: 0.12, longestDelayS: 90 };

/**
 * One session of two to four tablets on two servers, from a seed: people chart by what their screens show, the network
 * drops, delays, doubles and cuts, pages reload, servers end before a commit, clocks jump. At the end all faults are
 * healed and everything waiting is delivered.
 */
export async function playHistory(
  seed: string,
  world: World,
  servers: readonly WardServer[],
): Promise<History> {
  const random = createRandom(seed);
  let now = world.clock.now();
  const setNow = (at: Instant) => {
    now = at;
    world.clock.set(at);
  };
  const people = {
    nurse: await world.signedInAs('nurse'),
    'second-nurse': await world.signedInAs('nurse'),
    prescriber: await world.signedInAs('prescriber'),
  };
  const treatment = await world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, now, `SIM-${seed}`.slice(0, 40)),
  );
  setNow(addMs(now, minutes(60)));
  await prepare(world, treatment, people);
  const network = createNetwork(random.fork('network'), FAULTS);
  const clients = clientsOf(random, people).map(({ caller, label }) => {
    const server = random.pick(servers);
    return createClient(
      random.fork(label),
      network,
      server.line(caller, treatment, () => now),
    );
  });
  let clockFaults = 0;
  const ending = random.int(ACTS - 12, ACTS + 6);
  for (let act = 0; act < ACTS; act += 1) {
    await network.runUntil(addMs(now, seconds(random.int(1, act > ACTS / 2 ? 600 : 90))), setNow);
    const close = CLOSING[act - ending];
    if (close !== undefined) {
      await network.runUntil(addMs(now, minutes(close.afterMin)), setNow);
      for (const step of close.steps) for (const client of clients) client.act(now, step);
    }
    clockFaults += await disturb(random, clients, servers, now);
    const client = random.pick(clients);
    if (act > ACTS / 2 && random.chance(0.4)) {
      // Towards the end everybody looks after the same patient at once.
      for (const one of clients) {
        one.act(now);
        one.sync(now);
      }
    } else if (random.chance(0.75)) client.act(now);
    client.sync(now);
    if (random.chance(0.3)) random.pick(clients).sync(now);
  }
  network.faults = NO_FAULTS;
  for (const server of servers) server.heal();
  for (const client of clients) {
    client.online = true;
    client.clockOffMs = 0;
  }
  for (let round = 0; round < 5; round += 1) {
    await network.runUntil(addMs(now, seconds(100)), setNow);
    for (const client of clients) client.sync(now);
  }
  await servers[0]?.watch(now);
  for (const client of clients) client.sync(now);
  await network.runUntil(addMs(now, seconds(1)), setNow);
  if (network.waiting > 0) throw new Error('Invariant broken: the network has delivered everything');
  return { treatment, clients, end: addMs(now, seconds(-1)), clockFaults };
}

/** Towards the end all of them try to bring the session to its close, amid the same faults. */
const CLOSING: readonly { readonly afterMin: number; readonly steps: readonly Step[] }[] = [
  { afterMin: 1, steps: [[0, 'start']] },
  { afterMin: 15, steps: [[0, 'stop']] },
  { afterMin: 60, steps: [[0, 'vitals', '120/80 70 98 14']] },
  { afterMin: 10, steps: [[0, 'well']] },
  { afterMin: 1, steps: [[0, 'well']] },
  { afterMin: 1, steps: [[0, 'session.discharged', {}]] },
  { afterMin: 2, steps: [[0, 'session.discharged', {}]] },
];

function clientsOf(
  random: Random,
  people: Readonly<Record<'nurse' | 'second-nurse' | 'prescriber', Caller>>,
) {
  const all = [
    { caller: people.nurse, label: 'nurse' },
    { caller: people.prescriber, label: 'prescriber' },
    { caller: people['second-nurse'], label: 'second nurse' },
    { caller: people.nurse, label: "the nurse's other tablet" },
  ];
  return all.slice(0, random.int(2, 4));
}

/** The gate, without faults: what comes after it is of interest here. */
async function prepare(
  world: World,
  treatment: TestTreatment,
  people: Readonly<Record<'nurse' | 'second-nurse' | 'prescriber', Caller>>,
): Promise<void> {
  const steps = bedsideSteps(addMs(world.clock.now(), minutes(2)), []);
  let from = 0;
  while (from < steps.length) {
    const by = steps[from]?.by ?? 'nurse';
    const other = steps.findIndex((step, place) => place > from && step.by !== by);
    const until = other === -1 ? steps.length : other;
    const events = steps.slice(from, until).map((step) => anEvent(step.kind, step.data, step.at));
    const answer = await chart(people[by], treatment, events);
    if (answer.status !== 200 || answer.body.refused.length > 0)
      throw new Error(`the gate was not passed: ${JSON.stringify(answer.body)}`);
    from = until;
  }
}

/** One fault now and then. Returns 1 where it made a server's clock plainly wrong. */
async function disturb(
  random: Random,
  clients: readonly Client[],
  servers: readonly WardServer[],
  now: Instant,
): Promise<number> {
  const client = random.pick(clients);
  const server = random.pick(servers);
  switch (random.int(1, 22)) {
    case 1:
    case 2:
    case 3:
      client.online = !client.online;
      return 0;
    case 4:
    case 5:
      client.reload();
      return 0;
    case 6:
      await server.restart();
      return 0;
    case 7:
    case 8:
    case 9:
      server.failNext();
      return 0;
    case 10:
    case 11:
      await server.watch(now);
      return 0;
    case 12:
      client.clockOffMs = random.int(-20_000, 20_000);
      return 0;
    case 13:
      server.clockOffMs = random.int(-30_000, 30_000);
      return 0;
    case 14:
      server.clockOffMs = random.pick([-1, 1]) * random.int(300_000, 3_600_000);
      return 1;
    case 15:
      server.clockOffMs = 0;
      return 0;
    default:
      return 0;
  }
}
