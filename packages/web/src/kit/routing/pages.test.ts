import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentOf, firstPage, lazyPage, matchPage, type PageRoute } from './pages.ts';

const page = (path: string): PageRoute => ({ path, title: path, component: () => null });
const PAGES = ['/', '/me', '/me/tasks/:taskId', '/me/tasks/:taskId/review'].map(page);
const found = (path: string) => {
  const match = matchPage(PAGES, path);
  return match === undefined ? undefined : [match.page.path, match.params];
};

describe('finding the page of an address', () => {
  it('reads the named segments', () => {
    expect(found('/me/tasks/a%20b/review')).toEqual(['/me/tasks/:taskId/review', { taskId: 'a b' }]);
  });

  it('takes a page only whole', () => {
    expect(found('/me/tasks')).toBeUndefined();
    expect(found('/me/tasks/')).toBeUndefined();
    expect(found('/me/other')).toBeUndefined();
  });

  it('survives an address that is not well formed', () => {
    expect(found('/me/tasks/%E0%A4%A')).toEqual(['/me/tasks/:taskId', { taskId: '%E0%A4%A' }]);
  });
});

describe('a page whose code comes later', () => {
  const late = (load: () => Promise<{ Page: () => null }>): PageRoute => ({
    path: '/late',
    title: 'late',
    component: lazyPage(load, 'Page'),
  });
  const Page = () => null;
  afterEach(() => vi.useRealTimers());

  it('is there at once for whoever comes back to it', async () => {
    const page = late(async () => ({ Page }));
    expect(contentOf(page)).toBeUndefined();
    await firstPage([page], '/late');
    expect(contentOf(page)).toBe(Page);
  });

  it('does not hold up a start whose line is slow, nor one whose address is unknown', async () => {
    vi.useFakeTimers();
    const page = late(() => new Promise(() => undefined));
    let isStarted = false;
    const started = firstPage([page], '/late').then(() => {
      isStarted = true;
    });
    await vi.advanceTimersByTimeAsync(149);
    expect(isStarted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await started;
    await firstPage([page], '/elsewhere');
    expect(contentOf(page)).toBeUndefined();
  });

  it('may come at the second try', async () => {
    const load = vi.fn().mockRejectedValueOnce(new TypeError('no network')).mockResolvedValue({ Page });
    const page = late(load);
    await firstPage([page], '/late');
    expect(contentOf(page)).toBeUndefined();
    await firstPage([page], '/late');
    expect(contentOf(page)).toBe(Page);
  });
});
