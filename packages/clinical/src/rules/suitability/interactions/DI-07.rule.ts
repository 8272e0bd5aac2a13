import { Quantity } from '@titrate/quantity';
import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { STIMULANTS } from '../../kinds/drug-groups.ts';
import { medicineListCases } from '../../kinds/medicine-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_07: Rule = defineRule({
  id: 'DI-07',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Psychostimulant, modafinil or armodafinil',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('L1', 'interactions: psychostimulants'),
    byDefault('taken within 12 hours before the session counts as the same morning'),
  ],
  rationale:
    'Stimulants add to the rise of pressure. On the list it is a caution; taken the same morning it asks for a reason. On the session day an unknown time counts as this morning.',
  thresholds: {
    sameMorning: {
      at: Quantity.of(12, 'h'),
      tighter: 'higher',
      meaning: 'Fires below; exactly 12 hours before does not',
    },
  },
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'treatment.stage', 'treatment.sessionAt'],
  evaluate: (read) => {
    const { present } = read.medicines(STIMULANTS);
    if (read.treatment('stage') === 'assessment') return { result: present, severity: 'caution' };
    const recent = read.takenWithin(STIMULANTS, read.limit('sameMorning'));
    if (present === 'true') return { result: 'true', severity: recent === 'false' ? 'caution' : 'override' };
    return recent === 'true' ? 'true' : { result: present, severity: 'caution' };
  },
  clinicianText:
    'Psychostimulant or wakefulness agent: pressure may rise. Skip until after the session if its prescriber agrees.',
  patientText: 'Ask us if you should take your stimulant after the session instead of before.',
  reviewedBy: [],
  cases: [
    {
      name: 'a caution at the assessment',
      given: { medicines: [{ name: 'Adderall' }] },
      expect: 'true',
      severity: 'caution',
    },
    {
      name: 'modafinil too',
      given: { medicines: [{ name: 'Provigil' }] },
      expect: 'true',
      severity: 'caution',
    },
    {
      name: 'an override 11 hours after a dose on the day',
      given: { stage: 'session', medicines: [{ name: 'Vyvanse', takenHoursAgo: 11 }] },
      expect: 'true',
      severity: 'override',
      edge: 'sameMorning:below',
    },
    {
      name: 'a caution exactly 12 hours after',
      given: { stage: 'session', medicines: [{ name: 'Vyvanse', takenHoursAgo: 12 }] },
      expect: 'true',
      severity: 'caution',
      edge: 'sameMorning:at',
    },
    {
      name: 'a caution 13 hours after',
      given: { stage: 'session', medicines: [{ name: 'Vyvanse', takenHoursAgo: 13 }] },
      expect: 'true',
      severity: 'caution',
      edge: 'sameMorning:above',
    },
    {
      name: 'an override on the day without a time',
      given: { stage: 'session', medicines: [{ name: 'armodafinil' }] },
      expect: 'true',
      severity: 'override',
      missing: ['medicines'],
    },
    {
      name: 'an override on the day without the time of the session',
      given: {
        stage: 'session',
        sessionInHours: null,
        medicines: [{ name: 'armodafinil', takenHoursAgo: 20 }],
      },
      expect: 'true',
      severity: 'override',
      missing: ['treatment.sessionAt'],
    },
    {
      name: 'a last dose this morning of a stopped stimulant fires',
      given: { stage: 'session', medicines: [{ name: 'Ritalin', takenHoursAgo: 2, status: 'stopped' }] },
      expect: 'true',
      severity: 'override',
    },
    { name: 'clear on the day without one', given: { stage: 'session' }, expect: 'false' },
    ...medicineListCases('methylphenidate'),
  ],
});
