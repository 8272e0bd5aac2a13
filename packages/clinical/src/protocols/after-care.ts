import type { Product } from '../dose/request.ts';
import { byDefault, known, read, type Source } from './source.ts';

/** One instruction for the time after a session, in the clinician's words and in the patient's. */
export interface AfterCare {
  readonly id: string;
  readonly title: string;
  readonly clinicianText: string;
  readonly patientText: string;
  /** The patient's text for one product where it differs. */
  readonly patientTextFor?: Readonly<Partial<Record<Product, string>>>;
  readonly urgent: boolean;
  readonly sources: readonly Source[];
}

export const AFTER_CARE: readonly AfterCare[] = [
  {
    id: 'AC-01',
    title: 'No driving',
    clinicianText:
      'No driving, machines, hazardous work or sports until the next day after restful sleep; racemic ketamine: 24 h.',
    patientText: 'Do not drive, ride a bike, use machines or do risky sports for 24 hours.',
    patientTextFor: {
      esketamine:
        'Do not drive, ride a bike, use machines or do risky sports until tomorrow, after a good night of sleep.',
    },
    urgent: false,
    sources: [...read('L1'), ...known('AC-01')],
  },
  {
    id: 'AC-02',
    title: 'No alcohol or drugs',
    clinicianText: 'No alcohol, cannabis or sedatives that were not approved for 24 h.',
    patientText:
      'No alcohol and no cannabis for 24 hours. Take no calming or sleeping pills unless we said so.',
    urgent: false,
    sources: byDefault('AC-02'),
  },
  {
    id: 'AC-03',
    title: 'No big decisions',
    clinicianText: 'No important decisions, contracts, or sole care of children or dependants for 24 h.',
    patientText:
      'Make no big decisions and sign nothing for 24 hours. Do not look after children on your own.',
    urgent: false,
    sources: known('AC-03'),
  },
  {
    id: 'AC-04',
    title: 'Rest and eat lightly',
    clinicianText: 'Light meal, fluids, rest; tiredness the same day is common.',
    patientText: 'Drink, eat something light, and rest. It is normal to feel tired today.',
    urgent: false,
    sources: read('G6'),
  },
  {
    id: 'AC-05',
    title: 'When to call at once',
    clinicianText:
      'Call at once: chest pain, severe headache, breathlessness, fainting, seizure, vision change, prolonged confusion, hallucinations, vomiting for more than 6 h, suicidal thoughts, urinary pain or blood.',
    patientText:
      'Call us or an ambulance at once if you have: pain in your chest, a very bad headache, trouble breathing, a faint, a fit, or a change in how you see. Also if you stay confused, see or hear things that are not there, are sick for more than 6 hours, think of ending your life, or have pain or blood when you pass water.',
    urgent: true,
    sources: [...read('L1', 'L6'), ...byDefault('AC-05')],
  },
  {
    id: 'AC-06',
    title: 'Numbers to call',
    clinicianText: 'Crisis line (988 in the US) and the after-hours number of the clinic are printed.',
    patientText:
      'If you feel you cannot go on, call or text 988 at any hour. Our own number is on this page.',
    urgent: true,
    sources: known('AC-06'),
  },
  {
    id: 'AC-07',
    title: 'Your other medicines',
    clinicianText: 'Regular medicines as advised; restart time of benzodiazepines and stimulants is written.',
    patientText:
      'Take your other medicines as we told you. If we paused one, the time to start again is written here.',
    urgent: false,
    sources: byDefault('AC-07'),
  },
  {
    id: 'AC-08',
    title: 'We ask how you are',
    clinicianText:
      'Mood check the next day by message or call after sessions 1 to 3, and 24 to 72 h after any event of grade 2 or more.',
    patientText: 'We get in touch tomorrow and ask how you are. Please answer, even if you feel fine.',
    urgent: false,
    sources: byDefault('AC-08'),
  },
];

/** The patient's sheet for one product: the instructions in plain words, urgent ones marked. */
export function afterCareFor(product: Product): readonly {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly urgent: boolean;
}[] {
  return AFTER_CARE.map(({ id, title, patientText, patientTextFor, urgent }) => ({
    id,
    title,
    text: patientTextFor?.[product] ?? patientText,
    urgent,
  }));
}
