import { describe, expect, it } from 'vitest';
import { parseEvent, type SessionEvent } from '../events.ts';
import { fold } from '../fold/fold.ts';
import { admit } from './admit.ts';

const AT = '2026-02-03T15:00:00.000Z';
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const MONITOR = { type: 'device', id: 'monitor-1' } as const;
const NURSE = { type: 'person', id: 'n1', name: 'Nurse Test', role: 'nurse' } as const;

function event(n: number, author: typeof MONITOR | typeof NURSE, kind: string, data: unknown): SessionEvent {
  const origin = author.type === 'device' ? 'monitor' : 'person';
  const parsed = parseEvent({ id: uuid(n), sessionId: 's', observedAt: AT, author, origin, kind, data });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const by = (author: typeof MONITOR | typeof NURSE) =>
  fold([
    event(1, NURSE, 'patient.arrived', {}),
    event(2, author, 'vital.recorded', { spo2Percent: 84, status: 'preliminary' }),
  ]);
const taken = (author: typeof MONITOR | { type: 'device'; id: string }) =>
  event(3, author as typeof MONITOR, 'correction.made', {
    replaces: uuid(2),
    reason: 'Wrong patient',
    action: 'void',
  });
const admitted = (state: ReturnType<typeof by>, correction: SessionEvent) => admit(state, correction);

describe('a device that corrects', () => {
  it('may take back what it reported itself', () => {
    expect(admitted(by(MONITOR), taken(MONITOR)).ok).toBe(true);
  });
  it('may not touch what a person charted', () => {
    expect(admitted(by(NURSE), taken(MONITOR)).ok).toBe(false);
  });
  it('does not speak under the name of a person, nor a person under its', () => {
    expect(admitted(by(MONITOR), { ...taken(MONITOR), author: NURSE }).ok).toBe(false);
    expect(admitted(by(MONITOR), { ...taken(MONITOR), author: NURSE, origin: 'person' }).ok).toBe(true);
  });
  it('may not touch what another device reported', () => {
    expect(admitted(by(MONITOR), taken({ type: 'device', id: 'monitor-2' })).ok).toBe(false);
  });
});
