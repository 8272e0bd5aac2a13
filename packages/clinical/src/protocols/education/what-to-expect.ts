import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const whatToExpect: EducationTopic = {
  id: 'ED-04',
  version: '1.0.0',
  slug: 'what-to-expect',
  title: 'What a session is like',
  summary:
    'You rest in a chair. You may feel light, drunk or far away for about an hour. Someone watches over you the whole time.',
  sections: [
    {
      heading: 'Before the dose',
      paragraphs: [
        'We check who you are, how you feel, what you took, and who takes you home. We measure your blood pressure, your pulse and the oxygen in your blood. Two people check the dose. If a check does not pass, we wait or choose another day.',
      ],
    },
    {
      heading: 'What you may feel',
      paragraphs: [
        'Some people float. Some feel drunk or very heavy. Time may seem slow. Sounds and colors may change. You may feel apart from your body. This comes and goes by itself.',
        'It can also be frightening. Say so, or press the button. Someone sits with you. Fear mostly passes within ten minutes after the drip is off.',
      ],
    },
    {
      heading: 'How long it takes',
      paragraphs: ['The times differ by the way you get it. Plan for half a day.'],
      points: [
        'By vein: the drip runs about 40 minutes for mood. For pain it may run for hours. You stay at least one hour more.',
        'Into a muscle or under the skin: it starts within minutes and cannot be turned off. You stay at least two hours.',
        'By mouth: it starts more slowly. You stay at least two hours.',
        'Nasal spray: you spray it yourself, with 5 minutes between devices. It is strongest after about 40 minutes. You stay at least two hours.',
      ],
    },
    {
      heading: 'You can always stop',
      paragraphs: [
        'You can ask us to stop at any time, and we do. You need no reason. After a drip is off, the effect fades within minutes to an hour.',
      ],
    },
  ],
  questions: [
    {
      question: 'You feel afraid in the session. What can you do?',
      options: ['Nothing', 'Say so or press the button: someone comes'],
      answer: 1,
      why: 'Someone is there the whole time. Fear mostly passes soon.',
    },
    {
      question: 'How long do you stay after the nasal spray?',
      options: ['At least two hours', 'Ten minutes', 'You go home at once'],
      answer: 0,
      why: 'At least two hours, and until you are clear again.',
    },
    {
      question: 'May you ask us to stop?',
      options: ['Yes, at any time', 'Only in the first minutes'],
      answer: 0,
      why: 'We stop when you ask. Nobody may overrule you on this.',
    },
  ],
  sources: [...read('G6', 'L1', 'L7', 'L8', 'L11', 'E-BP2', 'E-AUS', 'R1', 'S-NUM'), ...known('ED-04')],
};
