import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, series } from '../testing/ask.ts';
import { type AsGivenEngine, createAsGivenEngine } from './as-given.ts';
import type { PumpEvent } from './pump-event.ts';

const MODEL = 'racemic-two-enantiomer';
const SUBJECT = { weightKg: 78 };

function engineFor(modelId = MODEL): AsGivenEngine {
  const made = createAsGivenEngine({ modelId, subject: SUBJECT });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** The same history as finished doses, worked out by hand: what flowed between one event and the next. */
function asDoses(events: readonly PumpEvent[], endMin: number): readonly Record<string, unknown>[] {
  const doses: Record<string, unknown>[] = [];
  let set = 0;
  let on = false;
  events.forEach((event, i) => {
    if (event.kind === 'bolus')
      doses.push({ timeMin: event.timeMin, route: 'iv-bolus', amountMg: event.amountMg });
    if (event.kind === 'start') [set, on] = [event.mgPerMin, true];
    if (event.kind === 'rate') set = event.mgPerMin;
    if (event.kind === 'pause') on = false;
    if (event.kind === 'resume') on = true;
    if (event.kind === 'stop') [set, on] = [0, false];
    const until = events[i + 1]?.timeMin ?? endMin;
    const durationMin = until - event.timeMin;
    if (on && set > 0 && durationMin > 0)
      doses.push({ timeMin: event.timeMin, route: 'iv-infusion', amountMg: set * durationMin, durationMin });
  });
  return doses;
}

const anyEvents: fc.Arbitrary<PumpEvent[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 180 }),
      fc.oneof(
        fc.record({
          kind: fc.constant('start' as const),
          mgPerMin: fc.double({ min: 0, max: 3, noNaN: true }),
        }),
        fc.record({
          kind: fc.constant('rate' as const),
          mgPerMin: fc.double({ min: 0, max: 3, noNaN: true }),
        }),
        fc.record({ kind: fc.constant('bolus' as const), amountMg: fc.integer({ min: 1, max: 30 }) }),
        fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'stop' as const) }),
      ),
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((pairs) =>
    pairs.map(([timeMin, event]): PumpEvent => ({ timeMin, ...event })).sort((a, b) => a.timeMin - b.timeMin),
  );

const TIMES = [0, 5, 39.5, 40, 90, 180, 260];

describe('the level of a dose as it is given', () => {
  it('equals the batch computation of the same history, whatever the pump did', () => {
    fc.assert(
      fc.property(
        anyEvents,
        fc.constantFrom(MODEL, 'kamp2020-meta-3cmt', 'simons2022-oral-film'),
        (events, modelId) => {
          const engine = engineFor(modelId);
          for (const event of events) expect(engine.apply(event).ok).toBe(true);
          const batch = ask({
            model: modelId,
            subject: SUBJECT,
            doses: asDoses(events, 300),
            timesMin: TIMES,
          });
          for (const output of Object.keys(batch.concentrationsNgPerMl)) {
            const expected = series(batch, output);
            const scale = Math.max(...expected, 1);
            TIMES.forEach((time, i) => {
              expect(Math.abs(engine.levelAt(time, output) - (expected[i] ?? 0)) / scale).toBeLessThan(1e-10);
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a late event counts from when it happened, in whatever order events arrive', () => {
    fc.assert(
      fc.property(anyEvents, fc.integer(), (events, seed) => {
        // Events at one instant keep their order, so only distinct instants may be shuffled.
        const distinct = events.filter((e, i) => events.findIndex((o) => o.timeMin === e.timeMin) === i);
        const inOrder = engineFor();
        for (const event of distinct) inOrder.apply(event);
        const shuffled = engineFor();
        const order = distinct
          .map((event, i) => ({ event, key: Math.imul(i + 1, seed | 1) >>> 0 }))
          .sort((a, b) => a.key - b.key);
        for (const { event } of order) shuffled.apply(event);
        for (const time of TIMES) expect(shuffled.levelAt(time)).toBe(inOrder.levelAt(time));
      }),
      { numRuns: 30 },
    );
  });

  it('a corrected history gives what the right history would have given', () => {
    const wrong = engineFor();
    wrong.apply({ kind: 'start', timeMin: 0, mgPerMin: 1 });
    wrong.apply({ kind: 'rate', timeMin: 10, mgPerMin: 9 });
    wrong.apply({ kind: 'stop', timeMin: 40 });
    const right: PumpEvent[] = [
      { kind: 'start', timeMin: 0, mgPerMin: 1 },
      { kind: 'rate', timeMin: 10, mgPerMin: 0.9 },
      { kind: 'stop', timeMin: 40 },
    ];
    expect(wrong.replaceHistory(right).ok).toBe(true);
    const fresh = engineFor();
    for (const event of right) fresh.apply(event);
    expect(wrong.curve(0, 120, 5)).toEqual(fresh.curve(0, 120, 5));
    expect(wrong.history).toEqual(right);
  });

  it('the curve and the single readings say the same', () => {
    const engine = engineFor();
    engine.apply({ kind: 'start', timeMin: 0, mgPerMin: 1 });
    engine.apply({ kind: 'bolus', timeMin: 7.5, amountMg: 10 });
    engine.apply({ kind: 'pause', timeMin: 20 });
    engine.apply({ kind: 'resume', timeMin: 25 });
    for (const { timeMin, ngPerMl } of engine.curve(-5, 100, 0.5))
      expect(Math.abs(ngPerMl - engine.levelAt(timeMin))).toBeLessThan(1e-10);
  });

  it('counts the milligrams given: a pause gives nothing, a rate set in a pause waits', () => {
    const engine = engineFor();
    engine.apply({ kind: 'start', timeMin: 0, mgPerMin: 1 });
    engine.apply({ kind: 'pause', timeMin: 10 });
    engine.apply({ kind: 'rate', timeMin: 12, mgPerMin: 0.5 });
    engine.apply({ kind: 'resume', timeMin: 20 });
    engine.apply({ kind: 'bolus', timeMin: 25, amountMg: 5 });
    engine.apply({ kind: 'stop', timeMin: 40 });
    expect(engine.givenMgAt(-1)).toBe(0);
    expect(engine.givenMgAt(15)).toBe(10);
    expect(engine.givenMgAt(22)).toBeCloseTo(11, 9);
    expect(engine.givenMgAt(25)).toBeCloseTo(17.5, 9);
    expect(engine.givenMgAt(500)).toBeCloseTo(25, 9);
  });

  it('reads zero before the first event', () => {
    const engine = engineFor();
    expect(engine.levelAt(10)).toBe(0);
    engine.apply({ kind: 'start', timeMin: 30, mgPerMin: 1 });
    expect(engine.levelAt(29)).toBe(0);
  });
});

describe('refusals of the as-given engine', () => {
  it('an impossible event changes nothing', () => {
    const engine = engineFor();
    engine.apply({ kind: 'start', timeMin: 0, mgPerMin: 1 });
    for (const event of [
      { kind: 'rate', timeMin: 5, mgPerMin: -1 },
      { kind: 'rate', timeMin: Number.NaN, mgPerMin: 1 },
      { kind: 'bolus', timeMin: 5, amountMg: Number.POSITIVE_INFINITY },
    ] as const)
      expect(engine.apply(event).ok).toBe(false);
    expect(engine.history).toHaveLength(1);
  });

  it('a history out of order is refused as a whole', () => {
    const engine = engineFor();
    engine.apply({ kind: 'start', timeMin: 0, mgPerMin: 1 });
    const answer = engine.replaceHistory([
      { kind: 'stop', timeMin: 10 },
      { kind: 'start', timeMin: 0, mgPerMin: 1 },
    ]);
    expect(!answer.ok && answer.error[0]?.path).toBe('[1].timeMin');
    expect(engine.history).toHaveLength(1);
  });

  it('an unknown model, output or person', () => {
    expect(createAsGivenEngine({ modelId: 'nobody', subject: SUBJECT }).ok).toBe(false);
    expect(createAsGivenEngine({ modelId: MODEL, subject: SUBJECT, output: 'x' }).ok).toBe(false);
    expect(createAsGivenEngine({ modelId: MODEL, subject: {} }).ok).toBe(false);
  });
});
