/** Every flag a score can carry, in words for clinicians and for patients. A screen is positive; nobody "has" it. */

/** `interrupt`: someone must look now. `task`: goes on the list. `note`: about the measurement itself. */
export type FlagUrgency = 'interrupt' | 'task' | 'note';

export interface FlagWords {
  readonly clinician: string;
  readonly patient: string;
  readonly urgency: FlagUrgency;
}

const words = (urgency: FlagUrgency, clinician: string, patient: string): FlagWords => ({
  clinician,
  patient,
  urgency,
});

const ASK_AGAIN = 'Some answers are missing, so this result is not complete';
const TALK = 'Your clinician will talk this over with you';

export const FLAGS = {
  incomplete: words('note', 'Not complete: answers are missing', ASK_AGAIN),
  prorated: words('note', 'Estimated from the answered items', 'Estimated, because some answers are missing'),
  partial_domain: words('note', 'An item of a domain is missing', ASK_AGAIN),
  inconsistent: words(
    'task',
    'Answers contradict each other: ask again',
    'Some answers do not fit together. We will ask again',
  ),
  education_unknown: words(
    'note',
    'Years of schooling unknown: not adjusted',
    'Your years of schooling are missing',
  ),
  positive_screen: words('task', 'Screens positive', 'Your answers suggest that a closer look would help'),
  positive_screen_lower_cut: words(
    'task',
    'Screens positive at the lower cut (higher sensitivity, used for women)',
    'Your answers suggest that a closer look may help',
  ),
  high_risk: words('task', 'High-risk range', TALK),
  mdd_algorithm: words(
    'task',
    'Symptom pattern meets the depression algorithm; a diagnosis needs an interview',
    'Your answers suggest that a closer look would help',
  ),
  provisional_dsm5: words(
    'task',
    'Symptom pattern meets the provisional DSM-5 rule; a diagnosis needs an interview',
    'Your answers suggest that a closer look would help',
  ),
  seven_plus_items: words('task', 'Seven or more symptoms', TALK),
  clinical_insomnia: words(
    'task',
    'Insomnia in the clinical range',
    'Your sleep problems are worth talking over',
  ),
  low_wellbeing: words(
    'task',
    'Low well-being: look for depression',
    'You have not been feeling well lately',
  ),
  bladder_review: words('task', 'Bladder symptoms: review', 'Your bladder symptoms are worth talking over'),
  dissociation_present: words(
    'task',
    'Dissociation present',
    'Feeling detached, which staff will watch with you',
  ),
  agitation: words('task', 'Agitated', TALK),
  complete_mystical: words('note', 'Every scale at or above 60 %', 'A strong experience by this scale'),
  mania_screen_positive: words(
    'interrupt',
    'Screens positive for mania: clinician decides before dosing',
    'A clinician will talk with you before treatment',
  ),
  over_sedation: words('interrupt', 'Over-sedated', 'Very sleepy: staff are with you'),
  si_item_positive: words(
    'interrupt',
    'Suicide item positive: ask the C-SSRS screener now',
    'You told us about thoughts of death or of hurting yourself. A clinician will talk with you',
  ),
  si_item_high: words(
    'interrupt',
    'Suicide item high: clinician now',
    'You told us about strong thoughts of death. A clinician will talk with you now',
  ),
  suicide_risk_low: words('interrupt', 'Suicide risk, low tier: clinician reviews before dosing', TALK),
  suicide_risk_moderate: words(
    'interrupt',
    'Suicide risk, moderate tier: same-day review and safety plan before dosing',
    'A clinician will talk with you today',
  ),
  suicide_risk_high: words(
    'interrupt',
    'Suicide risk, high tier: stay with the person, clinician now, no dosing until cleared',
    'A clinician will talk with you now. You are not alone with this',
  ),
} as const satisfies { readonly [code: string]: FlagWords };
export type FlagCode = keyof typeof FLAGS;

export function isFlagCode(text: string): text is FlagCode {
  return Object.hasOwn(FLAGS, text);
}

/** Words of a flag, for the person who reads them. */
export function flagLabel(flag: FlagCode, audience: 'clinician' | 'patient'): string {
  return FLAGS[flag][audience];
}

export function flagUrgency(flag: FlagCode): FlagUrgency {
  return FLAGS[flag].urgency;
}
