import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const costAndAlternatives: EducationTopic = {
  id: 'ED-09',
  version: '1.0.0',
  slug: 'cost-and-other-choices',
  title: 'Cost and other choices',
  summary: 'Ketamine is one path among several. Ask what each one costs and what it can do for you.',
  sections: [
    {
      heading: 'Other treatments',
      paragraphs: ['Each of these helps some people. You can ask for any of them first, or go on with them.'],
      points: [
        'Talk therapy, alone or with drugs.',
        'Another drug for depression, or a second drug added to the first.',
        'TMS: magnetic pulses on the head. You stay awake.',
        'ECT: a short current while you sleep. It is strong and well tested. In one hospital study 63 in 100 people were free of signs after ECT and 46 in 100 after ketamine. In another study ketamine did no worse than ECT.',
        'Care in hospital, when you are not safe at home.',
      ],
    },
    {
      heading: 'Doing nothing more',
      paragraphs: [
        'You may also wait. Depression can ease by itself. It can also stay or get worse. If you wait, agree with someone on when you will look again.',
      ],
    },
    {
      heading: 'What it costs',
      paragraphs: [
        'Ask us for a written price before you start: for the first visit, for each session, and for the time after. Insurance often pays for the spray and rarely for the drip. A series means several sessions, and many people need more later. The cost of not working that day and of the ride home counts as well.',
      ],
    },
  ],
  questions: [
    {
      question: 'Is ketamine the only choice?',
      options: ['Yes', 'No, there are several others'],
      answer: 1,
      why: 'Therapy, other drugs, TMS, ECT and waiting are choices too.',
    },
    {
      question: 'What should you ask for before you start?',
      options: ['A written price', 'Nothing'],
      answer: 0,
      why: 'You should know the whole cost, also of the time after.',
    },
    {
      question: 'What is ECT?',
      options: ['A pill', 'A short current while you sleep'],
      answer: 1,
      why: 'It is a strong and well tested treatment.',
    },
  ],
  sources: [...read('E-EKS', 'E-ELEKT'), ...known('ED-09')],
};
