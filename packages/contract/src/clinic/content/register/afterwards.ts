import { absent, family, kept, type RegisterRow, said, under } from './row.ts';

const TEAM = 'work of the clinic’s therapists; the product shows it to read and books no therapy';
const FIGURES = 'a published figure to read a clinic’s own against; nothing is decided by it';
const STOCK = 'packages/clinical/src/session/admit/stock.ts';
const COUNTING = 'packages/clinical/src/ledger/counting.ts';
const DIVERSION = 'packages/clinical/src/ledger/diversion.ts';
const INVENTORY = 'packages/clinical/src/ledger/inventory.ts';
const LEDGER = 'packages/server/src/features/ledger';

const LEDGER_ROWS: readonly RegisterRow[] = [
  kept(
    'CS-02',
    [`${LEDGER}/stock.routes.ts`],
    'Records for each registered location, by the day of the event',
  ),
  kept(
    'CS-03',
    [`${LEDGER}/ledger.tables.ts`],
    'Schedule III records apart or readily found; kept for years',
    'nothing of it is ever deleted, so no time of keeping is asked',
  ),
  kept(
    'CS-04',
    ['packages/server/src/edges/reports/ledger/administrations.ts'],
    'Records of administration: patient, address, date, drug, strength, quantity, giver',
    'printed for a location and a span of days; a dose that a pharmacy dispensed to the patient by name is outside the ledger',
  ),
  kept(
    'CS-05',
    [INVENTORY],
    'First inventory, then every two years',
    'told beside each location; nothing is held while it is overdue',
  ),
  kept('CS-06', [`${LEDGER}/counts.routes.ts`], 'Opened containers are counted'),
  kept('CS-07', [`${LEDGER}/counts.routes.ts`], 'Expired stock and samples are counted'),
  kept(
    'CS-08',
    [COUNTING, `${LEDGER}/counting.routes.ts`, `${LEDGER}/weeks.routes.ts`],
    'Count by two people; weekly reconciliation',
    'told on the Ledger page and holds nothing: whether an overdue count should hold something is for a medical director; each clinic day is counted once, shifts are not known',
  ),
  kept('CS-11', [`${LEDGER}/counts.routes.ts`], 'Any discrepancy opens an investigation'),
  kept(
    'CS-12',
    [INVENTORY, `${LEDGER}/movements.routes.ts`],
    'Theft or significant loss: notice and form in time',
    'public holidays are not known',
  ),
  kept('CS-13', [`${LEDGER}/draw-check.ts`], 'A vial is for one patient'),
  kept('CS-15', ['packages/web/src/clinician/ledger/receive-form.tsx'], 'Receipts checked by two people'),
  kept(
    'CS-16',
    [DIVERSION, 'packages/clinical/src/ledger/diversion-limits.ts', `${LEDGER}/signals.routes.ts`],
    'Signals of diversion',
    'shown to owner and auditor; every limit is a starting value, opening hours are 06:00 to 21:00 because no clinic sets any, a broken device is found by words of its reason',
  ),
];

/** Sections 6 to 10: long watch, programme and ledger, outcomes, suicidality, therapy, education, consent. */
export const AFTERWARDS: readonly RegisterRow[] = [
  { id: 'LT-01' },
  { id: 'LT-02' },
  { id: 'LT-03', title: 'Confirmed ketamine cystitis', entries: ['rules/SC-114'] },
  { id: 'LT-04' },
  { id: 'LT-05' },
  { id: 'LT-06' },
  { id: 'LT-07' },
  absent(
    'LT-08',
    'Signals of misuse with a supply at home',
    'home dosing is off by default and no refill is recorded yet',
  ),
  said('LT-09', 'what a test can say, shown to read and beside LT-07'),
  ...family('LT-', 10, 16),
  absent('LT-17', 'Withdrawal on stopping', 'not asked by itself yet'),
  ...family('RM-', 1, 9),
  said('RM-10', 'about inpatient units, shown to read'),
  said('RM-11', 'procedure of the clinic, shown to read'),
  ...LEDGER_ROWS,
  kept('CS-01', [STOCK], 'Every amount is on record'),
  kept('CS-09', [STOCK], 'Waste is witnessed'),
  kept('CS-10', [STOCK], 'The witness is somebody else, in time'),
  kept('CS-17', [STOCK], 'A device is tied to its session'),
  absent('CS-14', 'Locked storage and keys', 'procedure of the clinic, no software behaviour'),
  under('OM-01', 'PHQ-9', 'outcomes/phq9'),
  under('OM-02', 'MADRS', 'outcomes/madrs'),
  under('OM-03', 'QIDS-SR16', 'outcomes/qids_sr16'),
  under('OM-04', 'GAD-7', 'outcomes/gad7'),
  under('OM-05', 'PCL-5', 'outcomes/pcl5'),
  under('OM-06', 'Y-BOCS', 'outcomes/ybocs'),
  under('OM-07', 'LSAS', 'outcomes/lsas'),
  under('OM-08', 'Pain 0 to 10', 'outcomes/pain_nrs'),
  absent(
    'OM-09',
    'BPI interference: 1 point is meaningful',
    'the form has two means and no total, and a course is judged by a total: pain courses go by PEG or pain 0 to 10',
  ),
  under('OM-10', 'Suicidal ideation', 'course/MT-04', 'rules/SC-126'),
  ...family('MT-', 1, 7),
  ...[...family('CAL-', 1, 15), ...family('CAL-', 20, 30)].map(({ id }) => said(id, FIGURES)),
  kept('SU-01', ['packages/server/src/features/tasks/risk.ts']),
  { id: 'SU-02', entries: ['rules/SC-126'], reason: 'the contact after 24 to 72 h is the clinic’s to book' },
  kept('SU-03', ['packages/clinical/src/session/gate/answers.ts']),
  {
    id: 'SU-04',
    reason: 'the rule compares the last two C-SSRS screens; new intent after a session is AL-14 and SU-05',
  },
  kept('SU-05', ['packages/server/src/features/tasks/risk-call.ts']),
  said('SU-06', 'measures are asked on day 1, 3 and 7; the call is the clinic’s to make'),
  said('SU-07', 'the C-SSRS is asked at every session (LT-12); stepping down is the clinician’s'),
  ...family('PY-', 1, 8).map(({ id }) => said(id, TEAM)),
  said('PY-09', 'no rule asks for psychotherapy'),
  ...family('ED-', 1, 12),
  ...family('CO-', 1, 15),
];
