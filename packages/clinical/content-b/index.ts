/** Wording under conditions, apart from the code. Pass it to `formOf`, or leave it out: see LICENCE.md. */
import type { TextPackage } from '../src/instruments/text-package.ts';
import { cssrsScreenEnglish } from './cssrs-screen.ts';
import { who5English } from './who5.ts';

export const CONTENT_B: readonly TextPackage[] = [cssrsScreenEnglish, who5English];
