/** Questions on mental health, substances, pregnancy, organs, past ketamine and daily life. */
import { choice, date, yesNo } from './fact.ts';

const MIND = 'mental-health';
const ORGANS = 'liver-kidney-bladder';
const OTHERS = 'hormones-eyes-and-others';
const CLINICIAN = { askedOf: 'clinician' } as const;

export const MIND_FACTS = [
  yesNo(
    'schizophreniaSpectrum',
    MIND,
    [
      'Schizophrenia or schizoaffective disorder',
      'Has a doctor told you that you have schizophrenia or schizoaffective disorder?',
    ],
    { lasting: true, snomed: ['58214004', '68890003'], icd10: ['F20', 'F25'] },
  ),
  yesNo('activePsychosis', MIND, [
    'Psychosis now',
    'Do you now hear or see things that others do not, or feel that people plot against you?',
  ]),
  yesNo(
    'psychosisHistory',
    MIND,
    [
      'History of psychosis, or psychotic features in remission',
      'Have you ever had a time when you heard or saw things that others did not?',
    ],
    { lasting: true, icd10: ['F23', 'F28', 'F29'] },
  ),
  yesNo(
    'familySchizophrenia',
    MIND,
    [
      'First-degree relative with schizophrenia',
      'Does a parent, brother, sister or child of yours have schizophrenia?',
    ],
    { lasting: true, icd10: ['Z81.8'] },
  ),
  yesNo(
    'psychoticDepression',
    MIND,
    [
      'Current major depression with psychotic features',
      'In this depression, have you heard voices or believed things that others say are not real?',
    ],
    { icd10: ['F32.3', 'F33.3'] },
  ),
  yesNo(
    'currentManiaOrMixed',
    MIND,
    [
      'Mania, hypomania or a mixed state now, in the clinician’s judgement',
      'Do you now feel far too "high", sleep very little and have racing thoughts?',
    ],
    CLINICIAN,
  ),
  yesNo(
    'bipolarDisorder',
    MIND,
    ['Bipolar disorder, I or II', 'Has a doctor told you that you have bipolar disorder?'],
    {
      lasting: true,
      snomed: ['13746004'],
      icd10: ['F31'],
    },
  ),
  yesNo(
    'delirium',
    MIND,
    ['Delirium or acute confusional state', 'Have you been suddenly confused in the last days?'],
    { askedOf: 'clinician', icd10: ['F05', 'R41.0'] },
  ),
  yesNo(
    'capacityToConsent',
    MIND,
    [
      'Has capacity to consent to this treatment',
      'Your doctor checks that you know what this treatment is and can choose freely.',
    ],
    CLINICIAN,
  ),
  yesNo(
    'lawfulSubstituteConsent',
    MIND,
    [
      'A lawful substitute decision process is in place',
      'Does someone have the legal right to decide on your care with you or for you?',
    ],
    { askedOf: 'clinician', history: false },
  ),
  yesNo(
    'dissociativeDisorder',
    MIND,
    ['Dissociative disorder', 'Has a doctor told you that you have a dissociative disorder?'],
    { lasting: true, icd10: ['F44.81', 'F44.0', 'F44.1', 'F48.1'] },
  ),
  yesNo(
    'severeBorderlinePresentation',
    MIND,
    ['Severe borderline presentation', 'Do strong feelings that change fast often put you at risk?'],
    { askedOf: 'clinician', icd10: ['F60.3'] },
  ),
  yesNo('severePtsdReactions', MIND, [
    'Severe, uncontrolled post-traumatic reactions',
    'Do bad memories often take over so strongly that you lose track of where you are?',
  ]),
  yesNo('suicideAttempt', MIND, ['Suicide attempt, ever', 'Have you ever tried to end your life?'], {
    lasting: true,
    icd10: ['T14.91', 'Z91.51'],
  }),
  date('lastSuicideAttemptDate', MIND, ['Date of the last suicide attempt', 'When was the last time?'], {
    askedWhenYes: 'suicideAttempt',
  }),
  yesNo('treatingPsychiatrist', MIND, [
    'A treating psychiatrist or equivalent is identified',
    'Do you have a psychiatrist or another mental health prescriber who treats you?',
  ]),
  yesNo(
    'eatingDisorderInstability',
    MIND,
    [
      'Eating disorder, acutely unstable',
      'Do you have an eating disorder that makes your body ill right now?',
    ],
    { icd10: ['F50.0'] },
  ),

  yesNo(
    'dissociativeUseDisorder',
    'substances',
    [
      'Active ketamine, PCP or hallucinogen use disorder',
      'Do you use ketamine, PCP, LSD or mushrooms in a way that you find hard to control?',
    ],
    { icd10: ['F16.1', 'F16.2'] },
  ),
  yesNo(
    'substanceUseDisorderPastYear',
    'substances',
    [
      'Substance use disorder in the past 12 months, alcohol included',
      'In the past year, has drinking or drug use caused problems in your life?',
    ],
    {
      snomed: ['7200002', '6525002'],
      icd10: ['F10.1', 'F10.2', 'F12.2', 'F13.2', 'F14.2', 'F15.2', 'F19.2'],
    },
  ),
  yesNo(
    'opioidUseDisorder',
    'substances',
    [
      'Opioid use disorder, in treatment or not',
      'Have you ever had a problem with opioids, such as heroin or strong pain pills?',
    ],
    { lasting: true, snomed: ['5602001'], icd10: ['F11'] },
  ),
  yesNo(
    'intoxicationOrWithdrawal',
    'substances',
    [
      'Acute intoxication or withdrawal (alcohol or any drug), as observed',
      'Are you drunk, high, or ill from stopping alcohol or a drug right now?',
    ],
    { askedOf: 'clinician', history: false },
  ),
  yesNo(
    'alcoholPast24h',
    'substances',
    ['Alcohol in the past 24 hours', 'Have you had any alcohol in the past 24 hours?'],
    { history: false },
  ),
  yesNo(
    'grapefruitPast3Days',
    'substances',
    [
      'Grapefruit or its juice in the past 3 days',
      'Have you had grapefruit or grapefruit juice in the past 3 days?',
    ],
    { products: ['ketamine'], history: false },
  ),

  yesNo('pregnant', 'pregnancy', ['Pregnant', 'Are you pregnant, or might you be?'], {
    onlyIfCanBecomePregnant: true,
    snomed: ['77386006', '72892002'],
    icd10: ['Z33.1', 'O09'],
  }),
  yesNo(
    'preEclampsia',
    'pregnancy',
    ['Pre-eclampsia or eclampsia', 'Do you have very high blood pressure from a pregnancy (pre-eclampsia)?'],
    { onlyIfCanBecomePregnant: true, snomed: ['398254007', '15938005'], icd10: ['O14', 'O15', 'O11'] },
  ),
  yesNo('breastfeeding', 'pregnancy', ['Breastfeeding', 'Are you breastfeeding or giving pumped milk?'], {
    onlyIfCanBecomePregnant: true,
    icd10: ['Z39.1'],
  }),
  yesNo(
    'reliableContraception',
    'pregnancy',
    [
      'Reliable contraception recorded',
      'Do you use birth control that works well? Answer yes too if you cannot get pregnant now.',
    ],
    { onlyIfCanBecomePregnant: true },
  ),

  choice(
    'childPugh',
    ORGANS,
    [
      'Hepatic impairment, Child-Pugh class',
      'Has a doctor told you that you have liver disease? Your clinician grades it.',
    ],
    [
      { value: 'none', label: 'No liver disease known' },
      { value: 'A', label: 'A (mild)' },
      { value: 'B', label: 'B (moderate)' },
      { value: 'C', label: 'C (severe)' },
    ],
    CLINICIAN,
  ),
  yesNo('dialysis', ORGANS, ['On renal dialysis', 'Are you on kidney dialysis?'], { icd10: ['Z99.2'] }),
  yesNo(
    'ketamineCystitis',
    ORGANS,
    ['Ketamine cystitis or ketamine-related uropathy, ever', 'Has ketamine ever harmed your bladder?'],
    { lasting: true },
  ),
  yesNo(
    'cystitis',
    ORGANS,
    [
      'Interstitial or ulcerative cystitis',
      'Has a doctor told you that you have a painful bladder disease (interstitial cystitis)?',
    ],
    { lasting: true, icd10: ['N30.1'] },
  ),
  yesNo(
    'unexplainedHaematuria',
    ORGANS,
    ['Unexplained haematuria', 'Have you seen blood in your urine that no one could explain?'],
    { icd10: ['R31'] },
  ),
  yesNo('recurrentUrinarySymptoms', ORGANS, [
    'Recurrent lower urinary tract symptoms',
    'Do you often have pain when you pass urine, or need to go very often or in a hurry?',
  ]),

  yesNo(
    'uncontrolledHyperthyroidism',
    OTHERS,
    ['Thyrotoxicosis or untreated hyperthyroidism', 'Do you have an overactive thyroid that is not treated?'],
    { products: ['ketamine'], icd10: ['E05'] },
  ),
  yesNo('thyroidHistory', OTHERS, ['Thyroid disease, ever', 'Have you ever had a thyroid problem?'], {
    lasting: true,
    snomed: ['34486009', '40930008'],
    icd10: ['E03', 'E06'],
  }),
  yesNo('openGlobeInjury', OTHERS, ['Open-globe eye injury', 'Do you have a cut or hole in your eyeball?'], {
    products: ['ketamine'],
    icd10: ['S05.2', 'S05.3', 'S05.6'],
  }),
  yesNo(
    'acuteAngleClosure',
    OTHERS,
    ['Acute angle-closure glaucoma', 'Do you have a sudden, painful rise of pressure in your eye?'],
    { products: ['ketamine'], icd10: ['H40.21'] },
  ),
  yesNo('eyeSurgery', OTHERS, ['Eye surgery, ever', 'Have you had an operation on your eye?'], {
    products: ['ketamine'],
    lasting: true,
  }),
  date('eyeSurgeryDate', OTHERS, ['Date of the last eye surgery', 'When was your last eye operation?'], {
    products: ['ketamine'],
    askedWhenYes: 'eyeSurgery',
  }),
  yesNo(
    'raisedIntraocularPressure',
    OTHERS,
    ['Raised intraocular pressure or glaucoma', 'Do you have glaucoma or high pressure in your eyes?'],
    { lasting: true, snomed: ['23986001'], icd10: ['H40'] },
  ),
  yesNo(
    'intraocularPressureControlled',
    OTHERS,
    ['Intraocular pressure is controlled by treatment', 'Is the pressure in your eyes well controlled?'],
    { history: false, askedWhenYes: 'raisedIntraocularPressure' },
  ),
  yesNo('porphyria', OTHERS, ['Acute porphyria', 'Has a doctor told you that you have porphyria?'], {
    lasting: true,
    icd10: ['E80.2'],
  }),

  yesNo(
    'bladderSymptomOverWeek',
    'past-ketamine',
    [
      'New bladder symptom for more than a week since the last sessions (frequency, urgency, pain, nocturia)',
      'Since your last visits: have you had a new bladder problem for more than a week?',
    ],
    { history: false },
  ),
  yesNo(
    'bloodInUrine',
    'past-ketamine',
    [
      'Blood in the urine since the last sessions',
      'Since your last visits: have you seen blood in your urine?',
    ],
    { history: false },
  ),
  yesNo(
    'effectsBeyondADay',
    'past-ketamine',
    [
      'Perceptual or psychotic symptoms that lasted beyond 24 hours after a session',
      'After a visit: did you see, hear or believe strange things for more than a day?',
    ],
    { history: false },
  ),
  yesNo(
    'priorBadReaction',
    'past-ketamine',
    [
      'Earlier bad reaction to ketamine (severe agitation, psychosis, severe rise of blood pressure, laryngospasm)',
      'Have you ever had a very bad reaction to ketamine?',
    ],
    { lasting: true },
  ),

  yesNo('escortArranged', 'daily-life', [
    'A responsible adult escort is arranged for the session day',
    'Will an adult take you home after treatment?',
  ]),
  yesNo(
    'safeTransportPlan',
    'daily-life',
    [
      'An approved safe-transport plan replaces the escort',
      'Has the clinic agreed on another safe way for you to get home?',
    ],
    { askedOf: 'clinician', history: false },
  ),
  yesNo('safetyCriticalWork', 'daily-life', [
    'Safety-critical work: pilot, commercial driver, security-cleared or similar',
    'Do you fly, drive for a living, or work where a mistake could hurt others?',
  ]),
] as const;
