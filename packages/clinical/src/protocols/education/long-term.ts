import { byDefault, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const longTerm: EducationTopic = {
  id: 'ED-10',
  version: '1.0.0',
  slug: 'long-term',
  title: 'Long-term safety and stopping',
  summary:
    'Less is known about years of treatment than about weeks. So we check you on a schedule and look for the right time to stop.',
  sections: [
    {
      heading: 'What is known and what is not',
      paragraphs: [
        'Most studies lasted weeks. The spray was followed for about a year and longer in some. For ketamine by vein over years there is little. We tell you when we do not know.',
      ],
    },
    {
      heading: 'What we check',
      paragraphs: ['The more you have had, the more often we look.'],
      points: [
        'Bladder: questions at each visit, and a urine test every three months.',
        'Liver: a blood test at the start, after the series, and every three months.',
        'Memory: questions and a short test every six months.',
        'Blood pressure and weight.',
        'Mood, also too high a mood, and thoughts of suicide.',
        'Signs of misuse, with a drug test now and then.',
        'A pregnancy test, when you could be pregnant.',
      ],
    },
    {
      heading: 'Fewer sessions over time',
      paragraphs: [
        'After the series the gaps get longer, as far as the gain holds. In one large group people came every five days at first and every three to four weeks after five months. Each half year we look at gain and risk as a whole.',
      ],
    },
    {
      heading: 'How to stop',
      paragraphs: [
        'You can stop at any time. After long use some people feel a craving, are tired, or feel on edge for a while. We make a plan with you and check in on you. If the low mood comes back, call us early.',
      ],
    },
  ],
  questions: [
    {
      question: 'Do we know all about years of treatment?',
      options: ['Yes', 'No, most studies lasted weeks'],
      answer: 1,
      why: 'That is why we check on a schedule.',
    },
    {
      question: 'Why do we test urine and blood?',
      options: ['To look after bladder and liver', 'To bill more'],
      answer: 0,
      why: 'Harm to them is best found early.',
    },
    {
      question: 'May you stop?',
      options: ['Yes, at any time', 'Only after a year'],
      answer: 0,
      why: 'You may always stop. A plan makes it easier.',
    },
  ],
  sources: [...read('E-LAE', 'E-PFE', 'S-WD', 'L1', 'K1', 'K2'), ...byDefault('LT-02', 'LT-04', 'LT-05')],
};
