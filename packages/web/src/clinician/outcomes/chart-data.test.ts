import { type InstrumentId, score } from '@titrate/clinical/instruments';
import { trend } from '@titrate/clinical/outcomes';
import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { levelsOf } from './chart-data.ts';

const firstDoseAt = instant(Date.UTC(2026, 4, 4));
/** A course whose only form, the day before the first dose, has these answers. */
function before(instrument: InstrumentId, answers: readonly number[]) {
  const scored = score({ instrument, answers });
  if (!scored.ok) throw new Error('the answers have no score');
  const at = instant(firstDoseAt - 86_400_000);
  return trend({ instrument, firstDoseAt, scores: [{ id: 'before', at, score: scored.value }] });
}

describe('the levels an outcome is compared with', () => {
  it('are the baseline and the totals at which response and remission begin', () => {
    expect(levelsOf(before('phq9', [3, 3, 3, 3, 3, 3, 3, 0, 0]))).toEqual([
      { label: 'Baseline: 21', value: 21 },
      { label: 'Response: 10 or less', value: 10 },
      { label: 'Remission: 4 or less', value: 4 },
    ]);
  });

  it('lie above the baseline where higher is better', () => {
    expect(levelsOf(before('who5', [1, 1, 1, 1, 1])).map(({ label }) => label)).toEqual([
      'Baseline: 20',
      'Response: 30 or more',
      'Remission: 51 or more',
    ]);
  });

  it('leave out what the instrument does not define', () => {
    expect(
      levelsOf(
        before(
          'pcl5',
          Array.from({ length: 20 }, (_, index) => (index < 10 ? 3 : 2)),
        ),
      ).map(({ label }) => label),
    ).toEqual(['Baseline: 50', 'Response: 40 or less']);
  });

  it('are none without a baseline', () => {
    expect(levelsOf(trend({ instrument: 'phq9', scores: [], firstDoseAt }))).toEqual([]);
  });
});
