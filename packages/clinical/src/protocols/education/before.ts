import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const before: EducationTopic = {
  id: 'ED-07',
  version: '1.0.0',
  slug: 'before',
  title: 'How to get ready',
  summary: 'Come with an empty stomach, a list of your drugs, and someone to take you home.',
  sections: [
    {
      heading: 'Eating and drinking',
      paragraphs: [
        'An empty stomach keeps you safe if you feel sick. Your clinic tells you its own times. These are usual:',
      ],
      points: [
        'Drip or injection: nothing to eat for 6 hours, and only clear drinks until 2 hours before.',
        'Nasal spray: nothing to eat for 2 hours, nothing to drink for 30 minutes.',
      ],
    },
    {
      heading: 'Your medicines',
      paragraphs: [
        'Bring a list of all you take, with the time of the last dose. Take blood pressure pills as usual unless we say otherwise. Never stop a drug by yourself.',
      ],
      points: [
        'Calming or sleeping pills can weaken the effect. Ask us about the evening before.',
        'No alcohol for at least 24 hours before.',
        'No nasal spray for a cold or allergy in the hour before esketamine.',
        'Tell us about any drugs you use. We ask to keep you safe, not to judge.',
      ],
    },
    {
      heading: 'Who takes you home',
      paragraphs: [
        'You must not drive until the next day. Name an adult who brings you home, with a phone number. Without that we cannot start.',
      ],
    },
    {
      heading: 'What to bring',
      paragraphs: [
        'Wear soft clothes with loose sleeves. Bring music you like without words, headphones, and an eye mask if you want one. Think of something you hope for. There is no need to force anything.',
      ],
    },
  ],
  questions: [
    {
      question: 'Can you drive home after a session?',
      options: ['Yes, if you feel fine', 'No, someone takes you home'],
      answer: 1,
      why: 'You may feel fine and still react slowly. Drive again the next day.',
    },
    {
      question: 'You take pills for blood pressure. On the day you',
      options: ['take them as usual, unless we say otherwise', 'leave them out'],
      answer: 0,
      why: 'Blood pressure goes up in the session. Your pills help.',
    },
    {
      question: 'You had wine last night. You',
      options: ['tell us', 'keep it to yourself'],
      answer: 0,
      why: 'Alcohol and ketamine together can slow your breathing.',
    },
  ],
  sources: [...read('L1', 'L7', 'G6', 'K1', 'E-BZD'), ...known('GT-06', 'ED-07')],
};
