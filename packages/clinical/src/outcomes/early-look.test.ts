import { addMs, hours, type Instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { type DatedScore, earlyLook } from './index.ts';
import { at, form, phq9 } from './testing/readings.ts';

describe('the early look after infusion 4', () => {
  const infusions = [0, 3, 7, 10].map(at);
  const look = (scores: readonly DatedScore[], more: readonly Instant[] = []) =>
    earlyLook({ instrument: 'phq9', scores, infusions: [...more, ...infusions] });

  it('is not due before the fourth infusion', () => {
    expect(
      earlyLook({ instrument: 'phq9', scores: phq9([-1, 20]), infusions: infusions.slice(1) }),
    ).toBeNull();
    expect(earlyLook({ instrument: 'phq9', scores: [], infusions: [] })).toBeNull();
  });

  it('asks for a review when nothing meaningful has changed a day later', () => {
    expect(look(phq9([-1, 20], [11, 16]))).toMatchObject({
      rule: 'IV-07',
      severity: 'override',
      result: 'true',
      inputs: { baseline: 20, afterFourth: 16 },
    });
    expect(look(phq9([-1, 20], [11, 15]))).toMatchObject({ result: 'false' });
    // The first form of that day decides, whatever a later one says.
    expect(look(phq9([-1, 20], [11, 16], [12, 5]))).toMatchObject({ result: 'true' });
  });

  it('says in words which of the three it is', () => {
    const text = (...scores: readonly DatedScore[]) => look(scores)?.clinicianText;
    expect(text(...phq9([-1, 20], [11, 15]))).toBe('Improved after infusion 4.');
    expect(text(...phq9([-1, 20], [11, 16]))).toContain('review before infusion 5');
    expect(text(...phq9([-1, 20]))).toContain('not known');
  });

  it('does not know while the form or the baseline is missing', () => {
    expect(look(phq9([-1, 20], [10.99, 5]))).toMatchObject({
      result: 'unknown',
      missing: ['form 24 hours after infusion 4'],
    });
    expect(look(phq9([11, 5]))).toMatchObject({ result: 'unknown', missing: ['baseline'] });
    expect(look(phq9([-1, 20], [15, 5]), [at(14)])).toMatchObject({ result: 'unknown' });
    expect(look(phq9([-1, 20], [14, 5]), [at(14)])).toMatchObject({ result: 'unknown' });
    expect(look(phq9([-1, 20], [13, 5]), [at(14)])).toMatchObject({ result: 'false' });
  });

  it('takes any fall where no meaningful change is defined', () => {
    const qids = (to: number) =>
      earlyLook({
        instrument: 'qids_sr16',
        scores: [at(-1), at(12)].map((when, i) => ({
          id: String(i),
          at: when,
          score: { ...form(0, 3).score, instrument: 'qids_sr16', total: i === 0 ? 15 : to },
        })),
        infusions,
      });
    expect([qids(15)?.result, qids(14)?.result]).toEqual(['true', 'false']);
    const zero = earlyLook({
      instrument: 'qids_sr16',
      scores: [at(-1), at(12)].map((when, i) => ({
        id: String(i),
        at: when,
        score: { ...form(0, 3).score, instrument: 'qids_sr16', total: 0 },
      })),
      infusions,
    });
    expect(zero?.result).toBe('true');
    const least = [form(-1, 144, 'lsas'), form(12, 143, 'lsas')];
    expect(earlyLook({ instrument: 'lsas', scores: least, infusions })?.result).toBe('false');
  });
});

describe('hours of the early look', () => {
  it('wait exactly one day', () => {
    const infusions = [0, 3, 7, 10].map(at);
    const scores = (ms: number): DatedScore[] => [
      form(-1, 20),
      { ...form(11, 5), at: addMs(at(10), hours(24) + ms) },
    ];
    expect(earlyLook({ instrument: 'phq9', infusions, scores: scores(-1) })?.result).toBe('unknown');
    expect(earlyLook({ instrument: 'phq9', infusions, scores: scores(0) })?.result).toBe('false');
  });
});
