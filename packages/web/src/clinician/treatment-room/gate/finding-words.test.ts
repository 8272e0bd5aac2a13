import { evaluateGate, fold } from '@titrate/clinical/session';
import { expect, it } from 'vitest';
import { eventsOf, minute, type Script } from '../../../../../clinical/src/session/testing/script.ts';
import { findingInWords } from './finding-words.ts';

it('UI-12: a wait of the gate ends at a time on the clock of the clinic', () => {
  const script: Script = {
    preset: 'esk',
    startsAt: '2026-02-03T15:00:00Z',
    steps: [
      [
        -5,
        'gate.answered',
        { check: 'GT-05', answer: 'pass', detail: { lastFoodAt: '2026-02-03T13:30:00.000Z' } },
      ],
    ],
  };
  const at = minute(script, 0);
  const finding = evaluateGate(fold(eventsOf(script)), at).findings.find(({ rule }) => rule === 'GT-05');
  if (finding === undefined) throw new Error('GT-05 is asked');
  expect(finding.clears).toContain('2026-02-03T15:30:00.000Z');
  const said = findingInWords(finding, 'America/New_York', at);
  expect(said.clears).toBe('Clears by itself at 10:30');
  expect(JSON.stringify(said.inputs.map(({ value }) => value))).not.toContain('Z');
});
