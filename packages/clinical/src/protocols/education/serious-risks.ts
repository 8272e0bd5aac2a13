import { known, read } from '../source.ts';
import type { EducationTopic } from './topic.ts';

export const seriousRisks: EducationTopic = {
  id: 'ED-06',
  version: '1.0.0',
  slug: 'serious-risks',
  title: 'Serious risks',
  summary: 'Serious harm is rare in a clinic, but it can happen. You should know it before you agree.',
  sections: [
    {
      heading: 'In the session',
      paragraphs: ['This is why trained staff, oxygen and a monitor are beside you.'],
      points: [
        'Blood pressure can jump very high. With a weak vessel in the brain or chest that can be deadly. With some of these problems we cannot treat you.',
        'Breathing can slow down, mostly with other calming drugs or alcohol.',
        'You can be so sleepy that you do not wake when called. With the spray this was seen in less than 1 in 100 people.',
        'A fit or a strong allergy is rare.',
        'Fear, confusion or seeing things can be strong. It may rarely last longer than a day.',
      ],
    },
    {
      heading: 'Thoughts of suicide',
      paragraphs: [
        'In people under 25, drugs for depression can bring more thoughts of suicide, mostly in the first weeks. Tell us at once if that happens. We ask you at each visit.',
      ],
    },
    {
      heading: 'Over time',
      paragraphs: [
        'These are known from people who use a lot of ketamine on the street. At clinic doses they seem rare. We check for them all the same.',
      ],
      points: [
        'Bladder: burning, blood, or having to go all the time. Some of this does not heal.',
        'Liver: long or close courses can harm it.',
        'Memory: long heavy use can harm it. One year of the spray in studies did not.',
        'Misuse: some people come to want more and more. Both drugs can be misused.',
      ],
    },
    {
      heading: 'Pregnancy and breastfeeding',
      paragraphs: [
        'The drugs may harm an unborn child. We test before we start. Tell us if you may be or want to be pregnant. With the spray, do not breastfeed. With ketamine, talk with us first.',
      ],
    },
  ],
  questions: [
    {
      question: 'Why do we ask about weak blood vessels?',
      options: ['Blood pressure can jump very high', 'It is just a form'],
      answer: 0,
      why: 'A jump in blood pressure can make a weak vessel burst.',
    },
    {
      question: 'You feel burning when you pass water. What do you do?',
      options: ['Wait a year', 'Tell us'],
      answer: 1,
      why: 'Bladder harm heals better when ketamine is stopped early.',
    },
    {
      question: 'May the treatment be used in pregnancy?',
      options: ['No, it may harm the child', 'Yes'],
      answer: 0,
      why: 'It may harm an unborn child. We test before we start.',
    },
  ],
  sources: [...read('L1', 'L2', 'L3', 'L7', 'K1', 'K2', 'K9', 'E-KIC', 'E-COT', 'E-NOP'), ...known('ED-06')],
};
