import { describe, expect, it } from 'vitest';
import { type DatedScore, doseResponseTable, reliableChange, type SessionFacts } from './index.ts';
import { at, form, phq9 } from './testing/readings.ts';

describe('dose, response and tolerability', () => {
  const session = (day: number, givenMg: number | null): SessionFacts => ({
    id: `s${day}`,
    at: at(day),
    product: 'ketamine',
    route: 'IV',
    givenMg,
    givenMgPerKg: givenMg === null ? null : givenMg / 80,
    durationMin: 40,
    tolerability: { peakCadss6: null },
  });

  it('stand side by side, one row a session, without borrowing a form', () => {
    const rows = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(7, 48), session(0, 40), session(14, null)],
      scores: phq9([-2, 20], [1, 15], [6, 16], [16, 9]),
    });
    expect(rows.map(({ session: { id } }) => id)).toEqual(['s0', 's7', 's14']);
    expect(
      rows.map(({ before, after, gain, daysToAfter }) => [
        before?.total ?? null,
        after?.total ?? null,
        gain,
        daysToAfter,
      ]),
    ).toEqual([
      [20, 15, 5, 1],
      [16, null, null, null],
      [null, 9, null, 2],
    ]);
    expect(rows.map(({ fromBaseline }) => fromBaseline?.pct_improvement ?? null)).toEqual([25, null, 55]);
  });

  it('a form of the moment of a session belongs to that session, and days are told to a tenth', () => {
    const rows = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(0, 40), session(7, 48)],
      scores: phq9([-2, 20], [7, 15], [7.26, 12]),
    });
    expect(rows.map(({ after }) => after?.total ?? null)).toEqual([null, 15]);
    expect(rows[1]?.before).toBeNull();
    const between = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(0, 40), session(7, 48)],
      scores: phq9([-2, 20], [0, 18]),
    });
    expect(between.map(({ before, after }) => [before?.total, after?.total])).toEqual([
      [20, 18],
      [18, undefined],
    ]);
    const later = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(0, 40)],
      scores: phq9([-2, 20], [1.26, 15]),
    });
    expect(later[0]?.daysToAfter).toBe(1.3);
  });

  it('leave the baseline open when it is too old, and turn the sign where higher is better', () => {
    const rows = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(0, 40)],
      scores: phq9([-20, 20], [1, 15]),
    });
    expect(rows[0]).toMatchObject({ before: null, gain: null, fromBaseline: null, after: { total: 15 } });
    const mood = (day: number, total: number): DatedScore => ({
      ...form(day, 3),
      score: { ...form(day, 3).score, instrument: 'who5', total },
    });
    expect(
      doseResponseTable({
        instrument: 'who5',
        sessions: [session(0, 40)],
        scores: [mood(-1, 40), mood(1, 52)],
      })[0],
    ).toMatchObject({ gain: 12, fromBaseline: { response: true } });
    const peg = (day: number, total: number): DatedScore => ({
      ...form(day, 3),
      score: { ...form(day, 3).score, instrument: 'peg', total },
    });
    expect(
      doseResponseTable({
        instrument: 'peg',
        sessions: [session(0, 40)],
        scores: [peg(-1, 6.3), peg(1, 6)],
      })[0],
    ).toMatchObject({ gain: 0.3 });
    const same = doseResponseTable({
      instrument: 'who5',
      sessions: [session(0, 40)],
      scores: [mood(-1, 40), mood(1, 40)],
    })[0];
    expect(Object.is(same?.gain, 0)).toBe(true);
    expect(doseResponseTable({ instrument: 'phq9', sessions: [], scores: [] })).toEqual([]);
  });
});

describe('reliable change', () => {
  it('is a difference larger than its own error', () => {
    // Error of a difference: 6 × √2 × √(1 − 0.84) = 3.394; 1.96 of it is 6.65.
    expect(reliableChange({ difference: 7, standardDeviation: 6, reliability: 0.84 }).isReliable).toBe(true);
    expect(reliableChange({ difference: 6.6, standardDeviation: 6, reliability: 0.84 }).isReliable).toBe(
      false,
    );
    expect(reliableChange({ difference: 6.67, standardDeviation: 6, reliability: 0.84 }).isReliable).toBe(
      true,
    );
    expect(reliableChange({ difference: 1, standardDeviation: 0.5, reliability: 0.84 }).isReliable).toBe(
      true,
    );
    expect(reliableChange({ difference: -7, standardDeviation: 6, reliability: 0.84 })).toMatchObject({
      isReliable: true,
    });
    expect(reliableChange({ difference: 3.394, standardDeviation: 6, reliability: 0.84 }).index).toBeCloseTo(
      1,
      3,
    );
  });

  it.each([
    { difference: Number.NaN, standardDeviation: 6, reliability: 0.8 },
    { difference: 5, standardDeviation: 0, reliability: 0.8 },
    { difference: 5, standardDeviation: 6, reliability: 1 },
    { difference: 5, standardDeviation: 6, reliability: 0 },
  ])('has no answer to nonsense: %j', (input) => {
    expect(() => reliableChange(input)).toThrow('Invariant broken');
  });
});
