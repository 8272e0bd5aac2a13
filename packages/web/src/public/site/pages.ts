import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import { HomePage } from '../content/home.page.tsx';

export interface PublicPage {
  readonly path: string;
  /** Of the tab; never says anything about the reader. */
  readonly title: string;
  readonly component: ComponentType | LazyExoticComponent<() => ReactNode>;
  /** Shown in the head of the site under this word. */
  readonly menu?: string;
}

function lazily<K extends string>(
  load: () => Promise<Readonly<Record<K, () => ReactNode>>>,
  name: K,
): LazyExoticComponent<() => ReactNode> {
  return lazy(async () => ({ default: (await load())[name] }));
}

export const PAGES: readonly PublicPage[] = [
  { path: '/', title: 'Ketamine therapy, explained', component: HomePage },
  {
    path: '/what-it-is',
    title: 'What ketamine therapy is',
    menu: 'What it is',
    component: lazily(() => import('../content/what-it-is.page.tsx'), 'WhatItIsPage'),
  },
  {
    path: '/how-it-works',
    title: 'How it may work',
    menu: 'How it works',
    component: lazily(() => import('../content/how-it-works.page.tsx'), 'HowItWorksPage'),
  },
  {
    path: '/conditions',
    title: 'What it is used for',
    menu: 'Conditions',
    component: lazily(() => import('../content/conditions.page.tsx'), 'ConditionsPage'),
  },
  {
    path: '/the-day',
    title: 'The day of treatment',
    menu: 'The day',
    component: lazily(() => import('../content/the-day.page.tsx'), 'TheDayPage'),
  },
  {
    path: '/safety',
    title: 'Safety and side effects',
    menu: 'Safety',
    component: lazily(() => import('../content/safety.page.tsx'), 'SafetyPage'),
  },
  {
    path: '/who-should-not',
    title: 'Who should not have it',
    component: lazily(() => import('../content/who-should-not.page.tsx'), 'WhoShouldNotPage'),
  },
  {
    path: '/questions',
    title: 'Questions people ask',
    menu: 'Questions',
    component: lazily(() => import('../content/questions.page.tsx'), 'QuestionsPage'),
  },
  {
    path: '/families',
    title: 'For families and friends',
    menu: 'Families',
    component: lazily(() => import('../content/families.page.tsx'), 'FamiliesPage'),
  },
  {
    path: '/self-check',
    title: 'A private self-check',
    component: lazily(() => import('../self-check/choose.page.tsx'), 'ChooseSelfCheckPage'),
  },
  {
    path: '/self-check/mood',
    title: 'A private self-check',
    component: lazily(() => import('../self-check/self-check.page.tsx'), 'MoodCheckPage'),
  },
  {
    path: '/self-check/worry',
    title: 'A private self-check',
    component: lazily(() => import('../self-check/self-check.page.tsx'), 'WorryCheckPage'),
  },
  {
    path: '/enquiry',
    title: 'Ask a clinic',
    component: lazily(() => import('../enquiry/enquiry.page.tsx'), 'EnquiryPage'),
  },
  {
    path: '/newsletter/confirm',
    title: 'Newsletter',
    component: lazily(() => import('../newsletter/newsletter.page.tsx'), 'ConfirmPage'),
  },
  {
    path: '/newsletter/unsubscribe',
    title: 'Newsletter',
    component: lazily(() => import('../newsletter/newsletter.page.tsx'), 'UnsubscribePage'),
  },
  {
    path: '/help-now',
    title: 'Help right now',
    component: lazily(() => import('../content/help-now.page.tsx'), 'HelpNowPage'),
  },
];

export const pageAt = (path: string): PublicPage | undefined => PAGES.find((page) => page.path === path);
