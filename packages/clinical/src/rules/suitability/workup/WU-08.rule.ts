import { Quantity } from '@titrate/quantity';
import { anyInstrument } from '../../kinds/measures.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const WU_08: Rule = defineRule({
  id: 'WU-08',
  version: '1.0.0',
  subject: 'workup',
  title: 'Urinalysis and bladder questions before a recurrent course',
  severity: 'override',
  appliesTo: { beforeFirstOnly: true },
  sources: [
    byDefault('item and 90 days'),
    read('L1', 'warnings: bladder'),
    read('K1', 'warnings: genitourinary pain'),
  ],
  rationale:
    'Bladder harm starts quietly. A clean urine and a scored questionnaire at the start make later change visible. Any one of the bladder questionnaires will do.',
  dataMaxAge: Quantity.of(90, 'd'),
  onUnknown: 'ask',
  inputs: [
    'treatment.recurrent',
    'records.urinalysis',
    'instruments.icsi_icpi',
    'instruments.bpic_ss',
    'instruments.oabq_sf',
  ],
  evaluate: (read) => {
    if (!read.treatment('recurrent')) return 'false';
    const questionnaire = anyInstrument(read, ['icsi_icpi', 'bpic_ss', 'oabq_sf']);
    return not(allOf(read.done('urinalysis'), questionnaire));
  },
  clinicianText: 'Urinalysis and a bladder symptom questionnaire within 90 days.',
  patientText: 'A urine test and a few bladder questions are due before a course.',
  reviewedBy: [],
  cases: [
    { name: 'clear with both', given: {}, expect: 'false' },
    {
      name: 'not asked before a single dose',
      given: { recurrent: false, records: { urinalysis: null } },
      expect: 'false',
    },
    {
      name: 'asks without a urinalysis',
      given: { records: { urinalysis: null } },
      expect: 'unknown',
      missing: ['records.urinalysis'],
    },
    {
      name: 'asks when the urine could not be read',
      given: { records: { urinalysis: 'not-readable' } },
      expect: 'unknown',
    },
    {
      name: 'asks without a questionnaire',
      given: { instruments: { icsi_icpi: null } },
      expect: 'unknown',
      missing: ['instruments.icsi_icpi'],
    },
    {
      name: 'another bladder questionnaire will do',
      given: { instruments: { icsi_icpi: null, bpic_ss: 4 } },
      expect: 'false',
    },
    {
      name: 'a third one will do',
      given: { instruments: { icsi_icpi: null, oabq_sf: { total: null } } },
      expect: 'false',
    },
    { name: 'both count at 90 days', given: { everythingDaysOld: 90 }, expect: 'false' },
    { name: 'older ones are asked for again', given: { everythingDaysOld: 90.1 }, expect: 'unknown' },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
