import { MEASURES_MAX_AGE } from '../../kinds/ages.ts';
import {
  anyInstrument,
  BASELINE_BY_INDICATION,
  BASELINE_FOR_ALL,
  BASELINE_INSTRUMENTS,
} from '../../kinds/measures.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const WU_12: Rule = defineRule({
  id: 'WU-12',
  version: '1.0.0',
  subject: 'workup',
  title: 'Baseline measures',
  severity: 'block',
  appliesTo: { beforeFirstOnly: true },
  sources: [read('G1', 'baseline severity'), byDefault('which measures, and 7 days')],
  rationale:
    'Without a baseline nobody can later say whether it helped, and nobody has asked about suicide. A depression measure, GAD-7 and C-SSRS for all; the measure of the treated condition besides.',
  dataMaxAge: MEASURES_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['treatment.indications', ...BASELINE_INSTRUMENTS.map((id) => `instruments.${id}`)],
  evaluate: (read) => {
    const needed = [
      ...BASELINE_FOR_ALL,
      ...read.treatment('indications').flatMap((id) => BASELINE_BY_INDICATION[id] ?? []),
    ];
    return not(allOf(...needed.map((choices) => anyInstrument(read, choices))));
  },
  clinicianText:
    'Within 7 days: PHQ-9 (or QIDS, MADRS, HAM-D), GAD-7 and C-SSRS; PCL-5, Y-BOCS, LSAS or a pain measure as fits.',
  patientText:
    'Please fill in the questionnaires. They show how you feel now, so we can see if treatment helps.',
  reviewedBy: [],
  cases: [
    { name: 'clear with all three', given: {}, expect: 'false' },
    {
      name: 'held without a depression measure',
      given: { instruments: { phq9: null } },
      expect: 'unknown',
      missing: ['instruments.phq9'],
    },
    { name: 'MADRS will do instead', given: { instruments: { phq9: null, madrs: 30 } }, expect: 'false' },
    { name: 'QIDS will do instead', given: { instruments: { phq9: null, qids_sr16: 15 } }, expect: 'false' },
    { name: 'HAM-D will do instead', given: { instruments: { phq9: null, hamd17: 20 } }, expect: 'false' },
    {
      name: 'held without GAD-7',
      given: { instruments: { gad7: null } },
      expect: 'unknown',
      missing: ['instruments.gad7'],
    },
    {
      name: 'held without C-SSRS',
      given: { instruments: { cssrs_screen: null } },
      expect: 'unknown',
      missing: ['instruments.cssrs_screen'],
    },
    {
      name: 'PTSD asks for PCL-5',
      given: { indications: ['ptsd'] },
      expect: 'unknown',
      missing: ['instruments.pcl5'],
    },
    {
      name: 'PTSD with PCL-5 is clear',
      given: { indications: ['ptsd'], instruments: { pcl5: 45 } },
      expect: 'false',
    },
    {
      name: 'OCD asks for Y-BOCS or OCI-R',
      given: { indications: ['ocd'], instruments: { ybocs: 25 } },
      expect: 'false',
    },
    {
      name: 'OCI-R will do for OCD',
      given: { indications: ['ocd'], instruments: { ocir: 30 } },
      expect: 'false',
    },
    {
      name: 'OCD without either is held',
      given: { indications: ['ocd'] },
      expect: 'unknown',
      missing: ['instruments.ybocs'],
    },
    {
      name: 'social anxiety with LSAS is clear',
      given: { indications: ['social-anxiety'], instruments: { lsas: 80 } },
      expect: 'false',
    },
    {
      name: 'social anxiety with SPIN is clear',
      given: { indications: ['social-anxiety'], instruments: { spin: 40 } },
      expect: 'false',
    },
    {
      name: 'social anxiety without either is held',
      given: { indications: ['social-anxiety'] },
      expect: 'unknown',
      missing: ['instruments.lsas'],
    },
    {
      name: 'CRPS without a pain measure is held',
      given: { indications: ['crps'], instruments: { pain_nrs: null } },
      expect: 'unknown',
      missing: ['instruments.pain_nrs'],
    },
    { name: 'CRPS with a 0 to 10 rating is clear', given: { indications: ['crps'] }, expect: 'false' },
    {
      name: 'BPI will do for pain',
      given: { indications: ['crps'], instruments: { pain_nrs: null, bpi_sf: { total: null } } },
      expect: 'false',
    },
    {
      name: 'PEG will do for pain',
      given: { indications: ['crps'], instruments: { pain_nrs: null, peg: 6 } },
      expect: 'false',
    },
    {
      name: 'a measure of 7 days counts',
      given: { instruments: { phq9: { total: 18, daysOld: 7 } } },
      expect: 'false',
    },
    {
      name: 'an older one is held',
      given: { instruments: { phq9: { total: 18, daysOld: 7.05 } } },
      expect: 'unknown',
      missing: ['instruments.phq9'],
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
