import { byDefault, known, read, type Source } from './source.ts';

/** A rule about people and place. */
export interface StaffingRule {
  readonly id: string;
  readonly text: string;
  readonly appliesTo: string;
  readonly severity: 'block' | 'override' | 'caution';
  readonly relaxable: boolean;
  readonly sources: readonly Source[];
}

/** One monitoring nurse to at most so many patients (SF-03 [default]). */
export const PATIENTS_PER_NURSE = { dosing: 2, recovery: 3, closerWatch: 1 } as const;

export const STAFFING: readonly StaffingRule[] = [
  {
    id: 'SF-01',
    text: 'A prescriber is on site during administration and all monitoring; a healthcare provider monitors on site.',
    appliesTo: 'esketamine',
    severity: 'block',
    relaxable: false,
    sources: read('R1', 'R2'),
  },
  {
    id: 'SF-02',
    text: 'A clinician who can manage an airway and has ACLS is in the building; a second person has BLS.',
    appliesTo: 'ketamine IV and IM',
    severity: 'block',
    relaxable: true,
    sources: [...read('S-WEL', 'G5'), ...byDefault('SF-02')],
  },
  {
    id: 'SF-03',
    text: 'One monitoring nurse for at most 2 patients during the infusion or the first 60 min, 3 in recovery, 1 under closer watch.',
    appliesTo: 'all',
    severity: 'override',
    relaxable: false,
    sources: byDefault('SF-03'),
  },
  {
    id: 'SF-04',
    text: 'The patient is within sight, or camera and sound; the call bell is reachable without much thinking.',
    appliesTo: 'all',
    severity: 'override',
    relaxable: false,
    sources: [...read('S-WEL'), ...byDefault('SF-04')],
  },
  {
    id: 'SF-05',
    text: 'Pain infusions over hours, above 1 mg/kg in all: a site able to handle moderate sedation.',
    appliesTo: 'ketamine IV for pain',
    severity: 'block',
    relaxable: true,
    sources: byDefault('SF-05'),
  },
  {
    id: 'SF-06',
    text: 'Drug and dose must not drift into sedation beyond the competence of the staff.',
    appliesTo: 'all',
    severity: 'caution',
    relaxable: false,
    sources: read('G4'),
  },
];

/** A need for which a clinic lists its own as-needed medicines. The product suggests none. */
export interface SupportiveNeed {
  readonly id: string;
  readonly need: string;
  readonly commonOptions: string;
  readonly checks: readonly string[];
  /** Whether giving one lengthens observation (DC-05). */
  readonly lengthensObservation: boolean;
  readonly sources: readonly Source[];
}

export const SUPPORTIVE_NEEDS: readonly SupportiveNeed[] = [
  {
    id: 'PRN-01',
    need: 'Nausea',
    commonOptions: 'ondansetron 4 mg IV or dissolving tablet; promethazine or metoclopramide by policy',
    checks: ['QT-prolonging drugs', 'sedation', 'extrapyramidal effects'],
    lengthensObservation: false,
    sources: known('PRN-01'),
  },
  {
    id: 'PRN-02',
    need: 'Severe anxiety or emergence reaction',
    commonOptions: 'reassurance first; midazolam 1-2 mg IV or lorazepam 0.5-1 mg',
    checks: ['adds sedation: observe 60 min longer', 'may blunt the antidepressant effect'],
    lengthensObservation: true,
    sources: known('PRN-02'),
  },
  {
    id: 'PRN-03',
    need: 'Sustained severe blood-pressure rise without organ symptoms',
    commonOptions: 'pause first; clonidine 0.1 mg by mouth; labetalol 10-20 mg IV slowly',
    checks: [
      'labetalol: asthma, heart rate below 60, heart block, decompensated failure',
      'clonidine: sedation, late low pressure',
    ],
    lengthensObservation: true,
    sources: known('PRN-03'),
  },
  {
    id: 'PRN-04',
    need: 'Headache',
    commonOptions: 'acetaminophen; ketorolac by policy',
    checks: ['liver', 'kidney', 'bleeding'],
    lengthensObservation: false,
    sources: known('PRN-04'),
  },
  {
    id: 'PRN-05',
    need: 'Too much saliva',
    commonOptions: 'glycopyrrolate 0.1-0.2 mg IV',
    checks: ['fast pulse', 'glaucoma'],
    lengthensObservation: false,
    sources: known('PRN-05'),
  },
  {
    id: 'PRN-06',
    need: 'Allergy',
    commonOptions: 'epinephrine 0.3-0.5 mg IM (1 mg per mL) for anaphylaxis; antihistamine',
    checks: ['emergency card EM-04'],
    lengthensObservation: false,
    sources: known('PRN-06'),
  },
  {
    id: 'PRN-07',
    need: 'Low saturation',
    commonOptions: 'oxygen; airway opening',
    checks: ['emergency card EM-02'],
    lengthensObservation: false,
    sources: known('PRN-07'),
  },
  {
    id: 'PRN-08',
    need: 'Before a pain infusion: alpha-2 agonist or benzodiazepine',
    commonOptions: 'by clinic policy',
    checks: ['reported to ease psychotomimetic effects', 'sedation', 'blood pressure'],
    lengthensObservation: true,
    sources: read('E-PAINREV'),
  },
  {
    id: 'PRN-09',
    need: 'Reversal of a benzodiazepine or an opioid that was given',
    commonOptions: 'flumazenil, naloxone',
    checks: ['seizure and withdrawal', 'neither reverses ketamine'],
    lengthensObservation: false,
    sources: known('PRN-09'),
  },
];
