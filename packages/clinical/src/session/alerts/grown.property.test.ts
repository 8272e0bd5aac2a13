import { addMs, type Instant, parseInstant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../events.ts';
import { fold, step } from '../fold/fold.ts';
import { emptyState, type SessionState } from '../state.ts';
import { draft, eventsOf, idOf, minute, parsed, type Script, type Step, spell } from '../testing/script.ts';
import { evaluateAlerts } from './alerts.ts';
import { ALERT_TABLE, type AlertTable } from './table.ts';

const PREPARED: Script = { preset: 'iv', steps: [] };
const prepared = eventsOf(PREPARED);

const row = fc
  .tuple(
    fc.integer({ min: 70, max: 215 }),
    fc.integer({ min: 30, max: 160 }),
    fc.integer({ min: 85, max: 100 }),
    fc.constantFrom('vitals', 'monitor'),
  )
  .map(([systolic, rate, saturation, by]): readonly unknown[] => [
    by,
    `${systolic}/${Math.max(20, Math.min(systolic - 10, 80))} ${rate} ${saturation} 14`,
  ]);
const acts: readonly (readonly unknown[])[] = [
  ['start'],
  ['pause', 'AL-01'],
  ['resume'],
  ['stop'],
  ['call', 'stop'],
  ['call'],
  ['symptom', 'chest-pain'],
  ['over', 'chest-pain'],
  ['symptom', 'vomiting'],
  ['ack', 'AL-01'],
  ['vitals', '165/80 70 98 14', 'doubtful'],
  ['monitor', '- - 88 -'],
  ['monitor', '- - 97 -'],
  [
    'alertLimit.set',
    { parameter: 'systolicMmHg', side: 'high', band: 'watch', limit: 150, reason: 'as at home' },
  ],
  ['session.ended', { manner: 'left-before-criteria', note: 'felt well' }],
];
/** Mostly signs, mostly after one another; every now and then something is entered late. */
const events = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 240 }),
    fc.oneof({ weight: 3, arbitrary: row }, { weight: 2, arbitrary: fc.constantFrom(...acts) }),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }) },
    ),
    fc.option(fc.nat({ max: 40 }), { freq: 8, nil: undefined }),
  ),
  { maxLength: 30 },
);

function spelled(list: typeof events extends fc.Arbitrary<infer T> ? T : never): readonly SessionEvent[] {
  let second = -120;
  const out: SessionEvent[] = [];
  for (const [after, what, late, corrects] of list) {
    second += after;
    const one: Step = [(second - late) / 60, String(what[0]), ...what.slice(1)];
    const target = corrects === undefined ? undefined : out[corrects];
    const drafts =
      target === undefined
        ? spell(PREPARED, one)
        : [
            draft(PREPARED, second / 60, 'correction.made', {
              replaces: target.id,
              reason: 'wrong chair',
              action: 'void',
            }),
          ];
    for (const each of drafts) out.push(parsed({ ...each, id: idOf(500 + out.length) }));
  }
  return [...prepared, ...out];
}

/** The same session to somebody who never saw it grow: no fact of it is one that was seen before. */
const anew = (state: SessionState): SessionState => fold(structuredClone(state.events));

const fresh = (state: SessionState, table: AlertTable, at: Instant) => evaluateAlerts(anew(state), table, at);

describe('alerts of a session that grows', () => {
  it('are those of the whole session read at once, after every event and at any moment', () => {
    let told = 0;
    fc.assert(
      fc.property(events, fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1 }), (list, aside) => {
        let state = emptyState;
        let now = minute(PREPARED, -60);
        for (const [i, event] of spelled(list).entries()) {
          state = step(state, event);
          const observed = parseInstant(event.observedAt);
          if (observed.ok && observed.value > now) now = observed.value;
          const at = addMs(now, Math.max(0, (aside[i % aside.length] ?? 0) * 1000));
          for (const moment of i % 7 === 0 ? [at, addMs(now, -600_000), at] : [at]) {
            expect(evaluateAlerts(state, ALERT_TABLE, moment)).toEqual(fresh(state, ALERT_TABLE, moment));
          }
          told += evaluateAlerts(state, ALERT_TABLE, at).length;
        }
      }),
      { numRuns: 120 },
    );
    // Sessions without an alert would agree about nothing.
    expect(told).toBeGreaterThan(1000);
  });

  it('follow another table from the beginning', () => {
    const state = fold(
      eventsOf({
        preset: 'iv',
        steps: [
          [0, 'start'],
          [5, 'vitals', '165/80 70 98 14'],
        ],
      }),
    );
    const other: AlertTable = { ...ALERT_TABLE, rules: ALERT_TABLE.rules.filter(({ id }) => id !== 'AL-01') };
    const at = minute({}, 6);
    const rules = (table: AlertTable) => evaluateAlerts(state, table, at).map(({ rule }) => rule);
    expect([rules(ALERT_TABLE), rules(other), rules(ALERT_TABLE)]).toEqual([
      expect.arrayContaining(['AL-01']),
      expect.not.arrayContaining(['AL-01']),
      expect.arrayContaining(['AL-01']),
    ]);
  });

  const HIGH: Step = [5, 'vitals', '205/122 70 98 14'];
  const LIMIT: Step = [
    4,
    'alertLimit.set',
    { parameter: 'systolicMmHg', side: 'high', band: 'watch', limit: 120, reason: 'as at home' },
  ];
  it.each([
    ['one reading and another', [5, 'vitals', '124/80 70 98 14'], HIGH],
    ['a symptom and none', [5, 'vitals', '124/80 70 98 14'], [5, 'symptom', 'chest-pain']],
    ['a call and none', [5, 'vitals', '124/80 70 98 14'], [5, 'call', 'stop']],
    ['a limit of this patient and none', [4, 'scale', 'moaas', 5], LIMIT],
    ['the end of the dose and none', [12, 'scale', 'moaas', 5], [12, 'stop', 'patient-request']],
    ['a whole row and a part of one', [9, 'vitals', '124/80 70 98 14'], [9, 'vitals', '124/80 - - 14']],
  ] as const)('are told apart where a session may go on in two ways: %s', (_, one, other) => {
    const steps: readonly Step[] = [
      [0, 'start'],
      [3, 'vitals', '125/80 70 98 14'],
    ];
    const base = fold(eventsOf({ preset: 'iv', steps }));
    // Both grow out of the very same facts, as an act that is refused and the one after it do.
    const after = (way: Step) => {
      const last = eventsOf({ preset: 'iv', steps: [...steps, way] }).at(-1);
      return last === undefined ? base : step(base, last);
    };
    const ways = [after(one), after(other), base];
    for (const at of [minute({}, 16), minute({}, 60)]) {
      for (const state of [...ways, ...ways])
        expect(evaluateAlerts({ ...state }, ALERT_TABLE, at)).toEqual(fresh(state, ALERT_TABLE, at));
    }
  });

  it.each([
    // Asked about a time before anything was observed, nothing is taken in yet, but the baseline stands.
    ['a reading from before the first dose', -60, [-0.5, 'vitals', '150/80 70 98 14']],
    ['the end of the dose, from when on signs are due less often', 26, [12, 'stop', 'patient-request']],
  ] as const)('take in what came late: %s', (_, askedAt, late) => {
    const steps: readonly Step[] = [
      [0, 'start'],
      [10, 'vitals', '152/80 70 98 14'],
      [25, 'vitals', '124/80 70 98 14'],
    ];
    const base = fold(eventsOf({ preset: 'iv', steps }));
    evaluateAlerts(base, ALERT_TABLE, minute({}, askedAt));
    const last = eventsOf({ preset: 'iv', steps: [...steps, late] }).at(-1);
    const grown = last === undefined ? base : step(base, last);
    const at = minute({}, 26);
    expect(evaluateAlerts(grown, ALERT_TABLE, at)).toEqual(fresh(grown, ALERT_TABLE, at));
    expect(fresh(base, ALERT_TABLE, at)).not.toEqual(fresh(grown, ALERT_TABLE, at));
  });
});
