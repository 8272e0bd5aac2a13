import { addDays, type CivilDate, Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { type DiversionSignalKind, diversionSignals, SIGNAL_IS, signalsFrom } from './diversion.ts';
import { DIVERSION_LIMITS } from './diversion-limits.ts';
import { type LedgerMovement, standing } from './diversion-movements.ts';
import { container, movement, TODAY, who } from './testing/movements.ts';

const signals = (movements: readonly LedgerMovement[], kind: DiversionSignalKind, today = TODAY) =>
  diversionSignals(movements, today).filter((one) => one.kind === kind);
const times = <T>(n: number, make: (index: number) => readonly T[]): readonly T[] =>
  Array.from({ length: n }, (_, index) => make(index)).flat();

/** A person with so many containers of 100 mg, each wasted to this many milligrams. */
const waster = (name: string, wastedMg: number, containers = 10) =>
  times(containers, (index) => container(`${name}${index}`, { by: name, wastedMg, witness: 'zoe' }));

describe('CS-16 a share wasted far above peers', () => {
  // Of 10, 20 and 30 % the mean is 20 % and the standard deviation 10 percentage points.
  const peers = [...waster('ann', 10), ...waster('ben', 20), ...waster('cas', 30)];

  it('CS-16 signals above two standard deviations, not at them', () => {
    expect(signals([...peers, ...waster('eve', 40)], 'waste-rate')).toEqual([]);
    const [signal, ...more] = signals([...peers, ...waster('eve', 40.1)], 'waste-rate');
    expect(more).toEqual([]);
    expect(signal).toMatchObject({
      person: who('eve'),
      from: '2025-12-12',
      to: TODAY,
      numbers: [
        { name: 'Share wasted', value: '40.1 %' },
        { name: 'Mean of peers', value: '20 %' },
        { name: 'Standard deviation of peers', value: '10 %' },
        { name: 'Containers handled', value: '10' },
        { name: 'Wasted', value: expect.stringMatching(/^401\p{Zs}mg$/u) },
      ],
    });
    expect(signal?.entries).toHaveLength(10);
  });

  it('CS-16 signals nothing of few containers or few peers', () => {
    expect(signals([...peers, ...waster('eve', 90, 9)], 'waste-rate')).toEqual([]);
    expect(signals([...peers, ...waster('eve', 90, 10)], 'waste-rate')).toHaveLength(1);
    const fewer = [...waster('ann', 10), ...waster('ben', 20), ...waster('cas', 30, 9)];
    expect(signals([...fewer, ...waster('eve', 90)], 'waste-rate')).toEqual([]);
  });

  it('CS-16 asks for five percentage points where peers all waste the same', () => {
    const same = [...waster('ann', 10), ...waster('ben', 10), ...waster('cas', 10)];
    expect(signals([...same, ...waster('eve', 14.9)], 'waste-rate')).toEqual([]);
    expect(signals([...same, ...waster('eve', 15)], 'waste-rate')).toHaveLength(1);
  });

  it('CS-16 never signals who wastes less', () => {
    const high = [...waster('ann', 50), ...waster('ben', 51), ...waster('cas', 52)];
    expect(signals([...high, ...waster('eve', 1)], 'waste-rate')).toEqual([]);
  });
});

describe('CS-16 repeated "broken device"', () => {
  const waste = (index: number, reason: string, by = 'eve') =>
    movement({ kind: 'wasted', by, witness: 'zoe', reason, session: `s${index}`, vialId: 'v' });

  it('CS-16 signals the third, not the second', () => {
    const all = times(3, (index) => [waste(index, 'Device broken')]);
    expect(signals(all.slice(0, 2), 'broken')).toEqual([]);
    expect(signals(all, 'broken')).toMatchObject([{ person: who('eve') }]);
  });

  it('CS-16 does not add up two people', () => {
    expect(signals([waste(1, 'Broke'), waste(2, 'Broke'), waste(3, 'Broke', 'ann')], 'broken')).toEqual([]);
  });

  it.each([
    ['Device broken', true],
    ['Faulty spray', true],
    ['vial CRACKED in the box', true],
    ['Breakage', true],
    ['Rest of the syringe', false],
    ['Breakthrough pain, dose changed', false],
  ])('CS-16 reads "%s": %s', (reason, told) => {
    const all = times(3, (index) => [waste(index, reason)]);
    expect(signals(all, 'broken').length > 0).toBe(told);
  });
});

describe('CS-16 cancelled after issue', () => {
  const unused = (index: number, end: 'cancelled' | 'over' | 'open') =>
    container(`c${index}`, { by: 'eve', end, givenMg: 0, returnedMg: 100 });

  it.each(['cancelled', 'over'] as const)('CS-16 signals the third container of sessions %s', (end) => {
    expect(
      signals(
        times(2, (index) => unused(index, end)),
        'cancelled-after-issue',
      ),
    ).toEqual([]);
    expect(
      signals(
        times(3, (index) => unused(index, end)),
        'cancelled-after-issue',
      ),
    ).toMatchObject([{ person: who('eve'), numbers: [{ value: '3' }, {}, {}, {}] }]);
  });

  it('CS-16 waits for sessions that are not over, and leaves out those that were dosed', () => {
    expect(
      signals(
        times(5, (index) => unused(index, 'open')),
        'cancelled-after-issue',
      ),
    ).toEqual([]);
    const dosed = times(5, (index) => container(`c${index}`, { by: 'eve', end: 'over', givenMg: 100 }));
    expect(signals(dosed, 'cancelled-after-issue')).toEqual([]);
  });
});

describe('CS-16 off hours', () => {
  it.each([
    [5 * 60 + 59, 1],
    [6 * 60, 0],
    [21 * 60, 0],
    [21 * 60 + 1, 1],
  ])('CS-16 at minute %i of the day: %i', (minuteOfDay, n) => {
    expect(signals([movement({ kind: 'move-out', by: 'eve', minuteOfDay })], 'off-hours')).toHaveLength(n);
  });

  it('CS-16 takes the hours of a clinic that opens earlier', () => {
    const limits = { ...DIVERSION_LIMITS, opens: { ...DIVERSION_LIMITS.opens, value: 300 } };
    const early = [movement({ kind: 'count', by: 'eve', minuteOfDay: 310 })];
    expect(diversionSignals(early, TODAY, limits)).toEqual([]);
    expect(diversionSignals(early, TODAY)).toHaveLength(1);
  });
});

describe('CS-16 the same witness', () => {
  const others = ['ann', 'zoe', 'ida'].map((by) => movement({ kind: 'count', by }));
  const seen = (by: string, n: number) =>
    times(n, (index) => container(`${by}${index}`, { by: 'eve', wastedMg: 5, witness: by }));

  it('CS-16 signals above 80 %, not at it', () => {
    expect(signals([...others, ...seen('zoe', 8), ...seen('ida', 2)], 'witness-pair')).toEqual([]);
    expect(signals([...others, ...seen('zoe', 9), ...seen('ida', 2)], 'witness-pair')).toMatchObject([
      { person: who('eve'), witness: who('zoe'), numbers: [{ value: '9 of 11' }, { value: '81.8 %' }, {}] },
    ]);
  });

  it('CS-16 signals nothing of few wastes or where few people are', () => {
    expect(signals([...others, ...seen('zoe', 9)], 'witness-pair')).toEqual([]);
    expect(signals([...others, ...seen('zoe', 10)], 'witness-pair')).toHaveLength(1);
    expect(signals([...others.slice(0, 2), ...seen('zoe', 10)], 'witness-pair')).toEqual([]);
  });
});

describe('CS-16 what is looked at', () => {
  const late = (day: CivilDate) => [movement({ kind: 'count', by: 'eve', minuteOfDay: 0, day })];

  it('CS-16 looks at 90 days, today included', () => {
    expect(signalsFrom(TODAY)).toBe(addDays(TODAY, -89));
    expect(signals(late(addDays(TODAY, -89)), 'off-hours')).toHaveLength(1);
    expect(signals(late(addDays(TODAY, -90)), 'off-hours')).toEqual([]);
    expect(signals(late(addDays(TODAY, 1)), 'off-hours')).toEqual([]);
  });

  it('CS-16 leaves out what a correction took back, and keeps the rest of what it took back in part', () => {
    const waste = { kind: 'wasted', by: 'eve', witness: 'zoe', session: 's', vialId: 'v' } as const;
    const all = [
      movement({ ...waste, amount: 10, seq: 1 }),
      movement({ ...waste, amount: 5, seq: 2 }),
      movement({ ...waste, amount: -7, seq: 3 }),
      movement({ kind: 'adjusted', by: 'eve', amount: -4, seq: 4 }),
    ];
    expect(standing(all).map(({ seq, amountMg }) => [seq, amountMg.toString()])).toEqual([
      [1, '8'],
      [4, '-4'],
    ]);
    expect(standing([...all, movement({ ...waste, amount: -8, seq: 5 })])).toHaveLength(1);
  });

  it('CS-16 says that a signal is no accusation, and marks every number as a default with its source', () => {
    expect(SIGNAL_IS).toContain('not an accusation');
    for (const { id, mark, source } of Object.values(DIVERSION_LIMITS)) {
      expect([id.startsWith('CS-16/'), mark, source.length > 0]).toEqual([true, 'default', true]);
    }
    expect(DIVERSION_LIMITS.span.value).toBe(90);
    expect(Decimal.of(DIVERSION_LIMITS.pairShare.value).toString()).toBe('80');
  });
});
