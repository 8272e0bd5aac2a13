import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  countAdequateTrials,
  INSTRUMENTS,
  type Instrument,
  instrumentById,
  isFlagCode,
  KSET_FORMS,
  score,
  type TreatmentTrial,
} from './index.ts';

const scorable = INSTRUMENTS.filter(({ scoring }) => scoring.kind !== 'not-scored');

const answerOf = ({ min, max, except = [] }: Instrument['items'][number]['values']) =>
  fc.integer({ min, max }).filter((value) => !except.includes(value));
const answersOf = (instrument: Instrument): fc.Arbitrary<Answer[]> =>
  fc.tuple(...instrument.items.map(({ values }) => fc.option(answerOf(values), { freq: 6 })));

describe('any answers an instrument allows', () => {
  it.each(scorable.map((one) => [one.id, one] as const))(
    '%s: give a score inside its limits, twice the same',
    (id, instrument) => {
      fc.assert(
        fc.property(answersOf(instrument), (answers) => {
          const before = JSON.stringify(answers);
          const result = score({ instrument: id, answers });
          expect(JSON.stringify(answers)).toBe(before);
          if (!result.ok) throw new Error(result.error.message);
          const { total, band, flags, subscales } = result.value;
          expect(score({ instrument: id, answers })).toEqual(result);
          if (total !== null) {
            expect(total).toBeGreaterThanOrEqual(instrument.range?.min ?? 0);
            expect(total).toBeLessThanOrEqual(instrument.range?.max ?? 0);
          }
          if (band !== null) expect(instrument.bands?.list.map(({ code }) => code)).toContain(band);
          expect(new Set(flags).size).toBe(flags.length);
          expect(flags.every(isFlagCode)).toBe(true);
          expect(Object.keys(subscales)).toEqual(instrument.subscales.map(({ key }) => key));
          for (const { key, min, max } of instrument.subscales) {
            const value = subscales[key];
            if (typeof value !== 'number') continue;
            expect(value).toBeGreaterThanOrEqual(min);
            expect(value).toBeLessThanOrEqual(max);
          }
          if (answers.every((answer) => answer !== null)) expect(flags).not.toContain('incomplete');
        }),
        { numRuns: 60 },
      );
    },
  );

  const rising = scorable.filter(
    ({ scoring, id }) => (scoring.kind === 'sum' || scoring.kind === 'mean') && id !== 'dast10',
  );
  it.each(rising.map((one) => [one.id, one] as const))(
    '%s: one answer higher never lowers the total',
    (id, instrument) => {
      const complete = fc.tuple(...instrument.items.map(({ values }) => answerOf(values)));
      fc.assert(
        fc.property(complete, fc.nat({ max: instrument.items.length - 1 }), (answers, i) => {
          const raised = answers.with(
            i,
            Math.min(instrument.items[i]?.values.max ?? 0, (answers[i] ?? 0) + 1),
          );
          const [low, high] = [
            score({ instrument: id, answers }),
            score({ instrument: id, answers: raised }),
          ];
          expect(low.ok && high.ok && (high.value.total ?? -1) >= (low.value.total ?? 0)).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('a yes more never lowers the tier of the C-SSRS screener', () => {
    const tiers = [null, 'none', 'low', 'moderate', 'high'];
    const rank = (answers: readonly Answer[]) => {
      const result = score({ instrument: 'cssrs_screen', answers });
      return result.ok ? tiers.indexOf(result.value.band) : -1;
    };
    fc.assert(
      fc.property(answersOf(instrumentById('cssrs_screen')), fc.nat({ max: 5 }), (answers, i) => {
        expect(rank(answers.with(i, 1))).toBeGreaterThanOrEqual(rank(answers));
      }),
      { numRuns: 400 },
    );
  });

  it('anything else is refused, never thrown at the caller', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (instrument, answers, context) => {
        expect(score({ instrument, answers, context }).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...scorable.map(({ id }) => id)),
        fc.array(fc.anything(), { maxLength: 50 }),
        (instrument, answers) => {
          const result = score({ instrument, answers });
          if (!result.ok) expect(result.error.path).toMatch(/^answers/);
          else expect(answers.every((answer) => answer === null || typeof answer === 'number')).toBe(true);
        },
      ),
    );
  });
});

describe('records without a sum', () => {
  const trial = (changes: Partial<TreatmentTrial>): TreatmentTrial => ({
    kind: 'medication',
    name: 'sertraline',
    medicineClass: 'SSRI',
    isAdequate: true,
    outcome: 'failed',
    ...changes,
  });

  it('counts adequate failed trials by class, and what nobody can tell apart', () => {
    const { medicineClass: _, ...unclassified } = trial({ name: 'trial drug' });
    expect(
      countAdequateTrials([
        trial({}),
        trial({ name: 'escitalopram' }),
        trial({ name: 'venlafaxine', medicineClass: 'SNRI' }),
        unclassified,
        trial({ outcome: 'helped' }),
        trial({ outcome: 'partial' }),
        trial({ isAdequate: false }),
        trial({ isAdequate: null }),
        trial({ outcome: 'unknown' }),
        trial({ isAdequate: null, outcome: 'helped' }),
        trial({ kind: 'ect', name: 'ECT' }),
        trial({ kind: 'neuromodulation', name: 'rTMS' }),
      ]),
    ).toEqual({
      adequateFailed: 4,
      byClass: { SSRI: 2, SNRI: 1, unclassified: 1 },
      ect: 1,
      neuromodulation: 1,
      undecided: 2,
    });
  });

  it('keeps the four forms of the side effect tool, with fields named once', () => {
    expect(KSET_FORMS.map(({ id }) => id)).toEqual(['screening', 'baseline', 'acute', 'follow-up']);
    for (const { fields } of KSET_FORMS) expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });
});
