import { byDefault, read } from '../source.ts';
import { type Statement, statement } from './statement.ts';

const open = (id: string, title: string, text: string): Statement =>
  statement(id, title, text, byDefault(id));

/** Where sources disagree or are silent, and what the product does until somebody settles it. */
export const OPEN_QUESTIONS: readonly Statement[] = [
  open(
    'OQ-01',
    'When do two hours begin after esketamine?',
    'The form asks for minutes from the first device, the label says "after administration". Counted from the last device; both are stored.',
  ),
  open(
    'OQ-02',
    'Pressure before an infusion',
    'No US number in a label; a Swiss text bars above 180/100; clinics use 140/90 to 160/100. A gate in tiers that a clinic may tighten.',
  ),
  statement(
    'OQ-03',
    'Should a rise without symptoms be treated?',
    'Guidance is strict, one review asks to update it, generalist advice gives oral medicine before leaving at 200 or 120. Pause, measure again, a clinician decides.',
    [...read('E-YIP', 'G12'), ...byDefault('OQ-03')],
  ),
  open(
    'OQ-04',
    'Which weight in obesity?',
    'Actual, ideal and adjusted are all used and the data on response conflict. The prescriber chooses and the choice is stored.',
  ),
  open(
    'OQ-05',
    'How long does esketamine raise pressure?',
    '1 to 2 h in the European text, about 4 h in the US one. Observed for at least 2 h and until it falls.',
  ),
  open(
    'OQ-06',
    'Does ketamine help in PTSD?',
    'One trial for, one against, pooled not significant. Shown as small or conflicting randomised evidence.',
  ),
  open(
    'OQ-07',
    'Generalised anxiety, OCD, headache',
    'Little data. Weak or open evidence, an override with reason.',
  ),
  open(
    'OQ-08',
    'How much benzodiazepine is too much?',
    'An analysis says 8 mg diazepam equivalent; trials left out more than 2 to 3 mg lorazepam equivalent. Warns at 8 mg; the table of equivalents belongs to the clinic.',
  ),
  open('OQ-09', 'Naltrexone', 'Studies conflict. A caution only.'),
  open(
    'OQ-10',
    'How many respond in practice?',
    '26 % of veterans to 72 % after ten infusions in private clinics. The range is shown by setting.',
  ),
  open(
    'OQ-11',
    'The bladder at therapeutic doses',
    'One case reported in depression care, none in a year of esketamine trials. Symptoms are asked at every session, with a low threshold.',
  ),
  open(
    'OQ-12',
    'How often is long-term watch due?',
    'Labels say "periodic". Starting values that the clinic confirms.',
  ),
  open(
    'OQ-13',
    'Ketamine at home',
    'Series linked to vendors are positive, the FDA warns, the law changes. Off unless a clinic switches it on.',
  ),
  open(
    'OQ-14',
    'Fasting before a low-dose infusion',
    'The label says nothing by mouth; some clinics allow breakfast. 6 h for solids and 2 h for clear fluids, an override with reason.',
  ),
  open(
    'OQ-15',
    'Is a witness for waste the law?',
    'Federal, state and house rules differ. The product asks for one.',
  ),
  open('OQ-16', 'Recovery after an infusion', '60 min to more than 2 h. 60 min and every criterion met.'),
  open(
    'OQ-17',
    'Who may prescribe?',
    'A psychiatrist in Europe, state by state in the US. The roles are the clinic’s.',
  ),
  open(
    'OQ-18',
    'Earlier stroke or bleed, and racemic ketamine',
    'Esketamine bars a bleed; ketamine texts vary. Blocks, and a medical director may relax it to an override.',
  ),
  open('OQ-19', 'Malformations of vessels, porphyria, seizures', 'Thin evidence. Graded as in their rules.'),
  open(
    'OQ-20',
    'Is dissociation part of the benefit?',
    'Not linked for esketamine. Never a goal of titration.',
  ),
  open('OQ-21', 'Esketamine for PTSD or bipolar disorder in Europe', 'Not labelled. Off-label consent.'),
];
