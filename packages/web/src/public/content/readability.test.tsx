import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LevelPicture } from '../level-explorer/level-picture.tsx';
import { ConditionsPage } from './conditions.page.tsx';
import { FamiliesPage } from './families.page.tsx';
import { HelpNowPage } from './help-now.page.tsx';
import { HomePage } from './home.page.tsx';
import { HowItWorksPage } from './how-it-works.page.tsx';
import { QuestionsPage } from './questions.page.tsx';
import { SafetyPage } from './safety.page.tsx';
import { TheDayPage } from './the-day.page.tsx';
import { WhatItIsPage } from './what-it-is.page.tsx';
import { WhoShouldNotPage } from './who-should-not.page.tsx';

/**
 * Flesch–Kincaid grade of a text: the US school year that should be able to read it.
 * Syllables are counted by groups of vowels, which is within a few percent for plain English.
 */
function gradeOf(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length;
  const words = text.match(/[\p{L}][\p{L}’'-]*/gu) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const silentEnd = plain.replace(/(?:[^laeiouy]es|[^aeiouydt]ed|[^l]e)$/, '');
  const groups = silentEnd.match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

/** The running text of a page: its paragraphs and list items, without headings, tables and the list of sources. */
function proseOf(Page: ComponentType): string {
  const html = renderToStaticMarkup(<Page />).replace(/<summary>Where this comes from.*/s, '');
  const blocks = [...html.matchAll(/<(p|li)(?: [^>]*)?>(.*?)(?=<\/?(?:p|li|ul|ol|h\d|div)\b)/gs)].map(
    ([, , text = '']) => text,
  );
  return blocks
    .map((block) =>
      block
        .replace(/<[^>]+>/g, '')
        .replaceAll('&#x27;', '’')
        .trim(),
    )
    .filter((block) => block.split(' ').length > 3)
    .map((block) => (/[.!?]["”]?$/.test(block) ? block : `${block}.`))
    .join(' ');
}

describe('how hard a text is', () => {
  it('puts short plain words in the first school years', () => {
    expect(gradeOf('The cat sat on the mat. The dog ran to the cat.')).toBeLessThan(2);
  });

  it('puts a sentence of a patent office beyond school', () => {
    expect(
      gradeOf(
        'Subanaesthetic administration precipitates transient glutamatergic disinhibition, necessitating continuous multidisciplinary physiological monitoring.',
      ),
    ).toBeGreaterThan(16);
  });
});

describe('the public pages read at US grade 8 or below', () => {
  it.each([
    ['home', HomePage],
    ['what it is', WhatItIsPage],
    ['how it works', HowItWorksPage],
    ['the moving picture of the level', LevelPicture],
    ['conditions', ConditionsPage],
    ['the day', TheDayPage],
    ['safety', SafetyPage],
    ['who should not', WhoShouldNotPage],
    ['questions', QuestionsPage],
    ['families', FamiliesPage],
    ['help now', HelpNowPage],
  ] as const)('%s', (_name, Page) => {
    const grade = gradeOf(proseOf(Page));
    expect(grade).toBeLessThanOrEqual(8);
    expect(grade).toBeGreaterThan(1);
  });
});
