import type { LibraryStanding } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { wordsFor } from './limits-bar.tsx';

const standing = (state: LibraryStanding['state'], dropped: readonly string[] = []): LibraryStanding => ({
  state,
  reviewBy: state === 'none' || state === 'unsigned' ? null : '2026-12-15',
  dropped,
});

describe('DOSE-12 what stands above every page', () => {
  it.each(['none', 'expired'] as const)(
    '%s: everybody reads that no session opens, and what to do',
    (state) => {
      for (const maySign of [true, false]) {
        const words = wordsFor(standing(state), maySign);
        expect(words?.stops).toBe(true);
        expect(`${words?.what} ${words?.next}`).toMatch(/No session can be opened.*prescriber/);
      }
      expect(wordsFor(standing(state), false)?.next).toContain('Clinic, Limits');
    },
  );

  it('those who can sign read before that what waits for them; nobody else does', () => {
    expect(wordsFor(standing('unsigned'), true)?.what).toContain('default, unsigned');
    expect(wordsFor(standing('review-due'), true)?.what).toContain('15-Dec-2026');
    expect(wordsFor(standing('signed', ['VG-03 systolic-block-above']), true)?.what).toContain('stricter');
    for (const state of ['unsigned', 'review-due', 'signed'] as const)
      expect(wordsFor(standing(state, ['VG-03 x']), false)).toBeUndefined();
  });

  it('signed: nothing is said', () => {
    expect(wordsFor(standing('signed'), true)).toBeUndefined();
  });
});
