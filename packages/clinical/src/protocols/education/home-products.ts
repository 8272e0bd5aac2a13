import { read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const homeProducts: EducationTopic = {
  id: 'ED-11',
  version: '1.0.0',
  slug: 'home-products',
  title: 'Ketamine at home: a warning',
  summary:
    'Some firms mail ketamine to your home. The US drug agency warns about it. Nobody watches over you there.',
  sections: [
    {
      heading: 'What the agency says',
      paragraphs: [
        'Pills, lozenges and sprays of ketamine that a pharmacy mixes are not checked by the FDA. It warned about them in 2022 and in 2023. In one case the drug in the blood was about twice as high as it is for surgery. That person could breathe only slowly.',
      ],
      points: [
        'You may become too sleepy, or breathe too little.',
        'Blood pressure can rise, and nobody measures it.',
        'You may fall or get hurt while you are not clear.',
        'It is easy to take more than planned.',
        'The bladder can be harmed.',
      ],
    },
    {
      heading: 'If you have some at home',
      paragraphs: ['Tell us. We count it with what we give, and we will not be angry.'],
      points: [
        'Never take more than you were told.',
        'Never take it alone.',
        'Never mix it with alcohol or calming drugs.',
        'Never share it.',
        'Lock it away from children.',
      ],
    },
  ],
  questions: [
    {
      question: 'Are mixed ketamine lozenges checked by the FDA?',
      options: ['Yes', 'No'],
      answer: 1,
      why: 'They are not checked, and the agency warns about them.',
    },
    {
      question: 'You have ketamine from somewhere else. You',
      options: ['tell us', 'hide it'],
      answer: 0,
      why: 'We need to know how much you have had in all.',
    },
    {
      question: 'May you share it with a friend?',
      options: ['Never', 'If they are sad'],
      answer: 0,
      why: 'It can harm them, and it is against the law.',
    },
  ],
  sources: read('FDA1'),
};
