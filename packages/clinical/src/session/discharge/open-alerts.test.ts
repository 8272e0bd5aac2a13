import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Script, type Step } from '../testing/script.ts';
import { readiness } from './readiness.ts';

describe('signs in recovery', () => {
  const steps: readonly Step[] = [
    [0, 'start'],
    [40, 'stop'],
    [100, 'well'],
    [101, 'symptom', 'seizure'],
    [102, 'symptom', 'chest-pain'],
  ];
  const keptBy = (at: number, ...more: readonly Step[]) => {
    const script: Script = { preset: 'iv', steps: [...steps, ...more] };
    return readiness(fold(eventsOf(script)), minute(script, at)).blockedBy.filter((rule) => rule === 'AL-11');
  };
  it('keep the patient while one of them is there, and are named once by their rule', () => {
    expect(keptBy(100.5)).toEqual([]);
    expect(keptBy(103)).toEqual(['AL-11']);
    expect(keptBy(104, [103.5, 'over', 'seizure'])).toEqual(['AL-11']);
  });
});

describe('AL-15 in recovery', () => {
  it('keeps the patient while it stands open, also where RD-01 alone is met', () => {
    // A baseline so high that 181/99 is within 20 % of it.
    const script: Script = {
      preset: 'iv',
      bare: true,
      steps: [
        [-5, 'vitals', '160/100 70 98 14'],
        [0, 'start'],
        [10, 'vitals', '160/98 70 98 14'],
        [40, 'stop'],
        [92, 'vitals', '182/100 70 98 14'],
        [99, 'vitals', '181/99 70 98 14'],
      ],
    };
    const found = readiness(fold(eventsOf(script)), minute(script, 100));
    expect(found.criteria.find(({ rule }) => rule === 'RD-01')?.met).toBe('true');
    expect(found.blockedBy).toContain('AL-15');
    expect(found.ready).toBe(false);
  });
});
