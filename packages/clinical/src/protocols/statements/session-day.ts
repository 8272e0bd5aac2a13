import { byDefault, known, read } from '../source.ts';
import { type Statement, statement } from './statement.ts';

/** How a session is stopped, gone on with and ended, and what the long watch knows. */
export const SESSION_STATEMENTS: readonly Statement[] = [
  statement(
    'ST-01',
    'Stop now',
    'Pump stopped or paused, no further device, someone stays, the prescriber is called. A nurse may always stop without an order.',
    byDefault('ST-01'),
    'block',
  ),
  statement(
    'ST-02',
    'Going on after a pause',
    'Only when everything has been below "urgent" for 10 min and a prescriber records the reason. The rest may be lowered, never raised.',
    byDefault('ST-02'),
    'block',
  ),
  statement('ST-03', 'Two stops for one cause', 'The session ends.', byDefault('ST-03'), 'block'),
  statement(
    'ST-04',
    'The patient asks to stop',
    'Honoured at once; nobody can override it.',
    known('ST-04'),
    'block',
  ),
  statement(
    'ST-05',
    'After a stop',
    'The next session needs a review note of a prescriber.',
    byDefault('ST-05'),
    'block',
  ),
  statement(
    'ST-06',
    'Experience loosens nothing',
    'A large rise of pressure can come at any dose even after mild sessions, so the thresholds are the same in every session.',
    read('L2'),
  ),
  statement(
    'ST-07',
    'A rise of pressure without symptoms',
    'Usually brief. Pause, measure again after 5 min, treat only when it stays or a symptom comes. One review holds that current guidance treats it too much.',
    [...read('E-YIP'), ...byDefault('ST-07')],
  ),
  statement(
    'MO-07',
    'A vital sign is late',
    'More than 3 min: a reminder. More than 8 min: the lead is told. More than 15 min: prompt to pause.',
    byDefault('MO-07'),
  ),
  statement(
    'AL-15',
    'Pressure stays urgent',
    'Two urgent readings of pressure at least 5 min apart count as "stop now". While it stands open the patient is not ready to leave.',
    byDefault('AL-15'),
    'block',
  ),
  statement(
    'AE-RULE-1',
    'An incident opens',
    'Grade 3 or more, or any criterion of seriousness, opens an incident; for esketamine the programme and the manufacturer are told too.',
    byDefault('AE-RULE-1'),
    'block',
  ),
  statement(
    'RD-FAIL',
    'Not ready at the minimum time',
    'Kept, checked again every 15 min; more than 3 h after dosing a prescriber looks; more than 4 h, a decision on transfer.',
    byDefault('RD-FAIL'),
  ),
  statement(
    'LT-09',
    'What a drug test can say',
    'A negative standard panel says nothing about ketamine. A positive ketamine assay within 4 days of a session is expected.',
    read('E-UDS'),
    'information',
  ),
];

/** What follows a sign of suicide risk. */
export const SUICIDALITY_STATEMENTS: readonly Statement[] = [
  statement(
    'SU-01',
    'C-SSRS 1 or 2 only, or item 9 of the PHQ-9 is 1',
    'Full C-SSRS the same day, the safety plan is gone through, the prescriber is told.',
    [...read('G9'), ...byDefault('SU-01')],
    'caution',
  ),
  statement(
    'SU-02',
    'C-SSRS 3, or behaviour more than 3 months ago',
    'A clinician assesses before the session; safety plan; talk about means; contact in 24 to 72 h.',
    byDefault('SU-02'),
    'override',
  ),
  statement(
    'SU-03',
    'C-SSRS 4 or 5 in the past month, or behaviour in the past 3 months',
    'Never left alone; a clinician evaluates at once; emergency care or admission is considered. A session only if the evaluating clinician decides so.',
    read('G9'),
    'block',
  ),
  statement(
    'SU-04',
    'Two levels up since the last visit, or new intent after a session',
    'As SU-03.',
    byDefault('SU-04'),
    'block',
  ),
  statement(
    'SU-05',
    'An answer of concern from afar',
    'Staff are told at once, the patient is called, then the emergency contact, then a welfare check; the crisis line stands on the screen. Accepted within 15 min or the next person is called.',
    byDefault('SU-05'),
    'block',
  ),
  statement(
    'SU-06',
    'After treatment of a patient at high risk',
    'A call on the same day after the first session, then on day 1, 3 and 7.',
    byDefault('SU-06'),
    'caution',
  ),
  statement(
    'SU-07',
    'One good answer ends no precaution',
    'The C-SSRS is repeated before precautions are stepped down.',
    read('L14'),
    'caution',
  ),
];

/** Talk, integration and groups around the doses. */
export const THERAPY_STATEMENTS: readonly Statement[] = [
  statement(
    'PY-01',
    'Preparation',
    'Expectations, intention, setting, support person, coping skills and consent in one or two visits before the first dose. One working model: a group of about four, two meetings of 90 min.',
    read('G6', 'S-NUM2'),
  ),
  statement(
    'PY-02',
    'Support during a session',
    'A calm room, eye mask, music, no devices; staff present and quiet.',
    read('G6'),
  ),
  statement(
    'PY-03',
    'Integration',
    'Meaning, plan of behaviour and values. First within 24 to 72 h, then weekly; one trial paired weekly visits of 60 min with four weekly doses.',
    [...read('S-NUM2', 'E-KAP', 'S-AWK'), ...byDefault('PY-03')],
  ),
  statement(
    'PY-04',
    'Structured therapy',
    'Cognitive, acceptance-based and trauma-focused work and behavioural activation in the days after doses and through maintenance. Evidence that it prolongs benefit is early and mixed.',
    [...read('E-ACT', 'E-BAT'), ...known('PY-04')],
  ),
  statement(
    'PY-05',
    'Trauma',
    'Trauma-focused therapy may be paired; one trial gave infusions on days 2 and 4 of a week-long course.',
    read('E-TFT'),
  ),
  statement(
    'PY-06',
    'Groups',
    'Peer support, preparation, integration and prevention of relapse, weekly or monthly; credentials of who leads are kept.',
    [...read('G6'), ...byDefault('PY-06')],
  ),
  statement(
    'PY-07',
    'Boundaries',
    'Policy on chaperone or camera, consent to touch beforehand, two staff on the premises.',
    known('PY-07'),
  ),
  statement(
    'PY-08',
    'Psychotherapy notes',
    'Kept apart with tighter access (45 CFR 164.501).',
    known('PY-08'),
  ),
  statement(
    'PY-09',
    'Therapy is no gate',
    'Refusing psychotherapy does not bar medical treatment unless the plan says so.',
    byDefault('PY-09'),
  ),
];

/** What a certified clinic keeps beside the programme rules over one patient. */
export const PROGRAMME_STATEMENTS: readonly Statement[] = [
  statement(
    'RM-10',
    'Inpatient units',
    'Certified separately; they enrol no patients, send no forms, and report suspected adverse events by phone.',
    read('R2'),
    'information',
  ),
  statement(
    'RM-11',
    'Records for audit',
    'Kept. A new authorised representative enrols again.',
    known('RM-11'),
    'caution',
  ),
];
