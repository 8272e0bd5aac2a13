import type { PublicPath } from '@titrate/contract';
import { lazyPage, type PageRoute } from '../../kit/routing/pages.ts';
import { HomePage } from '../content/home.page.tsx';

/** Every public page. */
export const PAGES: readonly (PageRoute & { readonly path: PublicPath })[] = [
  { path: '/', title: 'Ketamine therapy, explained', component: HomePage },
  {
    path: '/what-it-is',
    title: 'What ketamine therapy is',
    menu: 'What it is',
    component: lazyPage(() => import('../content/what-it-is.page.tsx'), 'WhatItIsPage'),
  },
  {
    path: '/how-it-works',
    title: 'How it may work',
    menu: 'How it works',
    component: lazyPage(() => import('../content/how-it-works.page.tsx'), 'HowItWorksPage'),
  },
  {
    path: '/conditions',
    title: 'What it is used for',
    menu: 'Conditions',
    component: lazyPage(() => import('../content/conditions.page.tsx'), 'ConditionsPage'),
  },
  {
    path: '/the-day',
    title: 'The day of treatment',
    menu: 'The day',
    component: lazyPage(() => import('../content/the-day.page.tsx'), 'TheDayPage'),
  },
  {
    path: '/safety',
    title: 'Safety and side effects',
    menu: 'Safety',
    component: lazyPage(() => import('../content/safety.page.tsx'), 'SafetyPage'),
  },
  {
    path: '/who-should-not',
    title: 'Who should not have it',
    component: lazyPage(() => import('../content/who-should-not.page.tsx'), 'WhoShouldNotPage'),
  },
  {
    path: '/questions',
    title: 'Questions people ask',
    menu: 'Questions',
    component: lazyPage(() => import('../content/questions.page.tsx'), 'QuestionsPage'),
  },
  {
    path: '/families',
    title: 'For families and friends',
    menu: 'Families',
    component: lazyPage(() => import('../content/families.page.tsx'), 'FamiliesPage'),
  },
  {
    path: '/self-check',
    title: 'A private self-check',
    component: lazyPage(() => import('../self-check/choose.page.tsx'), 'ChooseSelfCheckPage'),
  },
  {
    path: '/self-check/mood',
    title: 'A private self-check',
    component: lazyPage(() => import('../self-check/self-check.page.tsx'), 'MoodCheckPage'),
  },
  {
    path: '/self-check/worry',
    title: 'A private self-check',
    component: lazyPage(() => import('../self-check/self-check.page.tsx'), 'WorryCheckPage'),
  },
  {
    path: '/enquiry',
    title: 'Ask a clinic',
    component: lazyPage(() => import('../enquiry/enquiry.page.tsx'), 'EnquiryPage'),
  },
  {
    path: '/newsletter/confirm',
    title: 'Newsletter',
    component: lazyPage(() => import('../newsletter/newsletter.page.tsx'), 'ConfirmPage'),
  },
  {
    path: '/newsletter/unsubscribe',
    title: 'Newsletter',
    component: lazyPage(() => import('../newsletter/newsletter.page.tsx'), 'UnsubscribePage'),
  },
  {
    path: '/help-now',
    title: 'Help right now',
    component: lazyPage(() => import('../content/help-now.page.tsx'), 'HelpNowPage'),
  },
];

/** `/me` and `/clinic` are other apps and load for themselves. */
export const isPublic = (path: string): boolean => !/^\/(me|clinic|api|fhir)(\/|$)/.test(path);
