import { describe, expect, it } from 'vitest';
import { type InstrumentId, instrumentById } from '../instruments/index.ts';
import { type Change, changeBy } from './change.ts';
import { courseCriteriaOf } from './criteria.ts';

const compared = (instrument: InstrumentId, baseline: number, current: number): Change =>
  changeBy(courseCriteriaOf(instrument), instrumentById(instrument), baseline, current);

describe('what a course of treatment takes for worse', () => {
  it.each<[InstrumentId, number, number, boolean]>([
    ['phq9', 10, 14, false],
    ['phq9', 10, 15, true],
    ['madrs', 30, 35, false],
    ['madrs', 30, 36, true],
    ['qids_sr16', 10, 13, false],
    ['qids_sr16', 10, 14, true],
    ['gad7', 8, 11, false],
    ['gad7', 8, 12, true],
    ['pcl5', 50, 59, false],
    ['pcl5', 50, 60, true],
    ['ybocs', 20, 24, false],
    ['ybocs', 20, 25, true],
    ['pain_nrs', 4, 5, false],
    ['pain_nrs', 4, 6, true],
    ['wsas', 20, 27, false],
    ['wsas', 20, 28, true],
  ])('%s from %d to %d: %s', (instrument, baseline, current, worse) => {
    expect(compared(instrument, baseline, current).worse).toBe(worse);
  });
});

describe('what a course of treatment takes for a response', () => {
  it.each<[InstrumentId, number, number, boolean]>([
    // More than 35 %: 35 % itself is none.
    ['lsas', 100, 65, false],
    ['lsas', 100, 64, true],
    ['peg', 10, 7.1, false],
    ['peg', 10, 7, true],
    ['ymrs', 20, 11, false],
    ['ymrs', 20, 10, true],
  ])('%s from %d to %d: %s', (instrument, baseline, current, response) => {
    expect(compared(instrument, baseline, current).response).toBe(response);
  });
});

describe('what a course of treatment takes for remission', () => {
  it.each<[InstrumentId, number, number, boolean]>([
    ['pcl5', 50, 31, false],
    ['pcl5', 50, 30, true],
    ['lsas', 100, 31, false],
    ['lsas', 100, 30, true],
  ])('%s from %d to %d: %s', (instrument, baseline, current, remission) => {
    expect(compared(instrument, baseline, current).remission).toBe(remission);
  });
});

describe('what a course of treatment takes for a change that matters', () => {
  it.each<[InstrumentId, number, number, boolean]>([
    ['peg', 10, 7.1, false],
    ['peg', 10, 7, true],
    ['wsas', 20, 13, false],
    ['wsas', 20, 12, true],
  ])('%s from %d to %d: %s', (instrument, baseline, current, improved) => {
    expect(compared(instrument, baseline, current).mcid_improved).toBe(improved);
  });
});
