import { describe, expect, it } from 'vitest';
import type { SignOff } from '../sign-off.ts';
import { signOffState } from './sign-off-state.ts';

const entry = { group: 'dose', id: 'IV-01' } as const;
const PRINT = 'aaaaaaaaaaaaaaaa';
const person = { id: '00000000-0000-4000-8000-000000000001', name: 'A', credentials: 'MD' };

function aSignOff(more: Partial<SignOff> = {}): SignOff {
  return {
    id: '00000000-0000-4000-8000-000000000009',
    ref: 'dose/IV-01',
    version: '1.0.0',
    fingerprint: PRINT,
    decision: 'confirm',
    note: '',
    effectiveOn: '2026-03-02',
    proposedBy: person,
    proposedAt: '2026-03-01T10:00:00.000Z',
    answer: { approved: true, by: person, at: '2026-03-01T11:00:00.000Z', reason: '' },
    ...more,
  };
}
const stateOn = (history: readonly SignOff[], today = '2026-03-02', print = PRINT) =>
  signOffState(entry, print, history, today).kind;

describe('whether a clinic has confirmed content', () => {
  it('is not confirmed while nobody has said so', () => {
    expect(stateOn([])).toBe('not-confirmed');
    expect(stateOn([aSignOff({ ref: 'dose/IV-02' })])).toBe('not-confirmed');
  });

  it('is confirmed from its day on, and not a day before', () => {
    expect(stateOn([aSignOff()], '2026-03-01')).toBe('from-later');
    expect(stateOn([aSignOff()], '2026-03-02')).toBe('confirmed');
  });

  it('is no longer confirmed once a word or number differs', () => {
    expect(stateOn([aSignOff()], '2026-03-02', 'bbbbbbbbbbbbbbbb')).toBe('changed-since');
  });

  it('waits while one person alone has proposed it', () => {
    expect(stateOn([aSignOff({ answer: null })])).toBe('proposed');
  });

  it('stays unconfirmed when the second person turned it down', () => {
    const answer = { approved: false, by: person, at: '2026-03-01T11:00:00.000Z', reason: 'no' };
    expect(stateOn([aSignOff({ answer })])).toBe('not-confirmed');
  });

  it('follows the last decision when it was withdrawn, and when it was confirmed again', () => {
    const withdrawn = aSignOff({
      decision: 'withdraw',
      effectiveOn: '2026-04-01',
      proposedAt: '2026-03-20T10:00:00.000Z',
    });
    const again = aSignOff({ effectiveOn: '2026-05-01', proposedAt: '2026-04-20T10:00:00.000Z' });
    const history = [aSignOff(), withdrawn, again];
    expect(stateOn(history, '2026-03-31')).toBe('confirmed');
    expect(stateOn([aSignOff(), withdrawn], '2026-04-01')).toBe('withdrawn');
    expect(stateOn(history, '2026-05-01')).toBe('confirmed');
    expect(stateOn([...history].reverse(), '2026-05-01')).toBe('confirmed');
  });

  it('says that what held before still holds while a withdrawal waits', () => {
    const waiting = aSignOff({ decision: 'withdraw', answer: null, proposedAt: '2026-03-20T10:00:00.000Z' });
    expect(signOffState(entry, PRINT, [aSignOff(), waiting], '2026-03-21')).toMatchObject({
      kind: 'proposed',
      isConfirmed: true,
    });
  });
});
