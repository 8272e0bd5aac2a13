import { byDefault, known, read } from '../source.ts';
import { type Statement, statement } from './statement.ts';

/** What others reported, by setting: to read a clinic's own figures against, and to seed invented patients. */
export const EVIDENCE: readonly Statement[] = [
  statement(
    'CAL-01',
    'US community clinics, infusion, 537 patients',
    'Response 53.6 %, remission 28.9 % at 14 to 31 days (d = 1.5); ideation fell in 73.0 %; depression got worse in 8.4 %, ideation rose in 6.0 %.',
    read('E-MCI'),
  ),
  statement(
    'CAL-02',
    'Private clinics, infusion, 424 patients, 6 in 21 days',
    'Response 50 %, remission 20 % by 6 weeks; 72 % and 38 % after 10 infusions; ideation of self-harm halved, anxiety 30 % lower.',
    read('E-OLI'),
  ),
  statement(
    'CAL-03',
    'Veterans, infusion, 215 patients after 6.1 earlier trials',
    'Mean PHQ-9 18.6 before. At 6 weeks response 26 %, remission 15 %, kept at 12 and 26 weeks; 18 infusions in 12 months on average.',
    read('E-PFE'),
  ),
  statement(
    'CAL-04',
    'Ten clinics, infusion, 714 series',
    'Anxiety d = 1.17, depression d = 1.56.',
    read('E-HIE'),
  ),
  statement(
    'CAL-05',
    'Randomised series, 41 patients',
    'Response 59 % after repeated infusions; median 3 infusions to response.',
    read('E-PHI'),
  ),
  statement(
    'CAL-06',
    'Veterans in a private clinic, 20 patients',
    'PHQ-9 from 17.0 (SD 5.76) to 12.5 (6.99); response 35 %, remission 10 %.',
    read('E-VETS'),
  ),
  statement(
    'CAL-07',
    'Inpatients, against electroconvulsive therapy, 186 patients',
    'Remission 46 % with ketamine, 63 % with ECT; median 6 sessions; 70 % of those in remission on ketamine relapsed by 12 months, after a median of 57 days.',
    read('E-EKS'),
  ),
  statement(
    'CAL-08',
    'Outpatients, against electroconvulsive therapy, 365 patients',
    'Not inferior; response 55.4 % against 41.2 %.',
    [...read('E-ELEKT'), ...known('CAL-08')],
  ),
  statement(
    'CAL-09',
    'Tablets at home by telehealth, 1,247 who completed',
    'Response 62.8 % (PHQ-9) and 62.9 % (GAD-7), remission 32.6 % and 31.3 %, worse 0.9 % and 0.6 %. 79.3 % improved, 11.4 % did not, 9.3 % did late. Only those who completed were counted.',
    read('E-MIND'),
  ),
  statement('CAL-10', 'Esketamine alone', 'Remission at week 4 in 22.5 %, on placebo 7.6 %.', read('L5')),
  statement(
    'CAL-11',
    'Esketamine, staying well',
    'Relapse after stable remission 26.7 % against 45.3 % (HR 0.49, 0.29 to 0.84); after stable response 25.8 % against 57.6 % (HR 0.30).',
    [...read('E-SUS'), ...known('CAL-11')],
  ),
  statement(
    'CAL-12',
    'Esketamine against quetiapine, 676 patients',
    'Sensitivity analyses HR 1.66 to 1.71 in favour of esketamine; remission at week 8 27.1 % against 17.6 %.',
    [...read('E-ESC'), ...known('CAL-12')],
  ),
  statement(
    'CAL-13',
    'Racemic ketamine under the skin',
    'Flexible dose: remission 19.6 % against 2.0 %; fixed dose: no difference.',
    [...read('E-KADS'), ...known('CAL-13')],
  ),
  statement(
    'CAL-14',
    'Esketamine with a new antidepressant',
    'MADRS 4.0 points better at day 28; response 69.3 % against 52.0 %, remission 52.5 % against 31.0 %.',
    [...read('E-TR2'), ...known('CAL-14')],
  ),
  statement(
    'CAL-15',
    'Esketamine in Japan, 202 patients',
    'No difference from placebo at day 28 (14.5 to 15.3 points down in every arm).',
    read('E-JPN'),
  ),
  statement(
    'CAL-20',
    'Esketamine in practice, 58,483 patients, 1,486,213 sessions',
    'Of sessions: sedation 34.7 %, dissociation 41.0 %, raised pressure 0.9 % (men 1.1, women 0.8; under 25 years 0.5, 25 to 55 0.9, above 55 1.1), serious below 0.1 %. Falls through induction, then flat. 75.1 % reach 9 sessions, 60.3 % reach 13. Median age 42, 61.1 % female.',
    read('E-REMS'),
  ),
  statement('CAL-21', 'Esketamine, sedation at least once', '61.9 % of patients.', read('L11')),
  statement(
    'CAL-22',
    'Esketamine in short trials, per patient, with placebo after the stroke',
    'Dissociation 41/9 %, dizziness 29/8, nausea 28/9, sedation 23/9, vertigo 23/3, headache 20/17, taste 19/14, numbness 18/2, anxiety 13/6, lethargy 11/5, pressure 10/3, vomiting 9/2.',
    read('L12'),
  ),
  statement(
    'CAL-23',
    'Esketamine in acute suicidality, 84 mg, with placebo after the stroke',
    'Dizziness 38.3/13.8 %, dissociation 33.9/5.8, nausea 26.9/13.8, somnolence 20.7/10.2, headache 20.3/20.4, pressure 11.5/4.0, vomiting 11.5/5.3.',
    read('E-ASP'),
  ),
  statement(
    'CAL-24',
    'Esketamine, by instrument',
    'Sedation 48 to 61 %, unconscious 0.3 to 0.4 %; dissociation on the CADSS 61 to 84 %, on placebo 5 to 16 %.',
    read('L2', 'L8'),
  ),
  statement(
    'CAL-25',
    'Esketamine, large rise of pressure in 4 weeks',
    '40 systolic or 25 diastolic at least once: 8 to 19 %, placebo 1 to 4 %. Under 65: systolic 180 in 3 %, diastolic 110 in 4 %, the rises in 8 and 13 %; from 65: 17 and 14 %.',
    read('L2'),
  ),
  statement(
    'CAL-26',
    'Most events come in the first week',
    'Dizziness 20.6 %, dissociation 16.7 %, nausea 14.0 %, vertigo 12.1 %, pressure 4.3 %, sedation 3.8 %; then fewer.',
    read('E-LAE'),
  ),
  statement(
    'CAL-27',
    'Pressure during 2,342 infusions, 138 patients',
    'Peak rise 16.0 (SD 11.2) over 11.0 (8.45) at 40 min. Severe in 12.5 % of patients and 0.98 % of sessions, 43.4 % of them in the first three. 1.04 times the odds for each year of age; every patient with hypertension had a surge.',
    read('E-BP2'),
  ),
  statement(
    'CAL-28',
    'Pressure during 741 infusions, 135 patients',
    'Mean highest rise 7.4 over 6.0, pulse 1.9. More from 50 years, with hypertension, dissociation or larger doses; no tolerance over six.',
    read('E-BP1'),
  ),
  statement(
    'CAL-29',
    'Pressure during 684 infusions, 66 patients',
    'Rise 3.3 over 3.2 at 30 min; none was stopped; 36 % had hypertension.',
    read('E-BP3'),
  ),
  statement(
    'CAL-30',
    'Infusions, what invented patients are given',
    'Dissociation in 45 to 70 % of sessions, nausea 10 to 20 %, vomiting 2 to 5 %, stopped early 1 to 2 %.',
    byDefault('CAL-30'),
  ),
];
