import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE, MEASURES_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_126: Rule = defineRule({
  id: 'SC-126',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Suicidal intent or plan now, or an attempt within 3 months',
  severity: 'override',
  appliesTo: {},
  sources: [read('G9', 'triage: intent, plan or recent behaviour'), byDefault('3 months counted as 92 days')],
  rationale:
    'Danger comes before treatment: a safe setting and the suicidality protocol first. It is not a bar, since relief may be fast. A screen older than 7 days, or none, leaves the question open.',
  thresholds: {
    ideation: {
      at: Quantity.of(4, '{score}'),
      tighter: 'lower',
      meaning: 'C-SSRS level with some intent, and above',
    },
    recentAttempt: {
      at: Quantity.of(92, 'd'),
      tighter: 'higher',
      meaning: 'Less than 3 months, counted as 92 days',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['instruments.cssrs_screen', 'facts.suicideAttempt', 'facts.lastSuicideAttemptDate'],
  evaluate: (read) => {
    const screen = read.instrument('cssrs_screen', MEASURES_MAX_AGE);
    const level = screen?.subscales['ideation_level'];
    const intent =
      screen?.flags.includes('suicide_risk_high') === true
        ? true
        : screen === undefined || screen.flags.includes('incomplete') || level === undefined || level === null
          ? undefined
          : Quantity.of(level, '{score}').isAtLeast(read.limit('ideation'));
    const attempt = read.fact('suicideAttempt');
    const days = attempt === 'true' ? read.daysSince('lastSuicideAttemptDate') : undefined;
    const recent = attempt === 'true' ? tri(days?.isBelow(read.limit('recentAttempt'))) : attempt;
    return anyOf(tri(intent), recent);
  },
  clinicianText:
    'Current intent or plan on the C-SSRS, or an attempt within 3 months: run the suicidality protocol and choose a safe setting first.',
  patientText:
    'Your safety comes first. If you think of ending your life, tell us now or call your local crisis line.',
  reviewedBy: [],
  cases: [
    { name: 'clear with a negative screen and no attempt', given: {}, expect: 'false' },
    {
      name: 'clear at level 3',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: 3 } } } },
      expect: 'false',
      edge: 'ideation:below',
    },
    {
      name: 'fires at level 4',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: 4 } } } },
      expect: 'true',
      edge: 'ideation:at',
    },
    {
      name: 'fires at level 5',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: 5 } } } },
      expect: 'true',
      edge: 'ideation:above',
    },
    {
      name: 'fires on the high-risk flag, also of an incomplete screen',
      given: { instruments: { cssrs_screen: { flags: ['suicide_risk_high', 'incomplete'] } } },
      expect: 'true',
    },
    {
      name: 'an incomplete screen without a positive answer is unknown',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: 0 }, flags: ['incomplete'] } } },
      expect: 'unknown',
    },
    {
      name: 'fires 91 days after an attempt',
      given: { facts: { suicideAttempt: 'yes', lastSuicideAttemptDate: { daysAgo: 91 } } },
      expect: 'true',
      edge: 'recentAttempt:below',
    },
    {
      name: 'clear exactly 92 days after',
      given: { facts: { suicideAttempt: 'yes', lastSuicideAttemptDate: { daysAgo: 92 } } },
      expect: 'false',
      edge: 'recentAttempt:at',
    },
    {
      name: 'clear 93 days after',
      given: { facts: { suicideAttempt: 'yes', lastSuicideAttemptDate: { daysAgo: 93 } } },
      expect: 'false',
      edge: 'recentAttempt:above',
    },
    {
      name: 'an undated attempt is unknown',
      given: { facts: { suicideAttempt: 'yes' } },
      expect: 'unknown',
      missing: ['facts.lastSuicideAttemptDate'],
    },
    {
      name: 'never asked about attempts is unknown',
      given: { facts: { suicideAttempt: null } },
      expect: 'unknown',
      missing: ['facts.suicideAttempt'],
    },
    {
      name: 'unknown without a screen',
      given: { instruments: { cssrs_screen: null } },
      expect: 'unknown',
      missing: ['instruments.cssrs_screen'],
    },
    {
      name: 'a screen older than 7 days is unknown',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: 0 }, daysOld: 7.1 } } },
      expect: 'unknown',
      missing: ['instruments.cssrs_screen'],
    },
    {
      name: 'a screen without its ideation level is unknown',
      given: { instruments: { cssrs_screen: { subscales: {} } } },
      expect: 'unknown',
    },
    {
      name: 'a screen whose ideation level could not be scored is unknown',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: null } } } },
      expect: 'unknown',
    },
    {
      name: 'an incomplete screen at level 3 is unknown',
      given: { instruments: { cssrs_screen: { subscales: { ideation_level: 3 }, flags: ['incomplete'] } } },
      expect: 'unknown',
    },
  ],
});
