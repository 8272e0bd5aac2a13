import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const LT_02: Rule = defineRule({
  id: 'LT-02',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Abnormal urinalysis during a course',
  severity: 'override',
  appliesTo: { ongoingOnly: true },
  sources: [byDefault('every 3 months, counted as 92 days; pyuria or blood asks for a reason')],
  rationale:
    'White cells without infection, or blood, are the first laboratory signs of an irritated bladder. A test older than three months says nothing about now.',
  dataMaxAge: Quantity.of(92, 'd'),
  onUnknown: 'ask',
  inputs: ['records.urinalysis'],
  evaluate: (read) => {
    const done = read.done('urinalysis');
    return done === 'true' ? tri(read.record('urinalysis')?.outcome === 'abnormal') : 'unknown';
  },
  clinicianText: 'Urinalysis abnormal or not done in 3 months: look for sterile pyuria and haematuria.',
  patientText: 'A urine test helps us to protect your bladder.',
  reviewedBy: [],
  cases: [
    { name: 'clear with a normal urine', given: {}, expect: 'false' },
    { name: 'fires on an abnormal urine', given: { records: { urinalysis: 'abnormal' } }, expect: 'true' },
    {
      name: 'unknown without one',
      given: { records: { urinalysis: null } },
      expect: 'unknown',
      missing: ['records.urinalysis'],
    },
    {
      name: 'unknown when it could not be read',
      given: { records: { urinalysis: 'not-readable' } },
      expect: 'unknown',
      missing: ['records.urinalysis'],
    },
    {
      name: 'a test of 92 days counts',
      given: { records: { urinalysis: { outcome: 'normal', daysOld: 92 } } },
      expect: 'false',
    },
    {
      name: 'an older one does not',
      given: { records: { urinalysis: { outcome: 'normal', daysOld: 93 } } },
      expect: 'unknown',
      missing: ['records.urinalysis'],
    },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
