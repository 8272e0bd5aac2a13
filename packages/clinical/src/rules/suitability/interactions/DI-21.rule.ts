import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { known } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf } from '../../tri.ts';

export const DI_21: Rule = defineRule({
  id: 'DI-21',
  version: '1.0.0',
  subject: 'interactions',
  title: 'QT-prolonging medicine with planned ondansetron',
  severity: 'caution',
  appliesTo: {},
  sources: [known('additive QT effect')],
  rationale:
    'Ondansetron lengthens the QT interval; on top of another such medicine the heart may lose its rhythm. An ECG or another antiemetic solves it.',
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'treatment.plannedMedicines'],
  evaluate: (read) => {
    const planned = read.plannedMedicines(['ondansetron']);
    return planned === 'false' ? 'false' : allOf(planned, read.medicines(['qt-prolonging']).present);
  },
  clinicianText: 'QT-prolonging medicine and ondansetron planned: ECG, or another antiemetic.',
  patientText: 'We may check your heart tracing or choose another medicine for nausea.',
  reviewedBy: [],
  cases: [
    {
      name: 'clear when no ondansetron is planned',
      given: { medicines: [{ name: 'citalopram' }] },
      expect: 'false',
    },
    {
      name: 'clear when ondansetron is planned without another',
      given: { plannedMedicines: ['ondansetron'], medicines: [{ name: 'sertraline' }] },
      expect: 'false',
    },
    {
      name: 'fires on citalopram with planned Zofran',
      given: { plannedMedicines: ['Zofran'], medicines: [{ name: 'citalopram' }] },
      expect: 'true',
    },
    {
      name: 'unknown when the planned medicine is not recognised',
      given: { plannedMedicines: ['Zzyxoril'], medicines: [{ name: 'citalopram' }] },
      expect: 'unknown',
      missing: ['treatment.plannedMedicines'],
    },
    {
      name: 'unknown with ondansetron while the list is open',
      given: { plannedMedicines: ['ondansetron'], medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown with ondansetron when the list is older than 7 days',
      given: { plannedMedicines: ['ondansetron'], medicinesReconciledDaysAgo: 8 },
      expect: 'unknown',
      missing: ['medicines'],
    },
  ],
});
