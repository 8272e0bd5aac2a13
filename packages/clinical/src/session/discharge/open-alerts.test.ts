import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Script } from '../testing/script.ts';
import { readiness } from './readiness.ts';

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
