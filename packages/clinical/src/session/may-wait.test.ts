import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from './events.ts';
import { mayWait } from './may-wait.ts';

describe('CON-04 what may wait without network', () => {
  it.each(['vital.recorded', 'scale.recorded', 'symptom.recorded', 'note.added'] as const)(
    'CON-04 %s waits on the tablet',
    (kind) => expect(mayWait(kind)).toBe(true),
  );

  it('CON-04 dose acts, signatures, overrides, corrections and ledger moves need the server', () => {
    const needing = EVENT_KINDS.filter((kind) =>
      /^(infusion|bolus|injection|device|oral|dosing|dose|drug|medicine\.given|override|prescriber|gate\.signed|session|correction|chair)/.test(
        kind,
      ),
    );
    expect(needing.length).toBeGreaterThan(20);
    expect(needing.filter(mayWait)).toEqual([]);
  });

  it('CON-04 nothing of the server itself waits', () => {
    expect(
      (['alert.raised', 'alert.escalated', 'pump.reported', 'session.opened'] as const).some(mayWait),
    ).toBe(false);
  });
});
