/** Questions on allergies, the heart and vessels, the brain, and breathing. */
import { date, yesNo } from './fact.ts';

const HEART = 'heart-and-vessels';
const BRAIN = 'brain-and-nerves';

export const BODY_FACTS = [
  yesNo(
    'ketamineAllergy',
    'allergy',
    [
      'Allergy or hypersensitivity to ketamine or esketamine',
      'Have you ever had an allergic reaction to ketamine or esketamine?',
    ],
    { lasting: true },
  ),
  yesNo(
    'excipientAllergy',
    'allergy',
    [
      'Allergy to an excipient of the product (nasal device: edetate, citric acid)',
      'Some things are mixed into a medicine, such as citric acid or EDTA. Have you ever had an allergy to one?',
    ],
    { lasting: true },
  ),

  yesNo(
    'aneurysm',
    HEART,
    [
      'Aneurysmal vascular disease: thoracic or abdominal aorta, intracranial or peripheral arteries',
      'Has a doctor ever told you that you have an aneurysm? That is a weak, bulging spot in a blood vessel.',
    ],
    { lasting: true, icd10: ['I71', 'I72', 'I67.1'] },
  ),
  yesNo(
    'arteriovenousMalformation',
    HEART,
    [
      'Arteriovenous malformation',
      'Has a doctor ever told you that you have a tangle of blood vessels, called an AVM?',
    ],
    { lasting: true, icd10: ['Q28.0', 'Q28.2', 'Q27.3'] },
  ),
  yesNo('heartAttack', HEART, ['Myocardial infarction, ever', 'Have you ever had a heart attack?'], {
    lasting: true,
    snomed: ['22298006', '399211009'],
    icd10: ['I21', 'I22', 'I25.2'],
  }),
  date(
    'heartAttackDate',
    HEART,
    ['Date of the last myocardial infarction', 'When was your last heart attack?'],
    {
      askedWhenYes: 'heartAttack',
    },
  ),
  yesNo(
    'otherMajorHeartEvent',
    HEART,
    [
      'Other major cardiovascular event (cardiac arrest, emergency heart surgery, pulmonary embolism)',
      'Have you ever had any other heart emergency?',
    ],
    { lasting: true, snomed: ['410429000', '429007001'], icd10: ['I46', 'I26'] },
  ),
  date(
    'otherMajorHeartEventDate',
    HEART,
    ['Date of the last other major cardiovascular event', 'When did that emergency happen?'],
    { askedWhenYes: 'otherMajorHeartEvent' },
  ),
  yesNo(
    'unstableAngina',
    HEART,
    ['Unstable angina', 'Do you get chest pain at rest, or chest pain that is getting worse?'],
    { icd10: ['I20.0'] },
  ),
  yesNo(
    'decompensatedHeartFailure',
    HEART,
    [
      'Decompensated heart failure, NYHA III or IV',
      'Does heart failure leave you short of breath with light activity or at rest?',
    ],
    { icd10: ['I50.21', 'I50.23', 'I50.31', 'I50.33'] },
  ),
  yesNo('severeValveDisease', HEART, [
    'Severe heart valve disease',
    'Has a doctor told you that a heart valve is badly damaged?',
  ]),
  yesNo(
    'significantArrhythmia',
    HEART,
    [
      'Haemodynamically significant arrhythmia',
      'Do you have a heart rhythm problem that makes you faint or feel very unwell?',
    ],
    { icd10: ['I47.2', 'I49.0'] },
  ),
  yesNo(
    'hypertension',
    HEART,
    ['Diagnosed hypertension', 'Has a doctor told you that you have high blood pressure?'],
    { lasting: true, snomed: ['38341003', '59621000'], icd10: ['I10', 'I11', 'I12', 'I13', 'I15', 'I16'] },
  ),
  yesNo(
    'hypertensionTreated',
    HEART,
    ['Hypertension is under treatment', 'Do you take medicine for your blood pressure?'],
    { history: false, askedWhenYes: 'hypertension' },
  ),
  yesNo(
    'hypertensiveEncephalopathy',
    HEART,
    [
      'History of hypertensive encephalopathy',
      'Has very high blood pressure ever made you confused, or made you pass out?',
    ],
    { lasting: true, icd10: ['I67.4'] },
  ),
  yesNo(
    'coronaryDisease',
    HEART,
    [
      'Coronary artery disease, stable',
      'Are the blood vessels of your heart too narrow? Doctors call this coronary disease.',
    ],
    { lasting: true, snomed: ['53741008', '414545008'], icd10: ['I25.1', 'I20.8', 'I20.9'] },
  ),
  yesNo(
    'stableHeartFailure',
    HEART,
    ['Heart failure, stable', 'Has a doctor told you that you have heart failure?'],
    { lasting: true, snomed: ['88805009', '84114007'], icd10: ['I50'] },
  ),
  yesNo(
    'revascularisation',
    HEART,
    ['Previous coronary or other revascularisation', 'Have you had a stent or a bypass operation?'],
    { lasting: true, icd10: ['Z95.1', 'Z95.5'] },
  ),
  yesNo(
    'pulmonaryHypertension',
    HEART,
    ['Pulmonary hypertension', 'Do you have high blood pressure in your lungs?'],
    { lasting: true, icd10: ['I27.0', 'I27.2'] },
  ),
  yesNo(
    'qtProlongation',
    HEART,
    ['Known QT prolongation', 'Has a heart tracing (ECG) ever shown a "long QT"?'],
    { lasting: true, icd10: ['I45.81'] },
  ),
  yesNo('cardiovascularRiskFactor', HEART, [
    'Any cardiovascular risk factor (smoking, diabetes, raised lipids, hypertension, early family heart disease)',
    'Do you smoke, or have diabetes, high cholesterol or high blood pressure? Or did a parent, brother or sister have a bad heart when young?',
  ]),
  yesNo('palpitations', HEART, ['Palpitations', 'Do you feel your heart race or skip beats?'], {
    icd10: ['R00.2'],
  }),
  yesNo('unstableCardiorespiratoryDisease', HEART, [
    'Clinically significant or unstable cardiac or respiratory disease',
    'Do you have a serious heart or lung problem that is not under control?',
  ]),

  yesNo(
    'intracerebralHaemorrhage',
    BRAIN,
    ['Any history of intracerebral haemorrhage', 'Have you ever had bleeding in your brain?'],
    { lasting: true, snomed: ['274100004'], icd10: ['I61', 'I60', 'I62'] },
  ),
  yesNo('stroke', BRAIN, ['Stroke, ever', 'Have you ever had a stroke?'], {
    lasting: true,
    snomed: ['230690007'],
    icd10: ['I63', 'I64', 'Z86.73'],
  }),
  date('strokeDate', BRAIN, ['Date of the last stroke', 'When was your last stroke?'], {
    askedWhenYes: 'stroke',
  }),
  yesNo('tia', BRAIN, ['Transient ischaemic attack, ever', 'Have you ever had a mini-stroke (TIA)?'], {
    lasting: true,
    snomed: ['266257000'],
    icd10: ['G45'],
  }),
  date('tiaDate', BRAIN, ['Date of the last TIA', 'When was your last mini-stroke?'], {
    askedWhenYes: 'tia',
  }),
  yesNo(
    'raisedIntracranialPressure',
    BRAIN,
    ['Raised intracranial pressure', 'Has a doctor told you that the pressure inside your head is too high?'],
    { icd10: ['G93.2'] },
  ),
  yesNo('intracranialMass', BRAIN, [
    'Intracranial mass with pressure effect',
    'Do you have a growth in your head that presses on your brain?',
  ]),
  yesNo(
    'untreatedHydrocephalus',
    BRAIN,
    ['Untreated hydrocephalus', 'Do you have too much fluid around your brain that has not been treated?'],
    { icd10: ['G91'] },
  ),
  yesNo(
    'recentHeadInjury',
    BRAIN,
    ['Recent serious head injury', 'Have you had a serious head injury not long ago?'],
    { icd10: ['S06'] },
  ),
  yesNo('seizureDisorder', BRAIN, ['Seizure disorder', 'Have you ever had seizures or epilepsy?'], {
    lasting: true,
    snomed: ['84757009', '128613002'],
    icd10: ['G40'],
  }),
  date('lastSeizureDate', BRAIN, ['Date of the last seizure', 'When was your last seizure?'], {
    askedWhenYes: 'seizureDisorder',
  }),
  yesNo(
    'neurocognitiveDisorder',
    BRAIN,
    [
      'Neurocognitive disorder (dementia or mild cognitive impairment)',
      'Has a doctor told you that your memory is ill, such as dementia?',
    ],
    { lasting: true, snomed: ['26929004', '52448006'], icd10: ['F01', 'F02', 'F03', 'G30', 'G31.84'] },
  ),
  yesNo('cognitiveConcern', BRAIN, [
    'Concern about memory or thinking',
    'Does your memory or your thinking worry you? Does it worry those close to you?',
  ]),

  yesNo(
    'sleepApnoea',
    'breathing',
    ['Obstructive sleep apnoea', 'Do you stop breathing in your sleep (sleep apnea), or use a CPAP machine?'],
    { lasting: true, snomed: ['78275009'], icd10: ['G47.33'] },
  ),
  yesNo(
    'copd',
    'breathing',
    ['COPD or other pulmonary insufficiency', 'Do you have COPD or another long-term lung disease?'],
    { lasting: true, snomed: ['13645005'], icd10: ['J44', 'J43', 'J84', 'J96.1'] },
  ),
  yesNo('activeRespiratoryInfection', 'breathing', [
    'Active respiratory infection',
    'Do you have a cold, flu or chest infection now?',
  ]),
  yesNo(
    'nasalDisease',
    'breathing',
    [
      'Serious chronic nasal disease or obstruction',
      'Is your nose often badly blocked, or have you had nose surgery that changed it?',
    ],
    { products: ['esketamine'], icd10: ['J33', 'J34.2'] },
  ),
] as const;
