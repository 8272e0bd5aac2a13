/** What an input of a finding is called on a screen: every finding shows what it looked at (RULE-LOGIC-3). */
import { measurementByCode } from './catalogue/measurements.ts';
import { recordById } from './catalogue/records.ts';
import { factById } from './facts.ts';

const LABELS: Readonly<Record<string, string>> = {
  'patient.birthDate': 'Birth date',
  'patient.canBecomePregnant': 'Whether pregnancy is possible',
  'treatment.product': 'Product',
  'treatment.route': 'Route',
  'treatment.indications': 'Indication',
  'treatment.stage': 'Stage',
  'treatment.firstSession': 'First session of the course',
  'treatment.recurrent': 'More than one dose planned',
  'treatment.compounded': 'Whether the product is compounded',
  'treatment.setting': 'Clinic or home',
  'treatment.sessionAt': 'Start of the session',
  'treatment.plannedMedicines': 'Medicines planned beside it',
  'vitals.bloodPressure': 'Blood pressure',
  'vitals.heartRatePerMin': 'Heart rate',
  'vitals.respiratoryRatePerMin': 'Respiratory rate',
  'vitals.spo2Percent': 'Oxygen saturation',
  'vitals.temperatureCel': 'Temperature',
  medicines: 'Medicine list',
  allergies: 'Allergy list',
  antidepressantTrials: 'Earlier antidepressants',
  'site.approvedIndications': 'Indications the clinic has approved',
  'site.resuscitationStaffAndKit': 'Resuscitation staff and kit on site',
  'site.remsCertified': 'REMS certificate of the site',
  'site.remsStaffTrained': 'REMS training of staff',
  'site.remsDirectObservation': 'Direct observation of self-administration',
  'site.remsTwoHourMonitoring': 'Two hours of monitoring with pulse oximetry',
  'site.remsSupplierCertified': 'REMS-certified supplier',
  'site.remsFormsOverdue': 'Overdue REMS forms',
  'site.homeDosingEnabled': 'Home dosing enabled',
  'site.diazepamEquivalentMg': 'The clinic’s benzodiazepine equivalents',
  'site.morphineEquivalentFactor': 'The clinic’s opioid equivalents',
  'exposure.ivSessionsPast12Months': 'IV sessions in 12 months',
  'exposure.esketamineSessionsPast12Months': 'Esketamine sessions in 12 months',
  'exposure.consecutiveDoseRises': 'Dose rises in a row',
};

/** `Aneurysmal vascular disease…` for `facts.aneurysm`; an instrument is named by its id, which has a name of its own. */
export function labelOfInput(input: string): string {
  const [kind = '', name = ''] = input.split('.');
  if (kind === 'facts') return factById(name)?.clinicianLabel ?? input;
  if (kind === 'records') return recordById(name)?.title ?? input;
  if (kind === 'measurements') return measurementByCode(name)?.title ?? input;
  if (kind === 'instruments') return `Questionnaire ${name}`;
  return LABELS[input] ?? input;
}
