import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const commonEffects: EducationTopic = {
  id: 'ED-05',
  version: '1.0.0',
  slug: 'common-effects',
  title: 'Common side effects',
  summary: 'Most side effects start within the hour and are gone the same day.',
  sections: [
    {
      heading: 'How common they are',
      paragraphs: [
        'In short studies of the spray, so many of 100 people had this at least once. The second number is for a dummy spray.',
      ],
      points: [
        'Feeling far away or odd: 41 (dummy: 9)',
        'Dizzy: 29 (8)',
        'Feeling sick: 28 (9)',
        'Sleepy: 23 (9)',
        'A spinning feeling: 23 (3)',
        'Headache: 20 (17)',
        'Odd taste: 19 (14)',
        'Numb skin: 18 (2)',
        'Anxious: 13 (6)',
        'Higher blood pressure: 10 (3)',
        'Throwing up: 9 (2)',
      ],
    },
    {
      heading: 'With a drip',
      paragraphs: [
        'The effects of a drip are much the same. Feeling odd or far away is common. Some feel sick. Blood pressure goes up for most people. It is highest after about 30 to 40 minutes, and back to normal within about 90 minutes.',
      ],
    },
    {
      heading: 'What we do about it',
      paragraphs: [
        'We watch you and measure at set times. We can slow the drip or stop it. There are drugs for feeling sick. The effects tend to get milder after the first sessions.',
        'Tell us how you felt after you went home. It helps us choose the next dose.',
      ],
    },
  ],
  questions: [
    {
      question: 'Feeling far away for a while is',
      options: ['common and passes', 'a sign that something went wrong'],
      answer: 0,
      why: 'About 41 in 100 people felt it with the spray. It passes.',
    },
    {
      question: 'What happens to blood pressure?',
      options: ['It goes up for a while', 'Nothing'],
      answer: 0,
      why: 'It goes up in most people, so we measure it often.',
    },
    {
      question: 'Should you tell us how you felt at home?',
      options: ['Yes, it helps with the next dose', 'No need'],
      answer: 0,
      why: 'What you tell us shapes the next session.',
    },
  ],
  sources: [...read('L12', 'E-BP1', 'E-BP2', 'E-LAE', 'E-REMS'), ...known('ED-05')],
};
