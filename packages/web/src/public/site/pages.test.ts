import { PUBLIC_PATHS } from '@titrate/contract';
import { expect, it } from 'vitest';
import { PAGES } from './pages.ts';

it('there is a page for every public address that the server answers with one', () => {
  expect(PAGES.map(({ path }) => path).sort()).toEqual([...PUBLIC_PATHS].sort());
});
