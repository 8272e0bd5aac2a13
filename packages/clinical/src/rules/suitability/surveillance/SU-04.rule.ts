import { Quantity } from '@titrate/quantity';
import { MEASURES_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

const level = (value: number, daysOld: number) => ({ subscales: { ideation_level: value }, daysOld });
const from = (before: number, now: number) => ({ cssrs_screen: [level(before, 7), level(now, 1)] });

export const SU_04: Rule = defineRule({
  id: 'SU-04',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Suicidal ideation two levels up since the screen before',
  severity: 'block',
  appliesTo: {},
  sources: [byDefault('two levels since the screen before')],
  rationale:
    'A steep rise says more than the level alone. It waits for a clinician who evaluates after that screen and finds a session possible; one screen alone shows no rise.',
  thresholds: {
    rise: {
      at: Quantity.of(2, '{score}'),
      tighter: 'lower',
      meaning: 'Levels of the C-SSRS above the screen before; this rise and more',
    },
  },
  dataMaxAge: MEASURES_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['instruments.cssrs_screen', 'records.suicideRiskEvaluation'],
  evaluate: (read) => {
    const screen = read.instrument('cssrs_screen');
    if (screen === undefined) return 'unknown';
    const before = read.instrumentBefore('cssrs_screen')?.subscales['ideation_level'];
    if (before === undefined || before === null) return 'false';
    const now = screen.subscales['ideation_level'];
    if (now === undefined || now === null) return 'unknown';
    const rise = Math.max(0, now - before);
    if (!Quantity.of(rise, '{score}').isAtLeast(read.limit('rise'))) return 'false';
    const evaluation = read.record('suicideRiskEvaluation');
    const isEvaluated = evaluation !== undefined && evaluation.at >= screen.at;
    return isEvaluated && evaluation.outcome === 'session-possible' ? 'false' : 'true';
  },
  clinicianText:
    'C-SSRS two or more levels above the screen before: do not leave the patient alone, evaluate now. A session only if that evaluation finds it possible.',
  patientText:
    'Your answers show that things got harder. Your safety comes first: tell us now, or call your local crisis line.',
  reviewedBy: [],
  cases: [
    { name: 'clear with one screen only', given: {}, expect: 'false' },
    {
      name: 'unknown without any screen',
      given: { instruments: { cssrs_screen: null } },
      expect: 'unknown',
      missing: ['instruments.cssrs_screen'],
    },
    {
      name: 'clear one level up',
      given: { instruments: from(1, 2), records: { suicideRiskEvaluation: null } },
      expect: 'false',
      edge: 'rise:below',
    },
    {
      name: 'holds two levels up',
      given: { instruments: from(1, 3), records: { suicideRiskEvaluation: null } },
      expect: 'true',
      edge: 'rise:at',
    },
    {
      name: 'holds three levels up',
      given: { instruments: from(1, 4), records: { suicideRiskEvaluation: null } },
      expect: 'true',
      edge: 'rise:above',
    },
    {
      name: 'clear when it fell',
      given: { instruments: from(4, 1), records: { suicideRiskEvaluation: null } },
      expect: 'false',
    },
    {
      name: 'clear once evaluated after that screen',
      given: {
        instruments: from(1, 3),
        records: { suicideRiskEvaluation: { outcome: 'session-possible', daysOld: 1 } },
      },
      expect: 'false',
    },
    {
      name: 'an evaluation before that screen does not count',
      given: {
        instruments: from(1, 3),
        records: { suicideRiskEvaluation: { outcome: 'session-possible', daysOld: 1.1 } },
      },
      expect: 'true',
    },
    {
      name: 'holds when the evaluation found no session possible',
      given: {
        instruments: from(1, 3),
        records: { suicideRiskEvaluation: { outcome: 'no-session-now', daysOld: 0.5 } },
      },
      expect: 'true',
    },
    {
      name: 'unknown when the last screen is older than 7 days',
      given: { instruments: { cssrs_screen: [level(0, 14), level(0, 7.1)] } },
      expect: 'unknown',
      missing: ['instruments.cssrs_screen'],
    },
    {
      name: 'unknown when the last screen has no level',
      given: {
        instruments: { cssrs_screen: [level(0, 7), { subscales: { ideation_level: null }, daysOld: 1 }] },
      },
      expect: 'unknown',
    },
    {
      name: 'a screen before without a level shows no rise',
      given: {
        instruments: { cssrs_screen: [{ subscales: { ideation_level: null }, daysOld: 7 }, level(3, 1)] },
      },
      expect: 'false',
    },
  ],
});
