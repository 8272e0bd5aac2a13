import { describe, expect, it } from 'vitest';
import { matchPage, type PageRoute } from './pages.ts';

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
