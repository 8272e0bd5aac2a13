import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf } from '../../tri.ts';

export const SC_114: Rule = defineRule({
  id: 'SC-114',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Bladder disease or unexplained urinary symptoms',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  sources: [
    read('L1', 'warnings: ulcerative or interstitial cystitis'),
    read('K1', 'warnings: genitourinary pain'),
    byDefault('block for ketamine cystitis, override for the others'),
  ],
  rationale:
    'Ketamine irritates the lining of the bladder and long misuse can destroy it. A bladder that ketamine has already harmed blocks; other bladder disease asks for a reason. A question left open about ketamine cystitis holds.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: [
    'facts.ketamineCystitis',
    'facts.cystitis',
    'facts.unexplainedHaematuria',
    'facts.recurrentUrinarySymptoms',
  ],
  evaluate: (read) => {
    const fromKetamine = read.fact('ketamineCystitis');
    const others = anyOf(
      read.fact('cystitis'),
      read.fact('unexplainedHaematuria'),
      read.fact('recurrentUrinarySymptoms'),
    );
    return fromKetamine === 'false' ? { result: others, severity: 'override' } : fromKetamine;
  },
  clinicianText:
    'Bladder disease or symptoms. Ketamine cystitis: do not expose again. Others: urology view and a reason.',
  patientText:
    'This medicine can irritate the bladder. With your bladder history we need to look closer first.',
  reviewedBy: [],
  cases: [
    { name: 'clear when all were denied', given: {}, expect: 'false' },
    {
      name: 'blocks on ketamine cystitis',
      given: { facts: { ketamineCystitis: 'yes' } },
      expect: 'true',
      severity: 'block',
    },
    {
      name: 'asks for a reason with interstitial cystitis',
      given: { facts: { cystitis: 'yes' } },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'asks for a reason with unexplained blood',
      given: { facts: { unexplainedHaematuria: 'yes' } },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'asks for a reason with recurrent symptoms',
      given: { facts: { recurrentUrinarySymptoms: 'yes' } },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'holds while ketamine cystitis was not asked',
      given: { facts: { ketamineCystitis: null } },
      expect: 'unknown',
      severity: 'block',
      missing: ['facts.ketamineCystitis'],
    },
    {
      name: 'unknown while cystitis was not asked',
      given: { facts: { cystitis: null } },
      expect: 'unknown',
      severity: 'override',
      missing: ['facts.cystitis'],
    },
    {
      name: 'unknown while blood was not asked',
      given: { facts: { unexplainedHaematuria: 'unsure' } },
      expect: 'unknown',
      severity: 'override',
    },
    {
      name: 'unknown while symptoms were not asked',
      given: { facts: { recurrentUrinarySymptoms: null } },
      expect: 'unknown',
      severity: 'override',
    },
    {
      name: 'an answer older than 30 days is unknown',
      given: { facts: { recurrentUrinarySymptoms: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
