import { parseCivilDate, parseInstant, Quantity } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { AntidepressantTrial } from '../snapshot.ts';
import { countFailures, trialWeeks } from './trials.ts';

const parsed = parseInstant('2026-02-16T12:00:00Z');
if (!parsed.ok) throw new Error('not an instant');
const AT = parsed.value;
const day = (text: string) => {
  const date = parseCivilDate(text);
  if (!date.ok) throw new Error(text);
  return date.value;
};
const FAILED: AntidepressantTrial = {
  name: 'sertraline',
  startedOn: day('2025-06-02'),
  stoppedOn: day('2025-07-28'),
  doseAdequate: 'yes',
  outcome: 'inadequate',
  currentEpisode: true,
};
const FOUR_WEEKS = Quantity.of(4, 'wk');
const counts = (...trials: readonly Partial<AntidepressantTrial>[]) => {
  const whole = trials.map((trial) => ({ ...FAILED, ...trial }));
  const { certain, possible } = countFailures(whole, AT, FOUR_WEEKS);
  return [certain.value, possible.value];
};

describe('the length of a trial', () => {
  it('runs from its first day to its last', () => {
    expect(trialWeeks(FAILED, AT).value).toBe(8);
  });
  it('of one that goes on runs to today', () => {
    const { stoppedOn: _, ...running } = { ...FAILED, startedOn: day('2026-01-19') };
    expect(trialWeeks(running, AT).value).toBe(4);
  });
});

describe('failed antidepressants of this episode', () => {
  it('count from the shortest length on, that length included', () => {
    expect(counts({ stoppedOn: day('2025-06-29') })).toEqual([0, 0]);
    expect(counts({ stoppedOn: day('2025-06-30') })).toEqual([1, 1]);
  });

  it('count one drug once under all its brands, and two drugs twice', () => {
    expect(counts({ name: 'sertraline' }, { name: 'Zoloft' })).toEqual([1, 1]);
    expect(counts({ name: 'sertraline' }, { name: 'bupropion' })).toEqual([2, 2]);
  });

  it('count a drug that nobody recognises under the name it was given, however it is written', () => {
    expect(counts({ name: 'Zzyxoril' }, { name: ' zzyxoril ' })).toEqual([1, 1]);
    expect(counts({ name: 'Zzyxoril' }, { name: 'Foobarine' })).toEqual([2, 2]);
  });

  it('count for certain only with an adequate dose and a known outcome', () => {
    expect(counts({ doseAdequate: 'unsure' })).toEqual([0, 1]);
    expect(counts({ outcome: 'unsure' })).toEqual([0, 1]);
  });

  it('do not count at all when the dose was too low, it helped, it was not borne, or it was another episode', () => {
    expect(counts({ doseAdequate: 'no' })).toEqual([0, 0]);
    expect(counts({ outcome: 'adequate' })).toEqual([0, 0]);
    expect(counts({ outcome: 'intolerance' })).toEqual([0, 0]);
    expect(counts({ currentEpisode: false })).toEqual([0, 0]);
  });
});
