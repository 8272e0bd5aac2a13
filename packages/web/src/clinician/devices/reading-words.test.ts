import { describe, expect, it } from 'vitest';
import { byDevice, readingWords, spanWords } from './reading-words.ts';

const of = (id: string, device: string | null, name: string, observedAt: string | null = null) => ({
  id,
  device: { id: device, name },
  observedAt,
});

describe('readings to place', () => {
  it.each([
    [{ kind: 'spo2', value: '97', unit: '%' }, 'SpO2 97 %'],
    [{ kind: 'systolic', value: '131', unit: 'mm[Hg]' }, 'Systolic pressure 131 mmHg'],
    [{ kind: 'temperature', value: '36.6', unit: 'Cel' }, 'Temperature 36.6 °C'],
    [{ kind: null, value: null, unit: null }, undefined],
  ])('%j is told in words', (reading, words) => {
    expect(readingWords(reading)).toBe(words);
  });

  it('are ticked together by device, where it has several', () => {
    const list = [of('a', 'm1', 'Monitor 1'), of('b', 'm2', 'Monitor 2'), of('c', 'm1', 'Monitor 1')];
    expect(byDevice(list)).toEqual([{ name: 'Monitor 1', ids: ['a', 'c'] }]);
  });

  it('say of which device they are and from when to when', () => {
    const list = [
      of('a', 'm1', 'Monitor 1', '2026-02-03T15:10:00Z'),
      of('b', 'm1', 'Monitor 1', '2026-02-03T14:05:00Z'),
      of('c', 'm1', 'Monitor 1'),
    ];
    expect(spanWords(list, 'UTC')).toMatch(
      /^Of Monitor 1, observed from 03-Feb-2026 14:05\b.* to 03-Feb-2026 15:10\b/,
    );
    expect(spanWords(list.slice(2), 'UTC')).toBe('Of Monitor 1.');
  });
});
