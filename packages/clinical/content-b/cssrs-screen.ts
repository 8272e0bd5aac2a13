import type { TextPackage } from '../src/instruments/text-package.ts';

/** © The Research Foundation for Mental Hygiene, Inc. Verbatim; must stay unchanged. */
export const cssrsScreenEnglish: TextPackage = {
  instrument: 'cssrs_screen',
  version: '1.0.0',
  language: 'en',
  items: [
    { text: 'Have you wished you were dead or wished you could go to sleep and not wake up?' },
    { text: 'Have you actually had any thoughts of killing yourself?' },
    { text: 'Have you been thinking about how you might do this?' },
    { text: 'Have you had these thoughts and had some intention of acting on them?' },
    {
      text: 'Have you started to work out or worked out the details of how to kill yourself? Do you intend to carry out this plan?',
    },
    {
      text: 'Have you ever done anything, started to do anything, or prepared to do anything to end your life?',
    },
    { text: 'Was this within the past 3 months?' },
  ],
  options: [
    { value: 0, text: 'No' },
    { value: 1, text: 'Yes' },
  ],
  licence: {
    holder: 'The Research Foundation for Mental Hygiene, Inc.',
    reference: 'free in community and health care, wording unchanged',
  },
};
