import { randomUUID } from 'node:crypto';
import { contentHashOf, parseEvent, type SessionEvent, verifyChain } from '@titrate/clinical/session';
import { addMs, type Instant, minutes } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEvent, aVital, bedsideSteps, chart } from '../../testing/bedside.ts';
import { aSecondServer, type SecondServer } from '../../testing/second-server.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { type Answer, aWorld, type Caller, type World } from '../../testing/world.ts';
import { eventsAfter } from './store.ts';

let world: World;
let other: SecondServer;
let nurse: Caller;
let second: Caller;
let prescriber: Caller;
let treatment: TestTreatment;
let count = 0;

beforeAll(async () => {
  world = await aWorld();
  other = await aSecondServer(world);
});
beforeEach(async () => {
  count += 1;
  world.clock.advance(5 * 3_600_000);
  nurse = await world.signedInAs('nurse');
  second = await world.signedInAs('nurse');
  prescriber = await world.signedInAs('prescriber');
  treatment = await another();
});
const another = (): Promise<TestTreatment> =>
  world.within(world.clinic, (tx) =>
    aTreatment(tx, world.clinic.id, world.clock.now(), `A-${count}-${randomUUID().slice(0, 13)}`),
  );
const now = (): Instant => world.clock.now();
const record = (of = treatment): Promise<readonly SessionEvent[]> =>
  world.within(world.clinic, (tx) => eventsAfter(tx, world.clinic.id, of.sessionId, 0));
const kinds = async () => (await record()).map((event) => event.kind);
const problemsOf = (answer: Answer): string[] =>
  answer.body.refused.flatMap((one: { problems: { type: string }[] }) =>
    one.problems.map(({ type }) => type),
  );

/** Charts a whole session in its own time, each step by who takes it. */
async function play(steps: Parameters<typeof bedsideSteps>[1], until?: number): Promise<void> {
  const zero = addMs(now(), minutes(61));
  for (const step of bedsideSteps(zero, steps)) {
    if (until !== undefined && step.at > addMs(zero, minutes(until))) break;
    world.clock.set(step.at);
    const who = { nurse, 'second-nurse': second, prescriber }[step.by];
    const answer = await chart(who, treatment, [anEvent(step.kind, step.data, step.at)]);
    expect([step.kind, answer.status, answer.body.refused]).toEqual([step.kind, 200, []]);
  }
}

describe('an event sent twice', () => {
  it('DOSE-15: is stored once, and both senders get the same stored event', async () => {
    const vital = aVital(now());
    const first = await chart(nurse, treatment, [vital]);
    const again = await chart(other.as(nurse), treatment, [vital, vital]);
    expect(again.body.stored).toEqual([first.body.stored[0], first.body.stored[0]]);
    expect(await kinds()).toEqual(['session.opened', 'patient.arrived', 'vital.recorded']);
  });

  it('under one id with another content is refused, and the first one stands', async () => {
    const id = randomUUID();
    await chart(nurse, treatment, [aVital(now(), 97, id)]);
    const answer = await chart(nurse, treatment, [aVital(now(), 91, id)]);
    expect([answer.status, problemsOf(answer)]).toEqual([200, ['id-taken']]);
    expect((await record()).at(-1)).toMatchObject({ data: { spo2Percent: 97 } });
  });

  it('under one id by another person is refused', async () => {
    const vital = aVital(now());
    await chart(nurse, treatment, [vital]);
    expect(problemsOf(await chart(second, treatment, [vital]))).toEqual(['id-taken']);
  });

  it('under an id that another session has is refused', async () => {
    const vital = aVital(now());
    const neighbour = await another();
    await chart(nurse, neighbour, [vital]);
    expect(problemsOf(await chart(nurse, treatment, [vital]))).toEqual(['id-taken']);
    expect(await kinds()).not.toContain('vital.recorded');
  });
});

describe('many events in one call', () => {
  it('are stored in their order, two hundred at a time', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => aVital(addMs(now(), i), 95 + (i % 5)));
    const answer = await chart(nurse, treatment, rows);
    expect(answer.body.stored.map((event: SessionEvent) => event.id)).toEqual(rows.map((row) => row.id));
    expect(verifyChain(await record())).toEqual({ chain: 'valid' });
    expect((await chart(nurse, treatment, [...rows, aVital(now())])).status).toBe(400);
  });

  it('go on where one of them is refused', async () => {
    const rows = [
      aVital(now(), 97),
      anEvent('infusion.resumed', { rateMlPerH: 30, rateMgPerH: 60, reason: 'no pause' }, now()),
      anEvent('vital.recorded', { spo2Percent: 'high' }, now()),
      anEvent('alert.raised', {}, now()),
      aVital(addMs(now(), 1), 98),
    ];
    const answer = await chart(nurse, treatment, rows);
    expect(answer.body.refused.map((one: { id: string }) => one.id).sort()).toEqual(
      [rows[1], rows[2], rows[3]].map((row) => row?.id).sort(),
    );
    expect((await record()).slice(2).map((event) => event.id)).toEqual([rows[0]?.id, rows[4]?.id]);
  });
});

describe('two servers', () => {
  it('that append to one session at once keep one chain', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => aVital(addMs(now(), i)));
    const answers = await Promise.all(
      rows.map((row, i) => chart(i % 2 === 0 ? nurse : other.as(second), treatment, [row])),
    );
    expect(answers.map((answer) => answer.status)).toEqual(rows.map(() => 200));
    const stored = await record();
    expect(verifyChain(stored)).toEqual({ chain: 'valid' });
    expect(
      stored
        .slice(2)
        .map((event) => event.id)
        .sort(),
    ).toEqual(rows.map((row) => row.id).sort());
  });

  it('that get the same batch at once store it once', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => aVital(addMs(now(), i)));
    const [one, two] = await Promise.all([
      chart(nurse, treatment, rows),
      chart(other.as(nurse), treatment, rows),
    ]);
    expect(one.body.stored).toEqual(two.body.stored);
    expect(await record()).toHaveLength(7);
  });
});

describe('what belongs together', () => {
  it('nothing is stored for another patient than the one of the session', async () => {
    const answer = await chart(nurse, treatment, [aVital(now())], randomUUID());
    expect([answer.status, await kinds()]).toEqual([409, ['session.opened', 'patient.arrived']]);
  });

  it('a session of another clinic is not found, neither by its own path nor by ours', async () => {
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    expect((await chart(stranger, treatment, [aVital(now())])).status).toBe(403);
    const moved = { ...treatment, clinicId: world.otherClinic.id };
    expect((await chart(stranger, moved, [aVital(now())])).status).toBe(404);
    expect(await kinds()).toEqual(['session.opened', 'patient.arrived']);
  });

  it('the author is who is signed in, whatever the sender says', async () => {
    const forged = {
      ...aVital(now()),
      author: { type: 'device', id: 'm1' },
      origin: 'monitor',
      seq: 99,
      hash: 'f'.repeat(64),
    };
    const answer = await chart(nurse, treatment, [forged]);
    expect(answer.body.stored[0]).toMatchObject({ seq: 3, origin: 'person', author: { id: nurse.userId } });
  });

  it('an alert is stored in the same act as the reading that raises it', async () => {
    await play([[0, 'start']]);
    const before = (await record()).length;
    world.clock.advance(60_000);
    const answer = await chart(nurse, treatment, [aVital(now(), 84)]);
    const [vital, ...alerts] = (await record()).slice(before);
    expect([vital?.kind, answer.body.stored[0].id]).toEqual(['vital.recorded', vital?.id]);
    expect(alerts.map((event) => event.kind)).toContain('alert.raised');
    expect(answer.body.seq).toBe(before + 1 + alerts.length);
    expect(alerts.every((event) => event.recordedAt === vital?.recordedAt)).toBe(true);
  });
});

describe('the end of a session', () => {
  it('is not brought nearer by a server whose clock was put forward', async () => {
    await play([
      [0, 'start'],
      [40, 'stop'],
      [60, 'well'],
    ]);
    const truth = now();
    world.clock.set(addMs(truth, minutes(120)));
    const early = await chart(nurse, treatment, [anEvent('session.discharged', {}, truth)]);
    expect(problemsOf(early)).toContain('held');
    world.clock.set(truth);
    const claimed = await chart(nurse, treatment, [
      anEvent('session.discharged', {}, addMs(truth, minutes(120))),
    ]);
    expect(problemsOf(claimed)).toContain('in-the-future');
    expect(await kinds()).not.toContain('session.discharged');
  });

  it('is signed only over the record as it stands', async () => {
    await play([
      [0, 'start'],
      [40, 'stop'],
      [100, 'well'],
      [101, 'session.discharged', {}],
    ]);
    // A signature asks for a fresh proof of presence; a person who has just signed in has given it.
    const signer = await world.signedInAs('nurse');
    const sign = (contentHash: string) =>
      chart(signer, treatment, [
        anEvent('session.signed', { meaning: 'author', credentials: 'RN', contentHash }, now()),
      ]);
    const read = contentHashOf(await record());
    await chart(nurse, treatment, [anEvent('note.added', { text: 'Escort arrived.' }, now())]);
    const late = await sign(read);
    expect(late.body.refused[0].problems[0]).toMatchObject({
      type: 'other-content',
      path: '/data/contentHash',
    });
    const signed = await sign(contentHashOf(await record()));
    expect(signed.body.refused).toEqual([]);
    expect(problemsOf(await chart(nurse, treatment, [aVital(now())]))).not.toEqual([]);
    expect((await kinds()).at(-1)).toBe('session.signed');
  });

  it('reads back every stored event as it was sealed', async () => {
    await play([
      [0, 'start'],
      [40, 'stop'],
    ]);
    const all = await record();
    expect(verifyChain(all)).toEqual({ chain: 'valid' });
    expect(all.every((event) => parseEvent(JSON.parse(JSON.stringify(event))).ok)).toBe(true);
  });
});
