import { yesNo } from './fact.ts';

const HOME = { askedOf: 'clinician', history: false, products: ['ketamine'] } as const;
/** The list a clinic must work off before medicine goes home (PO-04, PO-05). */
export const HOME_FACTS = [
  yesNo(
    'homeSupervisedDoses',
    'home-dosing',
    [
      'First two doses were taken under supervision in the clinic',
      'Did you take your first two doses at the clinic?',
    ],
    HOME,
  ),
  yesNo(
    'homeAdultMonitor',
    'home-dosing',
    ['An adult monitor is present at each home dose', 'Will an adult be with you each time you take a dose?'],
    HOME,
  ),
  yesNo(
    'homeBloodPressure',
    'home-dosing',
    [
      'Blood pressure is taken at home before each dose',
      'Can you check your blood pressure at home before each dose?',
    ],
    HOME,
  ),
  yesNo(
    'homeNoDepressants',
    'home-dosing',
    [
      'No other depressants with a home dose',
      'Do you agree to take no alcohol or calming medicine with a dose?',
    ],
    HOME,
  ),
  yesNo(
    'homeNoDriving',
    'home-dosing',
    ['No driving after a home dose', 'Do you agree not to drive after a dose?'],
    HOME,
  ),
  yesNo(
    'homePillCount',
    'home-dosing',
    ['Pill count agreed', 'Do you agree to count your tablets with us?'],
    HOME,
  ),
  yesNo(
    'homeFillLimit',
    'home-dosing',
    ['At most 4 doses per fill', 'Your clinic gives you only a few doses at a time.'],
    HOME,
  ),
  yesNo(
    'homeVideoCheckIn',
    'home-dosing',
    ['Video check-in arranged', 'Can you join a video call with the clinic around your dose?'],
    HOME,
  ),
  yesNo(
    'inPersonEvaluation',
    'home-dosing',
    [
      'At least one evaluation in person by the prescriber',
      'Has the prescriber seen you in person at least once?',
    ],
    HOME,
  ),
  yesNo(
    'telemedicineFlexibility',
    'home-dosing',
    [
      'A telemedicine flexibility in force covers this prescription',
      'Your clinic checks if the law lets us prescribe by video.',
    ],
    HOME,
  ),
] as const;
