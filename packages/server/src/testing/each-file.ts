import { afterAll } from 'vitest';
import { closeOpened } from './closing.ts';

/** Runs before each file: files share a process, and what one left open would count against the next. */
afterAll(closeOpened);
