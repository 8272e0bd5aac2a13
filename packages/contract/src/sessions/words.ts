import type {
  DueItem,
  EventKind,
  FactData,
  LimitParameter,
  MedicineClass,
  PhaseName,
  Scale,
  Symptom,
} from '@titrate/clinical/session';

export const LIMIT_WORDS: Record<LimitParameter, string> = {
  systolicMmHg: 'Systolic pressure',
  diastolicMmHg: 'Diastolic pressure',
  heartRatePerMin: 'Heart rate',
  spo2Percent: 'SpO2',
  respiratoryRatePerMin: 'Respiratory rate',
  etco2MmHg: 'End-tidal CO2',
};

/** Codes of the record as people read them; the same words on every screen (UI-49). */
export const KIND_WORDS: Record<EventKind, string> = {
  'session.opened': 'Session opened',
  'patient.arrived': 'Patient arrived',
  'chair.moved': 'Moved to another chair',
  'device.linked': 'Device linked',
  'device.unlinked': 'Device unlinked',
  'nurse.assigned': 'Nurse assigned',
  'cover.named': 'Second person named',
  'alertLimit.set': 'Alert limit of this patient',
  'comfort.chosen': 'Music or quiet',
  'gate.answered': 'Gate check answered',
  'gate.signed': 'Gate signed',
  'dose.checked': 'Dose worked out',
  'override.recorded': 'Override',
  'vital.recorded': 'Vital signs',
  'scale.recorded': 'Scale',
  'symptom.recorded': 'Symptom',
  'adverseEvent.recorded': 'Adverse event',
  'adverseEvent.resolved': 'Adverse event over',
  'patient.called': 'Patient called',
  'patient.callAnswered': 'Call answered',
  'prescriber.reviewed': 'Prescriber at the chair',
  'emergency.started': 'Emergency path',
  'infusion.started': 'Infusion started',
  'infusion.rateChanged': 'Rate changed',
  'infusion.paused': 'Infusion paused',
  'infusion.resumed': 'Infusion resumed',
  'infusion.stopped': 'Infusion stopped',
  'pump.reported': 'Pump report',
  'bolus.given': 'Bolus',
  'injection.given': 'Injection',
  'device.given': 'Nasal device',
  'oral.given': 'Oral dose',
  'dosing.ended': 'Dosing ended',
  'medicine.given': 'Medicine given',
  'medicine.effectRecorded': 'Effect of a medicine',
  'oxygen.changed': 'Oxygen',
  'drug.drawn': 'Drug drawn',
  'drug.wasted': 'Drug wasted',
  'drug.wasteWitnessed': 'Waste witnessed',
  'drug.returned': 'Drug returned',
  'alert.raised': 'Alert raised',
  'alert.acknowledged': 'Alert acknowledged',
  'alert.escalated': 'Alert escalated',
  'alert.resolved': 'Alert resolved',
  'note.added': 'Note',
  'discharge.checked': 'Discharge check',
  'aftercare.given': 'After-care given',
  'session.discharged': 'Discharged',
  'session.ended': 'Gone without discharge',
  'session.cancelled': 'Cancelled',
  'session.signed': 'Signed',
  'addendum.added': 'Addendum',
  'correction.made': 'Correction',
};

export const DUE_WORDS: Record<DueItem['item'], string> = {
  'baseline-vitals': 'Baseline vital signs',
  'repeat-blood-pressure': 'Repeat blood pressure',
  vitals: 'Vital signs',
  sedation: 'Sedation (MOAA/S)',
  dissociation: 'Dissociation',
  pain: 'Pain',
  'next-device': 'Next device',
  'infusion-end': 'End of the infusion',
  'medicine-effect': 'Effect of the medicine',
  'prescriber-review': 'Prescriber review',
  'transfer-decision': 'Decision on transfer',
};

export const isDueItem = (item: string): item is DueItem['item'] => Object.hasOwn(DUE_WORDS, item);

export const PHASE_WORDS: Record<PhaseName, string> = {
  booked: 'Booked',
  gate: 'Gate',
  ready: 'Ready',
  dosing: 'Dosing',
  paused: 'Paused',
  recovery: 'Recovery',
  discharged: 'Discharged',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

export const SYMPTOM_WORDS: Record<Symptom, string> = {
  'chest-pain': 'Chest pain',
  dyspnoea: 'Short of breath',
  'severe-headache': 'Sudden severe headache',
  'visual-change': 'Change of vision',
  seizure: 'Seizure',
  'focal-deficit': 'Focal neurological sign',
  'reduced-consciousness': 'Reduced consciousness',
  syncope: 'Fainted',
  'new-arrhythmia': 'New arrhythmia',
  apnoea: 'Apnoea',
  stridor: 'Stridor',
  laryngospasm: 'Laryngospasm',
  'lost-capnogram': 'Capnogram lost',
  faintness: 'Faintness',
  'severe-fear': 'Severe fear',
  'asks-to-stop': 'Asks to stop',
  'danger-to-self-or-others': 'Danger to self or others',
  vomiting: 'Vomiting',
  'isolated-rash': 'Isolated rash',
  'spreading-urticaria': 'Spreading hives',
  wheeze: 'Wheeze',
  'airway-swelling': 'Swelling of the airway',
  'iv-site-pain': 'Pain at the IV site',
  extravasation: 'Extravasation',
  'suicidal-intent': 'Suicidal intent voiced',
  'mild-headache': 'Mild headache',
  dizziness: 'Dizziness',
  numbness: 'Numbness',
  vertigo: 'Vertigo',
  anxiety: 'Anxiety',
  sedation: 'Sedation',
  dissociation: 'Dissociation',
  nausea: 'Nausea',
  'blood-pressure-rise': 'Blood-pressure rise',
  'urinary-symptom': 'Urinary symptom',
  'excess-saliva': 'Too much saliva',
  other: 'Other',
};

export const SCALE_WORDS: Record<Scale, string> = {
  moaas: 'Sedation (MOAA/S)',
  rass: 'RASS',
  cadss: 'CADSS',
  cadss6: 'CADSS-6',
  'dissociation-item': 'Dissociation (0 to 10)',
  nausea: 'Nausea (0 to 10)',
  pain: 'Pain (0 to 10)',
  anxiety: 'Anxiety (0 to 10)',
  orientation: 'Orientation (of 3)',
  gait: 'Gait',
  'back-to-normal': 'Back to normal',
  aldrete: 'Modified Aldrete',
  pads: 'PADS',
};

export const HALT_WORDS: Record<FactData['infusion.paused']['reason'], string> = {
  'stop-now': 'An alert or sign that says stop',
  'patient-request': 'The patient asks to stop',
  prescriber: 'The prescriber decides',
  'pump-problem': 'Pump problem',
  'iv-site': 'IV site',
  other: 'Other',
};

export const MEDICINE_CLASS_WORDS: Record<MedicineClass, string> = {
  antiemetic: 'Against nausea',
  sedative: 'Sedative',
  antihypertensive: 'Against high blood pressure',
  analgesic: 'Against pain',
  anticholinergic: 'Anticholinergic',
  epinephrine: 'Epinephrine',
  antihistamine: 'Antihistamine',
  reversal: 'Reversal',
  fluid: 'Fluid',
  other: 'Other',
};

export const ANSWER_WORDS: Record<FactData['gate.answered']['answer'], string> = {
  pass: 'Pass',
  fail: 'Fail',
  'not-applicable': 'Not applicable',
  'not-done': 'Not done',
  unable: 'Unable',
  refused: 'Refused',
};

/** Generic names in full (UI-15). */
export const PRODUCT_WORDS = { ketamine: 'ketamine (racemic)', esketamine: 'esketamine' } as const;
export const ROUTE_WORDS = {
  IV: 'intravenous',
  IM: 'intramuscular',
  SC: 'subcutaneous',
  IN: 'nasal',
  PO: 'oral',
  SL: 'sublingual',
} as const;

/** `options(HALT_WORDS)` for a select. */
export function optionsOf<K extends string>(
  words: Record<K, string>,
): readonly { value: K; label: string }[] {
  // The keys of a record over K are its K.
  return (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
}
