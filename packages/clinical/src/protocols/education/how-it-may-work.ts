import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const howItMayWork: EducationTopic = {
  id: 'ED-02',
  version: '1.0.0',
  slug: 'how-it-may-work',
  title: 'How it may work',
  summary:
    'Ketamine blocks one kind of switch in the brain for a short time. What follows may help brain cells to link up again. Nobody knows for sure.',
  sections: [
    {
      heading: 'A switch called NMDA',
      paragraphs: [
        'Brain cells talk with the help of a substance called glutamate. It fits into small switches on the next cell. One kind of switch is called the NMDA receptor. Ketamine blocks it for an hour or two.',
        'Most drugs for depression act on other substances, such as serotonin, and need weeks. Ketamine takes another path. That may be why it can act within hours.',
      ],
    },
    {
      heading: 'What may happen next',
      paragraphs: ['This is the story that most experts tell. Parts of it come from animals.'],
      points: [
        'For a short time, more glutamate is set free.',
        'It turns on another switch, called AMPA.',
        'That starts signals for growth in the cell.',
        'Over hours and days, cells may form new links.',
      ],
    },
    {
      heading: 'What we do not know',
      paragraphs: [
        'The exact way it works is not known. The makers of esketamine say so too.',
        'You may feel odd or far away during the session. In studies of the nasal spray, feeling more of that did not mean getting better. You do not need a strong trip for it to help.',
      ],
    },
  ],
  questions: [
    {
      question: 'Which switch in the brain does ketamine block?',
      options: ['The NMDA receptor', 'The eye', 'The serotonin pump'],
      answer: 0,
      why: 'It blocks the NMDA receptor for a short time.',
    },
    {
      question: 'Is it known exactly how it helps?',
      options: ['Yes', 'No'],
      answer: 1,
      why: 'There is a good guess, but nobody knows for sure.',
    },
    {
      question: 'Do you need to feel strange for it to help?',
      options: ['Yes, the more the better', 'No, studies found no clear link'],
      answer: 1,
      why: 'In studies of the spray, a stronger odd feeling did not mean a better result.',
    },
  ],
  sources: [...read('L7', 'L13', 'E-DIS'), ...known('ED-02')],
};
