import type { EventData, SessionEvent } from '@titrate/clinical/session';
import { describe, expect, it } from 'vitest';
import { correctionsTold, replacementOf } from './corrections.ts';

const common = {
  sessionId: 's1',
  observedAt: '2026-02-03T15:00:00.000Z',
  origin: 'person',
  author: { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' },
} as const;
const vitals = (systolicMmHg: number): EventData['vital.recorded'] => ({
  status: 'final',
  systolicMmHg,
  diastolicMmHg: 76,
});
const charted: SessionEvent = { ...common, id: 'a', kind: 'vital.recorded', data: vitals(118) };
const corrected = (id: string, reason: string, systolic?: number): SessionEvent => ({
  ...common,
  id,
  kind: 'correction.made',
  data: {
    replaces: 'a',
    reason,
    action: systolic === undefined ? 'void' : 'replace',
    ...(systolic === undefined
      ? {}
      : {
          replacement: {
            kind: 'vital.recorded',
            observedAt: common.observedAt,
            data: vitals(systolic),
          },
        }),
  },
});
const told = (...events: readonly SessionEvent[]) => [...correctionsTold(events).values()];

describe('UI-37 REC-01: a correction', () => {
  it('says what stood before and what stands now', () => {
    expect(told(charted, corrected('b', 'Typed wrong', 128))).toEqual([
      'Vital signs 118/76 mmHg corrected to 128/76 mmHg: Typed wrong',
    ]);
  });

  it('of a correction names what the one before had put', () => {
    const events = [charted, corrected('b', 'Typed wrong', 128), corrected('c', 'Read again', 126)];
    expect(told(...events)[1]).toBe('Vital signs 128/76 mmHg corrected to 126/76 mmHg: Read again');
    expect(replacementOf(events, 'a')?.data).toEqual(vitals(126));
  });

  it('of an entry that was voided says so', () => {
    const events = [charted, corrected('b', 'Other patient'), corrected('c', 'Was this patient', 118)];
    expect(told(...events)).toEqual([
      'Vital signs 118/76 mmHg voided: Other patient',
      'Vital signs 118/76 mmHg (was voided) corrected to 118/76 mmHg: Was this patient',
    ]);
    expect(replacementOf(events.slice(0, 2), 'a')).toBeUndefined();
  });

  it('that came before its entry is told with the entry', () => {
    expect(told(corrected('b', 'Typed wrong', 128), charted)).toEqual([
      'Vital signs 118/76 mmHg corrected to 128/76 mmHg: Typed wrong',
    ]);
  });
});
