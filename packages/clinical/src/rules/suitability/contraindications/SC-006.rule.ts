import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { happenedWithin } from '../../kinds/history.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf } from '../../tri.ts';

export const SC_006: Rule = defineRule({
  id: 'SC-006',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Heart attack, stroke, TIA or other major cardiovascular event within 6 weeks',
  severity: 'block',
  appliesTo: {},
  sources: [
    read('L6', 'contraindications: heart attack within 6 weeks'),
    byDefault('stroke, TIA and other events treated alike'),
  ],
  rationale:
    'A heart or brain that has just been injured cannot take a surge of pressure and pulse. The European leaflet names six weeks after a heart attack; the same wait is kept for stroke, TIA and other major events.',
  thresholds: {
    recent: {
      at: Quantity.of(42, 'd'),
      tighter: 'higher',
      meaning: 'Six weeks; an event 42 days ago is still within',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: [
    'facts.heartAttack',
    'facts.heartAttackDate',
    'facts.stroke',
    'facts.strokeDate',
    'facts.tia',
    'facts.tiaDate',
    'facts.otherMajorHeartEvent',
    'facts.otherMajorHeartEventDate',
  ],
  evaluate: (read) => {
    const within = read.limit('recent');
    return anyOf(
      happenedWithin(read, 'heartAttack', 'heartAttackDate', within),
      happenedWithin(read, 'stroke', 'strokeDate', within),
      happenedWithin(read, 'tia', 'tiaDate', within),
      happenedWithin(read, 'otherMajorHeartEvent', 'otherMajorHeartEventDate', within),
    );
  },
  clinicianText:
    'Major cardiovascular event within the past 6 weeks. Wait, and have the heart or brain reviewed first.',
  patientText: 'Your heart or brain needs more time to heal before a medicine that raises blood pressure.',
  reviewedBy: [],
  cases: [
    { name: 'clear when none ever happened', given: {}, expect: 'false' },
    {
      name: 'fires on a heart attack 41 days ago',
      given: { facts: { heartAttack: 'yes', heartAttackDate: { daysAgo: 41 } } },
      expect: 'true',
      edge: 'recent:below',
    },
    {
      name: 'fires on a stroke exactly 42 days ago',
      given: { facts: { stroke: 'yes', strokeDate: { daysAgo: 42 } } },
      expect: 'true',
      edge: 'recent:at',
    },
    {
      name: 'clear 43 days after a TIA',
      given: { facts: { tia: 'yes', tiaDate: { daysAgo: 43 } } },
      expect: 'false',
      edge: 'recent:above',
    },
    {
      name: 'fires on another major event last week',
      given: { facts: { otherMajorHeartEvent: 'yes', otherMajorHeartEventDate: { daysAgo: 7 } } },
      expect: 'true',
    },
    {
      name: 'a heart attack without a date is unknown',
      given: { facts: { heartAttack: 'yes' } },
      expect: 'unknown',
      missing: ['facts.heartAttackDate'],
    },
    {
      name: 'never asked about a stroke is unknown',
      given: { facts: { stroke: null } },
      expect: 'unknown',
      missing: ['facts.stroke'],
    },
    {
      name: 'never asked about a heart attack is unknown',
      given: { facts: { heartAttack: null } },
      expect: 'unknown',
      missing: ['facts.heartAttack'],
    },
    {
      name: 'never asked about a TIA is unknown',
      given: { facts: { tia: null } },
      expect: 'unknown',
      missing: ['facts.tia'],
    },
    {
      name: 'never asked about other events is unknown',
      given: { facts: { otherMajorHeartEvent: 'unsure' } },
      expect: 'unknown',
      missing: ['facts.otherMajorHeartEvent'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { tia: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
