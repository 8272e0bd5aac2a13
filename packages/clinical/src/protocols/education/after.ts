import { byDefault, known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const after: EducationTopic = {
  id: 'ED-08',
  version: '1.0.0',
  slug: 'after',
  title: 'After a session',
  summary: 'Rest, do not drive, and call if something feels wrong.',
  sections: [
    {
      heading: 'The same day',
      paragraphs: ['You go home when your body has settled and you are clear. For the next 24 hours:'],
      points: [
        'Do not drive or use machines. After the spray: not until the next day, after a good sleep.',
        'No alcohol, no cannabis, no extra calming pills.',
        'No big decisions, and no contracts.',
        'Do not look after children on your own.',
        'Eat light, drink, and rest. It is normal to be tired.',
      ],
    },
    {
      heading: 'Call at once if',
      paragraphs: ['Call the clinic, or 911 if it is bad.'],
      points: [
        'your chest hurts, you cannot breathe well, you faint or have a fit',
        'you have a very bad headache or see badly',
        'you stay confused or see things that are not there',
        'you throw up for more than 6 hours',
        'you think of ending your life: call or text 988 at any hour',
        'it hurts or bleeds when you pass water',
      ],
    },
    {
      heading: 'The days after',
      paragraphs: [
        'Many people feel more open for some days. It can be a good time for therapy and for small steps you have put off. We ask you short questions the next day and later. Your answers show us if it helps.',
        'A low day after a good one is not a failure. Tell us.',
      ],
    },
  ],
  questions: [
    {
      question: 'How long do you leave alcohol alone?',
      options: ['24 hours', '1 hour', 'No need'],
      answer: 0,
      why: 'Together they can make you too sleepy and slow your breathing.',
    },
    {
      question: 'You have a very bad headache in the evening. You',
      options: ['sleep it off', 'call at once'],
      answer: 1,
      why: 'It may come from high blood pressure. Call at once.',
    },
    {
      question: 'Why do we send short questions afterwards?',
      options: ['To see if it helps', 'For advertising'],
      answer: 0,
      why: 'Your answers guide the next step.',
    },
  ],
  sources: [...read('L1', 'L6', 'G6'), ...known('AC-01', 'AC-03'), ...byDefault('AC-02', 'AC-05')],
};
