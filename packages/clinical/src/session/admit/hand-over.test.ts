import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { draft, eventsOf, idOf, NURSE, parsed, SECOND_NURSE, type Step } from '../testing/script.ts';
import { admit } from './admit.ts';

const START = { preset: 'iv' } as const;
const NORA = { id: NURSE.id, name: NURSE.name };
const ILSE = { id: SECOND_NURSE.id, name: SECOND_NURSE.name };
const has: Step = [0.5, 'nurse.assigned', { to: NORA, accepted: true }];
const offered: Step = [
  2,
  'nurse.assigned',
  { to: ILSE, accepted: false, concerns: 'Nausea in the last session' },
];
const stateAfter = (...steps: readonly Step[]) =>
  fold(eventsOf({ ...START, steps: [[0, 'start'], ...steps] }));

const asked = (steps: readonly Step[], data: object, author: object, kind = 'nurse.assigned') => {
  const event = parsed({ ...draft({}, 10, kind, data, author), id: idOf(900) });
  const answer = admit(stateAfter(...steps), event);
  return answer.ok ? 'taken' : answer.error.map((problem) => problem.type).join(', ');
};

describe('ADM-03 handing a chair over', () => {
  it('leaves the chair with its nurse until the receiver accepts by name', () => {
    const state = stateAfter(has, offered);
    expect(state.nurse?.data.to).toEqual(NORA);
    expect(state.handOver?.data).toMatchObject({ to: ILSE, concerns: 'Nausea in the last session' });
    const after = stateAfter(has, offered, [3, 'nurse.assigned', { to: ILSE, accepted: true }]);
    expect(after.nurse?.data.to).toEqual(ILSE);
    expect(after.handOver).toBeUndefined();
  });

  it.each([
    ['the receiver accepts', [has, offered], { to: ILSE, accepted: true }, SECOND_NURSE, 'taken'],
    [
      'somebody accepts in the receiver’s name',
      [has, offered],
      { to: ILSE, accepted: true },
      NURSE,
      'not-permitted',
    ],
    ['the nurse offers it to herself', [has], { to: NORA, accepted: false }, NURSE, 'same-person'],
    ['a chair is given out without asking', [has], { to: ILSE }, NURSE, 'taken'],
    ['the nurse offers it', [has], { to: ILSE, accepted: false }, NURSE, 'taken'],
    ['a nurse takes a chair that nobody has', [], { to: ILSE, accepted: true }, SECOND_NURSE, 'taken'],
    [
      'the nurse takes back what she offered',
      [has, offered],
      { to: NORA, accepted: true },
      NURSE,
      'offered-to-other',
    ],
  ] as const)('%s', (_what, steps, data, author, expected) => {
    expect(asked(steps, data, author)).toBe(expected);
  });
});

describe('ALM-21 open alerts', () => {
  const high: Step = [5, 'vitals', '205/122 70 98 14'];

  it('are named by the one who accepts, or the chair does not change hands', () => {
    const accept = (openAlerts: readonly string[]) =>
      asked([has, offered, high], { to: ILSE, accepted: true, openAlerts }, SECOND_NURSE);
    expect(accept([])).toBe('alert-unseen, alert-unseen');
    expect(accept(['AL-01', 'AL-02'])).toBe('taken');
    expect(accept(['AL-01'])).toBe('alert-unseen');
  });
});

describe('ALM-09 the second person', () => {
  it('is somebody else than the nurse of the chair', () => {
    expect(asked([has], { to: NORA }, NURSE, 'cover.named')).toBe('same-person');
    expect(asked([has], { to: ILSE }, NURSE, 'cover.named')).toBe('taken');
  });
});
