import { formatInstant, parseInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { observedTimeOf } from './observed-time.ts';

const at = (text: string) => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('not an instant');
  return parsed.value;
};

interface Session {
  readonly now: string;
  readonly opened: string;
  readonly arrived?: string;
  readonly fromPaper?: boolean;
}

/** What becomes of a typed time in a session in New York. */
function told(text: string, { now, opened, arrived, fromPaper = false }: Session): string {
  const state = {
    opening: { at: at(opened) },
    arrival: arrived === undefined ? undefined : { at: at(arrived) },
  };
  const found = observedTimeOf(text, { zone: 'America/New_York', at: at(now), state, fromPaper });
  return found.ok ? formatInstant(found.value) : found.error;
}

describe('the time at which something was seen in a session', () => {
  const morning = {
    opened: '2026-02-03T11:47:30Z',
    arrived: '2026-02-03T11:49:00Z',
    now: '2026-02-03T13:54:20Z',
  };

  it.each([
    ['08:52', '2026-02-03T13:52:00.000Z'],
    ['852', '2026-02-03T13:52:00.000Z'],
    ['08:55', '2026-02-03T13:55:00.000Z'],
    ['06:47', '2026-02-03T11:47:00.000Z'],
  ])('UI-43: %s is this morning', (text, expected) => {
    expect(told(text, morning)).toBe(expected);
  });

  it.each([
    ['08:57', '08:57 is still to come; it is 08:54'],
    ['2315', '23:15 is still to come; it is 08:54'],
    ['06:00', '06:00 is before this session was opened, at 06:47'],
    ['soon', '"soon" is not a time such as 14:05'],
  ])('UI-43: %s is refused in words, and never taken for yesterday', (text, expected) => {
    expect(told(text, morning)).toBe(expected);
  });

  it('UI-43: a session that was opened a day ahead does not make a time ahead one of yesterday', () => {
    const early = { ...morning, opened: '2026-02-02T13:00:00Z' };
    expect(told('08:57', early)).toBe('08:57 is still to come; it is 08:54');
  });

  it('CON-06: what stands on paper may be older than the opening of the session', () => {
    expect(told('06:00', { ...morning, fromPaper: true })).toBe('2026-02-03T11:00:00.000Z');
    expect(told('08:57', { ...morning, fromPaper: true })).toBe('08:57 is still to come; it is 08:54');
  });

  it('UI-43: in a session over midnight a time of the evening is yesterday', () => {
    const night = { opened: '2026-02-04T04:00:00Z', now: '2026-02-04T05:20:00Z' };
    expect(told('23:40', night)).toBe('2026-02-04T04:40:00.000Z');
    expect(told('22:30', night)).toBe(
      '22:30 is still to come; it is 00:20, and yesterday the session began at 23:00',
    );
  });

  it('TIM-02: of the hour that is repeated in autumn it is the later one that has passed', () => {
    const opened = '2026-11-01T04:30:00Z';
    expect(told('01:30', { opened, now: '2026-11-01T06:45:00Z' })).toBe('2026-11-01T06:30:00.000Z');
    expect(told('01:30', { opened, now: '2026-11-01T05:45:00Z' })).toBe('2026-11-01T05:30:00.000Z');
  });

  it('TIM-02: the hour that is left out in spring is named, not taken for the day before', () => {
    expect(told('02:30', { opened: '2026-03-08T04:30:00Z', now: '2026-03-08T08:00:00Z' })).toBe(
      '02:30 does not exist today: the clocks were put forward',
    );
  });
});
