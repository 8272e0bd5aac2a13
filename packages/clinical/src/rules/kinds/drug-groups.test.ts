import { describe, expect, it } from 'vitest';
import type { CaseMedicine } from '../cases.ts';
import { readingOf, reasons } from '../testing/reading-of.ts';
import { diazepamEquivalent, morphineEquivalent } from './drug-groups.ts';

const INPUTS = ['medicines', 'site.diazepamEquivalentMg', 'site.morphineEquivalentFactor'];
const asDiazepam = (
  medicines: readonly CaseMedicine[],
  table: Readonly<Record<string, number>> | null = null,
) => {
  const read = readingOf(INPUTS, { medicines, site: { diazepamEquivalentMg: table } });
  const dose = diazepamEquivalent(read, read.medicines(['benzodiazepine']).matched);
  return [dose.atLeast.value, dose.complete, ...reasons(read)];
};
const asMorphine = (
  medicines: readonly CaseMedicine[],
  table: Readonly<Record<string, number>> | null = null,
) => {
  const read = readingOf(INPUTS, { medicines, site: { morphineEquivalentFactor: table } });
  const dose = morphineEquivalent(read, read.medicines(['opioid']).matched);
  return [dose.atLeast.value, dose.complete, ...reasons(read)];
};

describe('benzodiazepines as diazepam', () => {
  it('counts diazepam as itself, without any table', () => {
    expect(asDiazepam([{ name: 'diazepam', dailyDoseMg: 5 }])).toEqual([5, true]);
  });
  it('counts another by the mg that the clinic says equal 10 mg', () => {
    expect(asDiazepam([{ name: 'lorazepam', dailyDoseMg: 2 }], { lorazepam: 1 })).toEqual([20, true]);
    expect(asDiazepam([{ name: 'alprazolam', dailyDoseMg: 2 }], { alprazolam: 0.5 })).toEqual([40, true]);
    const both = [
      { name: 'lorazepam', dailyDoseMg: 1 },
      { name: 'diazepam', dailyDoseMg: 5 },
    ];
    expect(asDiazepam(both, { lorazepam: 1 })).toEqual([15, true]);
  });
  it('is at least what could be worked out, and says what is missing', () => {
    const both = [{ name: 'diazepam', dailyDoseMg: 5 }, { name: 'lorazepam' }];
    expect(asDiazepam(both, { lorazepam: 1 })).toEqual([5, false, 'medicines no-dose']);
    expect(asDiazepam([{ name: 'lorazepam', dailyDoseMg: 2 }], { alprazolam: 0.5 })).toEqual([
      0,
      false,
      'medicines no-equivalent',
    ]);
    expect(asDiazepam([{ name: 'lorazepam', dailyDoseMg: 2 }])).toEqual([
      0,
      false,
      'site.diazepamEquivalentMg not-recorded',
      'medicines no-equivalent',
    ]);
  });
});

describe('opioids as morphine', () => {
  it('counts morphine as itself and another by the factor of the clinic', () => {
    expect(asMorphine([{ name: 'morphine', dailyDoseMg: 30 }])).toEqual([30, true]);
    expect(asMorphine([{ name: 'oxycodone', dailyDoseMg: 20 }], { oxycodone: 1.5 })).toEqual([30, true]);
    const both = [
      { name: 'morphine', dailyDoseMg: 30 },
      { name: 'oxycodone', dailyDoseMg: 20 },
    ];
    expect(asMorphine(both, { oxycodone: 1.5 })).toEqual([60, true]);
    expect(asMorphine([{ name: 'oxycodone', dailyDoseMg: 20 }])).toEqual([
      0,
      false,
      'site.morphineEquivalentFactor not-recorded',
      'medicines no-equivalent',
    ]);
  });
  it('adds up nothing of one listed medicine that holds two of them: nothing says how the dose divides', () => {
    const both = [
      { name: 'morphine and oxycodone', dailyDoseMg: 40 },
      { name: 'morphine', dailyDoseMg: 30 },
    ];
    expect(asMorphine(both, { oxycodone: 1.5 })).toEqual([30, false, 'medicines no-equivalent']);
    expect(asDiazepam([{ name: 'diazepam + lorazepam', dailyDoseMg: 7 }], { lorazepam: 1 })).toEqual([
      0,
      false,
      'medicines no-equivalent',
    ]);
  });
});
