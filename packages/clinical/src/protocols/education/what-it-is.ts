import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const whatItIs: EducationTopic = {
  id: 'ED-01',
  version: '1.0.0',
  slug: 'what-it-is',
  title: 'What ketamine treatment is',
  summary:
    'Ketamine is an old sleep drug for surgery. In a low dose it can ease depression in some people, often fast.',
  sections: [
    {
      heading: 'Two drugs with similar names',
      paragraphs: [
        'Ketamine has been used since 1970 to put people to sleep for surgery. Some years ago doctors saw that a much lower dose can lift a low mood, often within a day.',
        'Ketamine is made of two halves that mirror each other. Esketamine is one of the two halves. It is a nasal spray. They are two drugs, and their doses cannot be swapped.',
      ],
      points: [
        'Ketamine goes into a vein, a muscle, under the skin or into the mouth.',
        'Esketamine is a spray for the nose.',
      ],
    },
    {
      heading: 'What is approved and what is not',
      paragraphs: [
        'In the US, esketamine is approved for adults with depression that at least two other drugs did not help. It is also approved for severe depression with thoughts of suicide. Then you take a pill for depression as well.',
        'Ketamine is approved only for surgery. Using it for mood, fear or pain is called "off-label". That is legal and common in medicine. It also means that no agency has checked it for this use. We will ask you to sign that you know this.',
      ],
    },
    {
      heading: 'Who it is for',
      paragraphs: [
        'It is meant for adults when usual treatment has not helped enough. It is not a first step. It is not right for all: some heart problems, psychosis and pregnancy are among the reasons not to use it. A clinician looks at your health and decides with you.',
      ],
    },
  ],
  questions: [
    {
      question: 'Are ketamine and esketamine the same drug?',
      options: ['Yes', 'No, they are two drugs with different doses'],
      answer: 1,
      why: 'Esketamine is one half of ketamine. The doses cannot be swapped.',
    },
    {
      question: 'What does "off-label" mean?',
      options: [
        'The drug is illegal',
        'The drug is used for something it was not approved for',
        'The drug is old',
      ],
      answer: 1,
      why: 'Ketamine is approved for surgery. For mood or pain it is used off-label.',
    },
    {
      question: 'Who decides if the treatment is right for you?',
      options: ['A clinician, together with you', 'A web form', 'Your family'],
      answer: 0,
      why: 'A form can only collect answers. A clinician looks at them and decides with you.',
    },
  ],
  sources: [...read('K1', 'L1', 'L3', 'L5', 'FDA1'), ...known('ED-01')],
};
