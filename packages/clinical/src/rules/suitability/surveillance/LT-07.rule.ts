import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const LT_07: Rule = defineRule({
  id: 'LT-07',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Unexpected drug screen or monitoring query during a course',
  severity: 'override',
  appliesTo: { ongoingOnly: true },
  sources: [
    read('L1', 'monitor for misuse'),
    read('E-UDS', 'ketamine is detectable for about 2 to 4 days; low-grade'),
    byDefault('every 3 to 6 months; 184 days is the limit'),
  ],
  rationale:
    'An unexpected result opens a talk about misuse before the next dose. A standard panel says nothing about ketamine, and a positive assay within days of a session is expected.',
  dataMaxAge: Quantity.of(184, 'd'),
  onUnknown: 'ask',
  inputs: ['records.urineDrugScreen', 'records.ketamineAssay', 'records.pdmpQuery'],
  evaluate: (read) =>
    anyOf(
      ...(['urineDrugScreen', 'ketamineAssay', 'pdmpQuery'] as const).map((id) =>
        read.done(id) === 'true' ? tri(read.record(id)?.outcome === 'unexpected') : 'unknown',
      ),
    ),
  clinicianText:
    'Unexpected urine screen, ketamine assay or PDMP query: review for misuse before the next dose.',
  patientText: 'A test result surprised us. We would like to talk with you about it.',
  reviewedBy: [],
  cases: [
    { name: 'clear when all were expected', given: {}, expect: 'false' },
    {
      name: 'fires on an unexpected screen',
      given: { records: { urineDrugScreen: 'unexpected' } },
      expect: 'true',
    },
    {
      name: 'fires on an unexpected assay',
      given: { records: { ketamineAssay: 'unexpected' } },
      expect: 'true',
    },
    { name: 'fires on an unexpected query', given: { records: { pdmpQuery: 'unexpected' } }, expect: 'true' },
    {
      name: 'unknown without a screen',
      given: { records: { urineDrugScreen: null } },
      expect: 'unknown',
      missing: ['records.urineDrugScreen'],
    },
    {
      name: 'unknown without an assay',
      given: { records: { ketamineAssay: null } },
      expect: 'unknown',
      missing: ['records.ketamineAssay'],
    },
    {
      name: 'unknown without a query',
      given: { records: { pdmpQuery: null } },
      expect: 'unknown',
      missing: ['records.pdmpQuery'],
    },
    {
      name: 'a screen of 184 days counts',
      given: { records: { urineDrugScreen: { outcome: 'expected', daysOld: 184 } } },
      expect: 'false',
    },
    {
      name: 'an older one does not',
      given: { records: { urineDrugScreen: { outcome: 'expected', daysOld: 185 } } },
      expect: 'unknown',
      missing: ['records.urineDrugScreen'],
    },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
