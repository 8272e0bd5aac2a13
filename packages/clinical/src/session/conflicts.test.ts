import { describe, expect, it } from 'vitest';
import { conflictsOf } from './conflicts.ts';
import { parseEvent, type SessionEvent } from './events.ts';
import { fold } from './fold/fold.ts';
import { instantOf } from './fold/instant.ts';
import { eventsOf, SESSION_ID } from './testing/script.ts';

interface Typed {
  readonly by: string;
  readonly at: string;
  readonly kind?: string;
  readonly origin?: string;
  readonly data: object;
}

const eventOf = (
  { by, at, kind = 'vital.recorded', origin = 'person', data }: Typed,
  index: number,
): SessionEvent => {
  const parsed = parseEvent({
    id: `11111111-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    sessionId: SESSION_ID,
    observedAt: `2026-03-10T${at}Z`,
    author:
      origin === 'person' ? { type: 'person', id: by, name: by, role: 'nurse' } : { type: 'device', id: by },
    origin,
    kind,
    data: kind === 'vital.recorded' ? { status: 'final', ...data } : data,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const stateOf = (typed: readonly Typed[]) => fold([...RUNNING, ...typed.map(eventOf)]);
const RUNNING = eventsOf({ preset: 'iv', steps: [[0, 'start']] });
const conflicts = (...typed: readonly Typed[]) => conflictsOf(stateOf(typed));
const idOf = (index: number) => `11111111-0000-4000-8000-${String(index).padStart(12, '0')}`;

const nora: Typed = { by: 'nora', at: '09:10:05', data: { systolicMmHg: 150, diastolicMmHg: 90 } };
const ben: Typed = { by: 'ben', at: '09:10:50', data: { systolicMmHg: 130, diastolicMmHg: 80 } };

describe('CON-01 two people chart the same cell', () => {
  it('CON-01 shows what conflicts in the order of the session, whatever came first', () => {
    const pair = (minute: string): Typed[] => [
      { ...nora, at: `${minute}:05` },
      { ...ben, at: `${minute}:50` },
    ];
    const sedation: Typed[] = ['nora', 'ben'].map((by, i) => ({
      by,
      at: '09:05:00',
      kind: 'scale.recorded',
      data: { scale: 'moaas', score: 4 + i },
    }));
    expect(conflicts(...pair('09:20'), ...sedation).map(({ at }) => at)).toEqual([
      instantOf('2026-03-10T09:05:00.000Z'),
      instantOf('2026-03-10T09:20:00.000Z'),
    ]);
  });

  it('CON-01 keeps both entries and shows them in the order of the record', () => {
    expect(conflicts(ben, nora)).toMatchObject([
      {
        sign: 'pressure',
        at: instantOf('2026-03-10T09:10:00.000Z'),
        entries: [
          { by: 'ben', text: '130/80' },
          { by: 'nora', text: '150/90' },
        ],
      },
    ]);
  });

  it('CON-01 different cells never conflict', () => {
    const pulse: Typed = { by: 'ben', at: '09:10:30', data: { heartRatePerMin: 80 } };
    expect(conflicts(nora, pulse)).toEqual([]);
    expect(conflicts(nora, { ...ben, at: '09:11:00' })).toEqual([]);
    expect(conflicts(nora, { ...ben, at: '09:09:59' })).toEqual([]);
  });

  it.each([
    ['the same value', { ...ben, data: nora.data }],
    ['one person measuring again', { ...ben, by: 'nora' }],
    ['a monitor beside a person', { ...ben, origin: 'monitor' }],
    ['a reading marked doubtful', { ...ben, data: { ...ben.data, status: 'doubtful' } }],
  ] as const)('CON-01 %s is no conflict', (_what, other) => {
    expect(conflicts(nora, other)).toEqual([]);
  });

  it('CON-01 a scale is a cell too', () => {
    const score = (by: string, value: number): Typed => ({
      by,
      at: '09:10:00',
      kind: 'scale.recorded',
      data: { scale: 'moaas', score: value },
    });
    expect(conflicts(score('nora', 5), score('ben', 4))).toMatchObject([{ sign: 'moaas' }]);
    expect(conflicts(score('nora', 5), score('ben', 5))).toEqual([]);
  });

  it('CON-01 REC-01 correcting one of them with a reason settles it, and the reason stays', () => {
    const fix: Typed = {
      by: 'ben',
      at: '09:12:00',
      kind: 'correction.made',
      data: { replaces: idOf(2), reason: 'cuff was loose', action: 'void' },
    };
    expect(conflicts(nora, ben, fix)).toEqual([]);
    const state = stateOf([nora, ben, fix]);
    expect(state.corrections.map((one) => one.data.reason)).toEqual(['cuff was loose']);
    expect(state.events).toHaveLength(RUNNING.length + 3);
  });
});
