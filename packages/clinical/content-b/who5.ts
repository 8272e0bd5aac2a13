import type { TextPackage } from '../src/instruments/text-package.ts';

/** World Health Organization, CC BY-NC-SA 3.0 IGO. Terms of the five items, best answer first as on the form. */
export const who5English: TextPackage = {
  instrument: 'who5',
  version: '1.0.0',
  language: 'en',
  stem: 'Over the last 2 weeks, how much of the time was this true for you?',
  items: [
    { text: 'Cheerful, in good spirits' },
    { text: 'Calm, relaxed' },
    { text: 'Active, vigorous' },
    { text: 'Woke fresh and rested' },
    { text: 'Daily life filled with interesting things' },
  ],
  options: [
    { value: 5, text: 'All of the time' },
    { value: 4, text: 'Most of the time' },
    { value: 3, text: 'More than half of the time' },
    { value: 2, text: 'Less than half of the time' },
    { value: 1, text: 'Some of the time' },
    { value: 0, text: 'At no time' },
  ],
  licence: { holder: 'World Health Organization', reference: 'CC BY-NC-SA 3.0 IGO' },
};
