import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const SC_016: Rule = defineRule({
  id: 'SC-016',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Severe liver impairment',
  severity: 'block',
  appliesTo: {},
  sources: [read('L3', 'hepatic impairment'), read('G3', 'contraindications')],
  rationale:
    'The liver clears both drugs. In Child-Pugh C nobody has studied them, effects may last far longer, and the liver may be hurt further.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.childPugh'],
  evaluate: (read) => {
    const grade = read.choice('childPugh');
    return tri(grade === undefined ? undefined : grade === 'C');
  },
  clinicianText: 'Child-Pugh C: not studied, avoid.',
  patientText: 'Your liver could not clear this medicine safely.',
  reviewedBy: [],
  cases: [
    { name: 'clear without liver disease', given: {}, expect: 'false' },
    { name: 'Child-Pugh B is another rule', given: { facts: { childPugh: 'B' } }, expect: 'false' },
    { name: 'blocks in Child-Pugh C', given: { facts: { childPugh: 'C' } }, expect: 'true' },
    {
      name: 'unknown while not graded',
      given: { facts: { childPugh: null } },
      expect: 'unknown',
      missing: ['facts.childPugh'],
    },
    {
      name: 'an old grade is unknown',
      given: { facts: { childPugh: { value: 'none', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
