import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { ApiError } from '@titrate/contract';
import { describe, expect, it, vi } from 'vitest';
import { readAllAnew, readAnew } from './read-anew.ts';

/** A page that shows what the `n`th reading answered, each when the test says so. */
function aPage() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 5000, retry: false } } });
  const answers: { give(text: string): void; fail(error: unknown): void }[] = [];
  const options = {
    queryKey: ['patient', { id: 1 }],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        answers.push({ give: resolve, fail: reject });
      }),
  };
  return { client, answers, options };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('reading anew', () => {
  it('UI-23 does not show a first answer that was under way when everything is read again', async () => {
    const { client, answers, options } = aPage();
    const observer = new QueryObserver(client, options);
    const off = observer.subscribe(() => undefined);
    const done = readAllAnew(client);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[0]?.give('old');
    answers[1]?.give('new');
    await done;
    expect(observer.getCurrentResult().data).toBe('new');
    off();
  });

  it('UI-23 fails when the server or its database is not reached, and takes any other refusal for an answer', async () => {
    const { client, answers, options } = aPage();
    const off = new QueryObserver(client, options).subscribe(() => undefined);
    answers[0]?.give('old');
    await settled();
    const failing = async (error: unknown) => {
      const before = answers.length;
      const done = readAllAnew(client);
      await vi.waitFor(() => expect(answers).toHaveLength(before + 1));
      answers.at(-1)?.fail(error);
      return done;
    };
    const refused = (status: number) => new ApiError({ type: 'x', title: 'x', status });
    await expect(failing(new TypeError('fetch failed'))).rejects.toThrow(TypeError);
    await expect(failing(refused(503))).rejects.toThrow(ApiError);
    await failing(refused(403));
    await failing(refused(500));
    off();
  });

  it('reads once more what was asked early and is still under way, for whoever shows it then', async () => {
    const { client, answers, options } = aPage();
    void client.prefetchQuery(options);
    await settled();
    readAnew(client, { queryKey: ['patient'] });
    answers[0]?.give('old');
    await settled();
    const observer = new QueryObserver(client, options);
    const off = observer.subscribe(() => undefined);
    expect(answers).toHaveLength(2);
    answers[1]?.give('new');
    await settled();
    expect(observer.getCurrentResult().data).toBe('new');
    off();
  });

  it('lets a first answer come although changes are told faster than it', async () => {
    const { client, answers, options } = aPage();
    const observer = new QueryObserver(client, options);
    const off = observer.subscribe(() => undefined);
    for (let n = 0; n < 5; n += 1) readAnew(client, { queryKey: ['patient'] });
    answers[0]?.give('old');
    await settled();
    expect(observer.getCurrentResult().data).toBe('old');
    expect(answers.length).toBeGreaterThan(1);
    answers.at(-1)?.give('new');
    await settled();
    expect(observer.getCurrentResult().data).toBe('new');
    off();
  });
});
