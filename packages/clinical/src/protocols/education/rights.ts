import { known } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const rights: EducationTopic = {
  id: 'ED-12',
  version: '1.0.0',
  slug: 'your-rights',
  title: 'Your rights',
  summary: 'You decide. You may say no, ask, stop, see your record and complain.',
  sections: [
    {
      heading: 'It is your choice',
      paragraphs: [
        'Nobody may push you into this. Take time. Bring someone you trust. Ask until you are sure.',
      ],
      points: [
        'You may stop a session at any time.',
        'You may take back your consent at any time.',
        'Saying no does not cost you your other care.',
      ],
    },
    {
      heading: 'In the room',
      paragraphs: [
        'You may ask for a second person in the room. Nobody touches you without your leave. We ask about touch before the session, while you are clear. We film or record nothing without your leave.',
      ],
    },
    {
      heading: 'Your record',
      paragraphs: [
        'Your record is private. You may see it and ask who has looked at it. Notes of therapy are kept apart. With the spray, the law asks us to send a form to a safety program after each session. Our software points out risks, but a clinician decides.',
      ],
    },
    {
      heading: 'If you are not happy',
      paragraphs: [
        'Tell any of us, or write to the clinic. You may also go to the health office of your state. It will not change how we treat you.',
      ],
    },
  ],
  questions: [
    {
      question: 'May you take back your consent?',
      options: ['Yes, at any time', 'No, a signature is final'],
      answer: 0,
      why: 'You may always change your mind.',
    },
    {
      question: 'Who decides about your care?',
      options: ['The software', 'A clinician, together with you'],
      answer: 1,
      why: 'The software points out risks. People decide.',
    },
    {
      question: 'May you see your record?',
      options: ['Yes', 'No'],
      answer: 0,
      why: 'It is yours to see.',
    },
  ],
  sources: known('ED-12'),
};
