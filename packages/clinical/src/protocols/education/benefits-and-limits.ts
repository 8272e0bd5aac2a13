import { byDefault, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const benefitsAndLimits: EducationTopic = {
  id: 'ED-03',
  version: '1.0.0',
  slug: 'benefits-and-limits',
  title: 'What it can and cannot do',
  summary:
    'About half of people feel much better after a series. Many do not. Without a plan the effect fades.',
  sections: [
    {
      heading: 'How many people it helps',
      paragraphs: [
        'We count a person as much better when their score falls by half or more. These figures come from clinics that gave ketamine by vein. There was no dummy drug to compare with, so part of the gain may have other causes.',
      ],
      points: [
        'US clinics, 537 people: about 54 in 100 were much better after 2 to 4 weeks. About 29 in 100 had almost no signs left.',
        'Private clinics, 424 people: 50 in 100 were much better within 6 weeks, and 20 in 100 had almost no signs left.',
        'Veterans who had tried six drugs before, 215 people: 26 in 100 were much better after 6 weeks.',
        'In the first group about 8 in 100 felt worse.',
      ],
    },
    {
      heading: 'How the spray did',
      paragraphs: [
        'In one study people took the spray on its own or a dummy spray. After four weeks about 22 in 100 had almost no signs left with the spray. With the dummy it was about 8 in 100. In one study from Japan the spray did no better than the dummy.',
      ],
    },
    {
      heading: 'Thoughts of suicide',
      paragraphs: [
        'Ketamine by vein can ease such thoughts within a day in some people. That effect was measured over days, not over years. In US clinics about 6 in 100 people had more such thoughts after the series.',
        'The spray has not been shown to prevent suicide. It does not replace a stay in hospital when that is needed. If you are in danger, call or text 988 or go to an emergency room.',
      ],
    },
    {
      heading: 'How long it lasts',
      paragraphs: [
        'After one dose the effect fades within days to weeks. After a good series, about 80 in 100 of those who were better still are after four weeks, and about 60 in 100 after eight. So we plan what comes next: further doses, therapy, other drugs, or an end.',
        'If there is no gain after the series, we stop and talk about other paths.',
      ],
    },
    {
      heading: 'Other problems than depression',
      paragraphs: [
        'For bipolar depression, trauma, social fear and obsessions the studies are few and small, and for trauma they disagree. For constant worry there are hardly any. For most kinds of lasting pain the proof is weak. One nerve pain, called CRPS, has fair proof for up to 12 weeks.',
      ],
    },
  ],
  questions: [
    {
      question: 'In US clinics, how many of 100 people were much better after the series?',
      options: ['About 54', 'About 95', 'All of them'],
      answer: 0,
      why: 'About 54 in 100. In people with very stubborn illness it was about 26 in 100.',
    },
    {
      question: 'Does the effect of one dose last for good?',
      options: ['Yes', 'No, it fades within days to weeks'],
      answer: 1,
      why: 'It fades. That is why we plan the time after.',
    },
    {
      question: 'You are in danger of hurting yourself. What do you do?',
      options: ['Wait for the next session', 'Call or text 988, or go to an emergency room'],
      answer: 1,
      why: 'This treatment does not replace help in a crisis.',
    },
  ],
  sources: [
    ...read(
      'E-MCI',
      'E-OLI',
      'E-PFE',
      'L5',
      'E-JPN',
      'E-GRU',
      'E-ABB',
      'L3',
      'L14',
      'E-PHI',
      'E-BIP',
      'E-FED',
      'E-ABD',
      'G3',
    ),
    ...byDefault('ED-03'),
  ],
};
