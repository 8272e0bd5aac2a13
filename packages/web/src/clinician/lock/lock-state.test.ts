import { instant } from '@titrate/quantity';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isIdle, lockedSince, lockHere, unlockHere } from './lock-state.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('SEC-04 the lock of a screen', () => {
  it('SEC-04 locks after five minutes without a touch, not a moment earlier', () => {
    expect(isIdle(1000, 1000 + 5 * 60_000 - 1, 5)).toBe(false);
    expect(isIdle(1000, 1000 + 5 * 60_000, 5)).toBe(true);
  });

  it('SEC-04 stays locked over a reload since the first moment, until it is unlocked', () => {
    lockHere('nora', instant(1000));
    lockHere('nora', instant(9000));
    expect(lockedSince('nora')).toBe(1000);
    unlockHere();
    expect(lockedSince('nora')).toBeUndefined();
  });

  it('SEC-04 is the lock of one person: another who signed in is not behind it', () => {
    lockHere('nora', instant(1000));
    expect(lockedSince('ben')).toBeUndefined();
  });
});
