import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const LT_10: Rule = defineRule({
  id: 'LT-10',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'High cumulative exposure or a dose that keeps rising',
  severity: 'override',
  appliesTo: { ongoingOnly: true },
  sources: [byDefault('26 IV or 52 esketamine sessions in 12 months; three rises in a row')],
  rationale:
    'Harm to bladder, liver and habit follows the total. Beyond these numbers somebody stops to ask whether the course still earns its risk. Sessions elsewhere count as well.',
  thresholds: {
    ivSessions: {
      at: Quantity.of(26, '{count}'),
      tighter: 'lower',
      meaning: 'IV sessions in 12 months; fires above',
    },
    esketamineSessions: {
      at: Quantity.of(52, '{count}'),
      tighter: 'lower',
      meaning: 'Esketamine sessions in 12 months; fires above',
    },
    rises: {
      at: Quantity.of(3, '{count}'),
      tighter: 'lower',
      meaning: 'Sessions in a row that raised the dose; fires at the value and above',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: [
    'exposure.ivSessionsPast12Months',
    'exposure.esketamineSessionsPast12Months',
    'exposure.consecutiveDoseRises',
  ],
  evaluate: (read) =>
    anyOf(
      tri(read.exposure('ivSessionsPast12Months')?.isAbove(read.limit('ivSessions'))),
      tri(read.exposure('esketamineSessionsPast12Months')?.isAbove(read.limit('esketamineSessions'))),
      tri(read.exposure('consecutiveDoseRises')?.isAtLeast(read.limit('rises'))),
    ),
  clinicianText:
    'More than 26 IV or 52 esketamine sessions in 12 months, or three rises of dose in a row: review the course.',
  patientText: 'You have had many treatments. Let us look together at how much they still help.',
  reviewedBy: [],
  cases: [
    { name: 'clear after six sessions', given: {}, expect: 'false' },
    {
      name: 'clear at 25 IV sessions',
      given: { exposure: { ivSessionsPast12Months: 25 } },
      expect: 'false',
      edge: 'ivSessions:below',
    },
    {
      name: 'clear at exactly 26',
      given: { exposure: { ivSessionsPast12Months: 26 } },
      expect: 'false',
      edge: 'ivSessions:at',
    },
    {
      name: 'fires at 27',
      given: { exposure: { ivSessionsPast12Months: 27 } },
      expect: 'true',
      edge: 'ivSessions:above',
    },
    {
      name: 'clear at 51 esketamine sessions',
      given: { exposure: { esketamineSessionsPast12Months: 51 } },
      expect: 'false',
      edge: 'esketamineSessions:below',
    },
    {
      name: 'clear at exactly 52',
      given: { exposure: { esketamineSessionsPast12Months: 52 } },
      expect: 'false',
      edge: 'esketamineSessions:at',
    },
    {
      name: 'fires at 53',
      given: { exposure: { esketamineSessionsPast12Months: 53 } },
      expect: 'true',
      edge: 'esketamineSessions:above',
    },
    {
      name: 'clear after two rises',
      given: { exposure: { consecutiveDoseRises: 2 } },
      expect: 'false',
      edge: 'rises:below',
    },
    {
      name: 'fires after three rises',
      given: { exposure: { consecutiveDoseRises: 3 } },
      expect: 'true',
      edge: 'rises:at',
    },
    {
      name: 'fires after four rises',
      given: { exposure: { consecutiveDoseRises: 4 } },
      expect: 'true',
      edge: 'rises:above',
    },
    {
      name: 'unknown while nobody counted',
      given: { exposure: null },
      expect: 'unknown',
      missing: ['exposure.ivSessionsPast12Months'],
    },
    {
      name: 'a count older than 30 days is unknown',
      given: { exposure: { daysOld: 31 } },
      expect: 'unknown',
      missing: ['exposure.consecutiveDoseRises'],
    },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
