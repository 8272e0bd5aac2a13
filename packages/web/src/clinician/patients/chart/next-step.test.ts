import { Stage } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { nextStepOf, type StepFacts } from './next-step.ts';

const facts = (change: Partial<StepFacts> = {}): StepFacts => ({
  status: 'active',
  stage: 'intake',
  tasks: [],
  consents: [],
  upcoming: [],
  running: undefined,
  ...change,
});

describe('the next step of the pathway', () => {
  it.each(Stage.options)('at the stage %s has words and a reason', (stage) => {
    const step = nextStepOf(facts({ stage }));
    expect(step.words).not.toBe('');
    expect(step.why).not.toBe('');
  });

  it.each<[string, Partial<StepFacts>, string]>([
    ['asks for the intake when nothing was sent', {}, 'Send the intake'],
    ['counts a cancelled form as not sent', { tasks: [{ status: 'cancelled' }] }, 'Send the intake'],
    [
      'waits while a form is out',
      { tasks: [{ status: 'done' }, { status: 'started' }] },
      'Wait for the intake',
    ],
    ['waits for a form that ran out', { tasks: [{ status: 'expired' }] }, 'Wait for the intake'],
    ['assesses when all forms are back', { tasks: [{ status: 'done' }] }, 'Assess suitability'],
    [
      'renews a consent that ran out',
      { stage: 'planned', consents: [{ state: 'expired' }] },
      'Renew the consent',
    ],
    [
      'books when nothing is booked',
      { stage: 'planned', consents: [{ state: 'current' }] },
      'Book the next session',
    ],
    [
      'leads to the booked session',
      { stage: 'in-treatment', consents: [{ state: 'current' }], upcoming: [{ id: 's', number: 4 }] },
      'Session 4 is booked',
    ],
    ['leads to a running session first', { running: { id: 's', number: 3 } }, 'Session 3 is open'],
  ])('%s', (_, change, words) => {
    expect(nextStepOf(facts(change)).words).toBe(words);
  });

  it('asks nothing of somebody who has died, whatever the stage', () => {
    for (const stage of Stage.options) {
      const step = nextStepOf(facts({ stage, status: 'deceased', running: { id: 's', number: 1 } }));
      expect(step).toMatchObject({ words: 'No next step' });
      expect(step.act).toBeUndefined();
    }
  });
});
