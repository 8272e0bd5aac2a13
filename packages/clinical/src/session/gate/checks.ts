import type { GateCheck } from '../events/words.ts';
import type { Severity } from './finding.ts';

/** The product and route a check is asked for, and on what fact of the chart it hangs. */
export type Applies =
  | 'always'
  | 'esketamine'
  | 'esketamine-us'
  | 'ketamine-iv-im'
  | 'can-become-pregnant'
  | 'insulin-or-sulfonylurea';

export interface GateCheckDefinition {
  readonly id: GateCheck;
  readonly version: string;
  readonly severity: Severity;
  readonly applies: Applies;
  readonly title: string;
  readonly clears: string;
  readonly patientText: string;
  readonly source: string;
}

const define = (
  id: GateCheck,
  severity: Severity,
  applies: Applies,
  title: string,
  clears: string,
  patientText: string,
  source: string,
): GateCheckDefinition => ({ id, version: '1.0.0', severity, applies, title, clears, patientText, source });

/** GT-05: no food for two hours, no fluid for half an hour (L1 [read]). */
export const ESK_FASTING_MIN = { food: 120, fluid: 30 };
/** GT-06: solids six hours, clear fluids two hours ([known]; K1 [read] asks that fasting rules are followed). */
export const KET_FASTING_MIN = { food: 360, fluid: 120 };
/** GT-18: a nasal decongestant or steroid at least an hour before (L1 [read]). */
export const NASAL_MEDICINE_MIN = 60;
/** GT-03 [default]. */
export const ORDER_MAX_AGE_H = 72;
/** GT-19 [default], in degrees Celsius. */
export const FEVER_ABOVE_CEL = 38;
/** GT-20 [known], in mg/dL, both ends included. */
export const GLUCOSE_MG_PER_DL = { min: 70, max: 300 };

/** The checks before dosing as data. GT-08 is worked out from the vital signs and asks no question. */
export const GATE_DEFINITIONS: readonly GateCheckDefinition[] = [
  define(
    'GT-01',
    'block',
    'always',
    'Identity, plan and session number',
    'Check two identifiers against plan and session number',
    'We check who you are.',
    '[known]',
  ),
  define(
    'GT-02',
    'block',
    'always',
    'Consent for this drug and route',
    'Renew consent for this drug and route, or cancel the session',
    'Your consent must be current.',
    'G4 [read]; [default]',
  ),
  define(
    'GT-03',
    'block',
    'always',
    'Order signed within 72 h, weight current',
    'Prescriber signs the order again with a current weight',
    'Your doctor must confirm the order.',
    '[default]',
  ),
  define(
    'GT-04',
    'block',
    'esketamine-us',
    'REMS: site, enrolment, prescriber and monitor on site, oximeter ready',
    'Complete every REMS condition',
    'The safety programme must be in place.',
    'R1 [read]',
  ),
  define(
    'GT-05',
    'override',
    'esketamine',
    'No food for 2 h, no fluid for 30 min',
    'Wait, or a prescriber records why to go on',
    'You should not have eaten or drunk just before.',
    'L1 [read]',
  ),
  define(
    'GT-06',
    'override',
    'ketamine-iv-im',
    'No solids for 6 h, no clear fluids for 2 h',
    'Wait, or a prescriber records why to go on',
    'You should not have eaten or drunk just before.',
    'K1 [read]; hours [known]',
  ),
  define(
    'GT-07',
    'block',
    'always',
    'Escort named and reachable, no driving until the next day',
    'Name an escort who can be reached, or reschedule',
    'Someone must take you home.',
    'L1, R5 [read]',
  ),
  define(
    'GT-09',
    'block',
    'always',
    'Last sedative, opioid, alcohol, stimulant, cannabis, nasal spray',
    'Ask and record drug and time, or that none was taken',
    'We need to know what you took and when.',
    'R3, R4 [read]',
  ),
  define(
    'GT-10',
    'block',
    'can-become-pregnant',
    'Pregnancy test when due',
    'Record a negative test; if positive, do not dose and counsel',
    'A pregnancy test is due.',
    '[default]',
  ),
  define(
    'GT-11',
    'block',
    'always',
    'Suicidality since the last visit',
    'Assess; with intent, plan or behaviour a clinician evaluates first (8.4)',
    'We ask how safe you feel.',
    'G9 [read]',
  ),
  define(
    'GT-12',
    'override',
    'always',
    'Changes since the last visit',
    'Screen the affected rules again, or a prescriber records why to go on',
    'Tell us what has changed since your last visit.',
    '[default]',
  ),
  define(
    'GT-13',
    'block',
    'always',
    'Intoxication or impairment now',
    'Do not dose today',
    'We cannot treat you while you are under the influence.',
    'E-ERK [read]',
  ),
  define(
    'GT-14',
    'caution',
    'always',
    'PHQ-9 or other measure within 3 days',
    'Collect the measure',
    'Please fill in the questionnaire.',
    '[default]',
  ),
  define(
    'GT-15',
    'caution',
    'always',
    'Adverse effects after the last session',
    'Ask, record and review',
    'Tell us how you felt after the last session.',
    '[default]',
  ),
  define(
    'GT-16',
    'block',
    'always',
    'Emergency kit, oxygen, suction, airway devices and AED checked today',
    'Check the kit; no session starts without it',
    'The room must be ready.',
    'K1 [read]; list [known]',
  ),
  define(
    'GT-17',
    'block',
    'always',
    'Staffing',
    'Bring staffing to the required level',
    'Enough staff must be here.',
    'R1 [read]; [default]',
  ),
  define(
    'GT-18',
    'block',
    'esketamine',
    'Nasal decongestant or steroid at least 1 h ago',
    'Wait until an hour has passed',
    'We wait an hour after a nasal spray.',
    'L1 [read]',
  ),
  define(
    'GT-19',
    'override',
    'always',
    'Fever above 38.0 or acute respiratory infection',
    'Measure the temperature; defer, or a prescriber records why to go on',
    'You should not be treated with a fever.',
    '[default]',
  ),
  define(
    'GT-20',
    'override',
    'insulin-or-sulfonylurea',
    'Glucose 70 to 300 mg/dL',
    'Treat and measure again, or a prescriber records why to go on',
    'Your blood sugar must be in range.',
    '[known]',
  ),
  define(
    'GT-21',
    'block',
    'always',
    'Controlled-drug item issued to this patient in the ledger',
    'Issue the item in the ledger',
    'Your medicine is being prepared.',
    'S-CFR21 [read]; a movement is logged before the dose [default]',
  ),
];
