import type { PageRoute } from '../kit/routing/pages.ts';
import { carePages } from './care/care.pages.ts';
import { chairPages } from './chair/chair.pages.ts';
import { homePages } from './home/home.pages.ts';
import { openPages } from './open/open.pages.ts';
import { taskPages } from './tasks/tasks.pages.ts';

/** Every page of the patient app. A feature exports its own list and adds one line here. */
export const PAGES: readonly PageRoute[] = [
  ...homePages,
  ...openPages,
  ...taskPages,
  ...carePages,
  ...chairPages,
];

export const isPatient = (path: string): boolean => path === '/me' || path.startsWith('/me/');
