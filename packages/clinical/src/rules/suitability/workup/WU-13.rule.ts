import { Quantity } from '@titrate/quantity';
import { anyInstrument } from '../../kinds/measures.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, known, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const WU_13: Rule = defineRule({
  id: 'WU-13',
  version: '1.0.0',
  subject: 'workup',
  title: 'Abuse-risk tools and monitoring query',
  severity: 'override',
  appliesTo: { beforeFirstOnly: true },
  sources: [
    read('E-MIND', 'AUDIT and DAST-10 at intake'),
    known('prescription monitoring query'),
    byDefault('30 days'),
  ],
  rationale:
    'The label asks to weigh the risk of misuse before prescribing. Two short questionnaires and the state’s record are the usual way. Where no monitoring programme can be asked, a prescriber says so.',
  dataMaxAge: Quantity.of(30, 'd'),
  onUnknown: 'ask',
  inputs: ['instruments.audit_c', 'instruments.dast10', 'records.pdmpQuery'],
  evaluate: (read) =>
    not(allOf(anyInstrument(read, ['audit_c']), anyInstrument(read, ['dast10']), read.done('pdmpQuery'))),
  clinicianText: 'AUDIT-C, DAST-10 and a PDMP query within 30 days.',
  patientText: 'We ask everyone about alcohol and drugs, and check the state’s list of controlled medicines.',
  reviewedBy: [],
  cases: [
    { name: 'clear with all three', given: {}, expect: 'false' },
    {
      name: 'asks without AUDIT-C',
      given: { instruments: { audit_c: null } },
      expect: 'unknown',
      missing: ['instruments.audit_c'],
    },
    {
      name: 'asks without DAST-10',
      given: { instruments: { dast10: null } },
      expect: 'unknown',
      missing: ['instruments.dast10'],
    },
    {
      name: 'asks without a query',
      given: { records: { pdmpQuery: null } },
      expect: 'unknown',
      missing: ['records.pdmpQuery'],
    },
    {
      name: 'asks when no programme was available',
      given: { records: { pdmpQuery: 'not-available' } },
      expect: 'unknown',
      missing: ['records.pdmpQuery'],
    },
    {
      name: 'an unexpected result is done; the clinician weighs it',
      given: { records: { pdmpQuery: 'unexpected' } },
      expect: 'false',
    },
    { name: 'all count at 30 days', given: { everythingDaysOld: 30 }, expect: 'false' },
    { name: 'older ones are asked for again', given: { everythingDaysOld: 30.1 }, expect: 'unknown' },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
