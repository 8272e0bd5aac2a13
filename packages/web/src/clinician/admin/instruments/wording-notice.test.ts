import type { WordingPackage } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { wordsFor } from './wording-notice.tsx';

const aPackage = (instrument: string, standing: WordingPackage['standing'], validUntil: string) =>
  ({
    instrument,
    language: 'en',
    standing,
    licence: { holder: 'h', reference: 'r', validUntil },
  }) as WordingPackage;

describe('what stands above every page', () => {
  it('is nothing while every licence holds', () => {
    expect(wordsFor({ packages: [aPackage('isi', 'in-force', '2027-01-01')] })).toBeUndefined();
  });

  it('names the day on which the first one ends', () => {
    const packages = [
      aPackage('isi', 'ends-soon', '2026-03-20'),
      aPackage('spin', 'ends-soon', '2026-03-10'),
    ];
    expect(wordsFor({ packages })).toMatchObject({ stops: false });
    expect(wordsFor({ packages })?.what).toMatch(/SPIN.*ISI.*10-Mar-2026 or soon after/);
  });

  it('says first what patients cannot open any more', () => {
    const packages = [aPackage('isi', 'ends-soon', '2026-03-20'), aPackage('spin', 'ended', '2026-02-10')];
    expect(wordsFor({ packages })).toMatchObject({ stops: true });
    expect(wordsFor({ packages })?.what).toContain('SPIN (English) has ended');
  });
});
