import { ApiError } from '@titrate/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Keeping, readOrKept } from './kept-read.ts';

function inMemory(): Keeping {
  const kept = new Map<string, unknown>();
  return {
    get: async (slot) => (kept.has(slot) ? { value: kept.get(slot) } : undefined),
    put: async (slot, value) => void (value === undefined ? kept.delete(slot) : kept.set(slot, value)),
  };
}

const neverAnswers: Keeping = { ...inMemory(), get: () => new Promise<undefined>(() => undefined) };
const parse = (value: unknown) => (typeof value === 'string' ? value : undefined);
const refused = (status: number) => async (): Promise<string> => {
  throw new ApiError({ type: 'x', title: 'x', status });
};
const unreached = async (): Promise<string> => {
  throw new TypeError('fetch failed');
};

describe('CON-04 reading without network', () => {
  it('CON-04 gives what was last read while the server is not reached or in trouble', async () => {
    const keeping = inMemory();
    await readOrKept({ read: async () => 'the session', keeping, slot: 's', parse });
    expect(await readOrKept({ read: unreached, keeping, slot: 's', parse })).toBe('the session');
    expect(await readOrKept({ read: refused(503), keeping, slot: 's', parse })).toBe('the session');
  });

  it('SEC-18 passes a refusal on and forgets: whoever may not read any more does not read what was kept', async () => {
    const keeping = inMemory();
    await readOrKept({ read: async () => 'the session', keeping, slot: 's', parse });
    await expect(readOrKept({ read: refused(403), keeping, slot: 's', parse })).rejects.toThrow(ApiError);
    await expect(readOrKept({ read: unreached, keeping, slot: 's', parse })).rejects.toThrow(TypeError);
  });

  it('fails as before when nothing was kept', async () => {
    await expect(readOrKept({ read: unreached, keeping: inMemory(), slot: 's', parse })).rejects.toThrow(
      TypeError,
    );
  });

  it('UI-23 says when what was kept is shown, and shows nothing to a reader who has gone', async () => {
    const keeping = inMemory();
    const onKept = vi.fn();
    await readOrKept({ read: async () => 'the session', keeping, slot: 's', parse, onKept });
    expect(onKept).not.toHaveBeenCalled();
    const gone = async () => {
      throw new DOMException('', 'AbortError');
    };
    await expect(readOrKept({ read: gone, keeping, slot: 's', parse, onKept })).rejects.toThrow(DOMException);
    expect(onKept).not.toHaveBeenCalled();
    await readOrKept({ read: unreached, keeping, slot: 's', parse, onKept });
    expect(onKept).toHaveBeenCalledOnce();
  });

  describe('with storage that never answers', () => {
    afterEach(() => vi.useRealTimers());

    it('gives the answer of the server all the same', async () => {
      const keeping = neverAnswers;
      expect(await readOrKept({ read: async () => 'the session', keeping, slot: 's', parse })).toBe(
        'the session',
      );
    });

    it('fails without the server instead of waiting for ever', async () => {
      vi.useFakeTimers();
      const read = readOrKept({ read: unreached, keeping: neverAnswers, slot: 's', parse });
      const failed = expect(read).rejects.toThrow(TypeError);
      await vi.advanceTimersByTimeAsync(3000);
      await failed;
    });
  });

  it('CON-04 shows what was kept when the line is as good as none, and waits for it when nothing was kept', async () => {
    vi.useFakeTimers();
    try {
      const keeping = inMemory();
      const slow = (answer: string) => async () => {
        await new Promise((resolve) => {
          setTimeout(resolve, 20_000);
        });
        return answer;
      };
      const first = readOrKept({ read: slow('read after all'), keeping, slot: 's', parse });
      await vi.advanceTimersByTimeAsync(20_000);
      expect(await first).toBe('read after all');
      const second = readOrKept({ read: slow('too late'), keeping, slot: 's', parse });
      await vi.advanceTimersByTimeAsync(6000);
      expect(await second).toBe('read after all');
    } finally {
      vi.useRealTimers();
    }
  });
});
