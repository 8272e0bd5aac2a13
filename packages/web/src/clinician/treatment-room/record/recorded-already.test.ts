import { parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { expect, it } from 'vitest';
import { recordedAlready } from './recorded-already.ts';

const anAct = (kind: string, data: object, by = 'n1'): SessionEvent => {
  const parsed = parseEvent({
    id: crypto.randomUUID(),
    sessionId: 's',
    observedAt: '2026-03-10T09:00:00Z',
    author: { type: 'person', id: by, name: 'Nora Quist', role: 'nurse' },
    origin: 'person',
    kind,
    data,
  });
  if (!parsed.ok) throw new Error('a test wrote an event that does not parse');
  return parsed.value;
};
const second = { type: 'already-recorded', message: 'already recorded by Nora Quist', path: '/kind' };
const discharge = (by?: string) => anAct('session.discharged', {}, by);
const stop = (reason: string) => anAct('infusion.stopped', { reason });

it('DOSE-16: a discharge that the same person recorded on another screen is in the record', () => {
  const other = discharge();
  expect(recordedAlready({ event: discharge(), problems: [second] }, [other])).toBe(other);
});

it.each([
  ['by somebody else', discharge(), [second], discharge('n2')],
  ['for another reason', stop('completed'), [second], stop('patient-request')],
  ['of another kind', discharge(), [second], stop('completed')],
  ['refused for something else too', discharge(), [second, { ...second, type: 'held' }], discharge()],
  // A true second dose is given, and is missing until its reason is typed.
  ['a second dose without its reason', discharge(), [{ ...second, path: '/data/repeatReason' }], discharge()],
  ['without a word why', discharge(), [], discharge()],
] as const)('CON-04: an act %s stays returned to its author', (_, event, problems, recorded) => {
  expect(recordedAlready({ event, problems }, [recorded])).toBeUndefined();
});
