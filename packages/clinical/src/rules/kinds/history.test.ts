import { expect, it } from 'vitest';
import { FACTS } from '../facts.ts';
import { HISTORY_FACTS } from './history.ts';

it('WU-02 asks every new patient what belongs to the history, and follow-ups only after a yes', () => {
  const asked = new Set(HISTORY_FACTS.map(({ id }) => id));
  for (const fact of FACTS)
    expect([fact.id, asked.has(fact.id)]).toEqual([fact.id, fact.history && fact.askedWhenYes === undefined]);
  expect(FACTS.some((fact) => !fact.history && fact.askedWhenYes === undefined)).toBe(true);
});
