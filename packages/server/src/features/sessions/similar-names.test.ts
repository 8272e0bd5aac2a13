import { describe, expect, it } from 'vitest';
import { sameOrSimilarNames } from './similar-names.ts';

const person = (id: string, familyName: string, givenName: string) => ({ id, familyName, givenName });

describe('similar names on one day', () => {
  it('marks both of two people with the same family name', () => {
    const marked = sameOrSimilarNames([
      person('1', 'Fernández', 'Tove'),
      person('2', 'Fernandez', 'Ada'),
      person('3', 'Chen', 'Xin'),
    ]);
    expect([...marked]).toEqual(['1', '2']);
  });

  it('marks names two letters apart, whatever their accents', () => {
    expect(sameOrSimilarNames([person('1', 'Jensen', 'Ana'), person('2', 'Jansen', 'Aná')]).size).toBe(2);
  });

  it('does not mark names three letters apart, nor one person booked twice', () => {
    expect(
      sameOrSimilarNames([
        person('1', 'Jensen', 'Ana'),
        person('2', 'Hanson', 'Ana'),
        person('1', 'Jensen', 'Ana'),
      ]).size,
    ).toBe(0);
  });
});
