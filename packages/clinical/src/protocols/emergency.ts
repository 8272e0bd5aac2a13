import { known, read, type Source } from './source.ts';

/** A card for an emergency: what it looks like and what to do first. The local protocol prevails. */
export interface EmergencyCard {
  readonly id: string;
  readonly title: string;
  readonly trigger: string;
  readonly steps: readonly string[];
  /** Whether emergency services are called as one of the first steps. */
  readonly callEmergency: boolean;
  readonly sources: readonly Source[];
}

export const EMERGENCY_CARDS: readonly EmergencyCard[] = [
  {
    id: 'EM-01',
    title: 'Hypertensive emergency',
    trigger: 'Severe blood pressure with a symptom or a neurological sign',
    steps: [
      'Stop the drug.',
      'Airway, breathing, circulation.',
      'Call emergency services.',
      'Monitor, ECG.',
      'Treat as the clinician decides; send to hospital.',
    ],
    callEmergency: true,
    sources: [...read('L1'), ...known('EM-01')],
  },
  {
    id: 'EM-02',
    title: 'Low saturation, apnoea, over-sedation',
    trigger: 'SpO2 below 90 %, no breathing, or cannot be roused',
    steps: [
      'Stop the drug.',
      'Stimulate; open the airway.',
      'Oxygen; bag and mask.',
      'Call for help.',
      'Nothing reverses ketamine: support breathing.',
    ],
    callEmergency: true,
    sources: [...read('K1', 'K3'), ...known('EM-02')],
  },
  {
    id: 'EM-03',
    title: 'Laryngospasm',
    trigger: 'High-pitched or silent breathing effort, falling saturation',
    steps: [
      'Jaw thrust with firm pressure.',
      '100 % oxygen, positive pressure.',
      'Clinician for the airway.',
      'Call emergency services.',
    ],
    callEmergency: true,
    sources: known('EM-03'),
  },
  {
    id: 'EM-04',
    title: 'Anaphylaxis',
    trigger: 'Rash or swelling with breathing trouble or falling blood pressure',
    steps: [
      'Stop the drug.',
      'Epinephrine into the muscle.',
      'Lay flat; oxygen; fluids.',
      'Call emergency services.',
    ],
    callEmergency: true,
    sources: [...read('K9'), ...known('EM-04')],
  },
  {
    id: 'EM-05',
    title: 'Chest pain, arrhythmia',
    trigger: 'Chest pain, new irregular or very fast or slow pulse',
    steps: [
      'Stop the drug.',
      'ECG.',
      'Aspirin as the clinician decides.',
      'AED at hand.',
      'Call emergency services.',
    ],
    callEmergency: true,
    sources: known('EM-05'),
  },
  {
    id: 'EM-06',
    title: 'Seizure',
    trigger: 'Rhythmic jerking with loss of awareness',
    steps: [
      'Protect; note the time.',
      'Airway.',
      'Benzodiazepine as the clinician decides at 5 min.',
      'Call emergency services.',
    ],
    callEmergency: true,
    sources: [...read('K2'), ...known('EM-06')],
  },
  {
    id: 'EM-07',
    title: 'Severe emergence reaction, agitation',
    trigger: 'Terror, thrashing, danger to self or others',
    steps: [
      'One calm voice, dim light, less touch.',
      'Remove hazards.',
      'Benzodiazepine as the clinician decides.',
    ],
    callEmergency: false,
    sources: read('K8', 'K2'),
  },
  {
    id: 'EM-08',
    title: 'Vomiting while sedated',
    trigger: 'Vomiting and not fully awake',
    steps: ['Turn on the side.', 'Suction.', 'Oxygen.', 'Stop the drug.'],
    callEmergency: false,
    sources: known('EM-08'),
  },
  {
    id: 'EM-09',
    title: 'Fainting, slow pulse',
    trigger: 'Syncope or a pulse too slow for the pressure',
    steps: ['Flat, legs up.', 'Blood pressure.', 'ECG.', 'Atropine as the clinician decides.'],
    callEmergency: false,
    sources: known('EM-09'),
  },
  {
    id: 'EM-10',
    title: 'Dose or pump error',
    trigger: 'Wrong dose, drug, rate or route given',
    steps: [
      'Stop.',
      'Work out the milligrams given.',
      'Watch the airway.',
      'Call the prescriber.',
      'Tell the patient; write the incident report.',
    ],
    callEmergency: false,
    sources: [...read('S-ISMP'), ...known('EM-10')],
  },
  {
    id: 'EM-11',
    title: 'Acute suicidal crisis',
    trigger: 'Intent or plan voiced, or an attempt',
    steps: [
      'Stay with the patient.',
      'Call the prescriber.',
      'Follow the suicidality protocol.',
      'No discharge alone.',
    ],
    callEmergency: false,
    sources: read('G9'),
  },
  {
    id: 'EM-12',
    title: 'Leaves before the criteria are met',
    trigger: 'Patient insists on leaving',
    steps: [
      'Try to keep; talk about the risk and write it down.',
      'Call the escort.',
      'Never let them drive.',
      'Call the contact, or the police for their welfare, as policy says.',
    ],
    callEmergency: false,
    sources: known('EM-12'),
  },
];
