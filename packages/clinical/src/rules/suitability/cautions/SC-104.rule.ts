import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not, tri } from '../../tri.ts';

export const SC_104: Rule = defineRule({
  id: 'SC-104',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Significant heart or lung disease without resuscitation staff and kit on site',
  severity: 'block',
  appliesTo: {},
  sources: [read('L7', 'resuscitation equipment and trained staff must be at hand')],
  rationale:
    'When the heart or lungs are unstable, help must be in the room. European texts require equipment and people trained in resuscitation.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.unstableCardiorespiratoryDisease', 'site.resuscitationStaffAndKit'],
  evaluate: (read) => {
    const disease = read.fact('unstableCardiorespiratoryDisease');
    return disease === 'false' ? 'false' : allOf(disease, not(tri(read.site('resuscitationStaffAndKit'))));
  },
  clinicianText:
    'Significant or unstable cardiac or respiratory disease, and the site lacks resuscitation-trained staff or kit.',
  patientText: 'Because of your heart or lungs, you can only be treated where emergency help is in the room.',
  reviewedBy: [],
  cases: [
    {
      name: 'clear without such disease',
      given: { site: { resuscitationStaffAndKit: null } },
      expect: 'false',
    },
    {
      name: 'clear with disease at an equipped site',
      given: { facts: { unstableCardiorespiratoryDisease: 'yes' } },
      expect: 'false',
    },
    {
      name: 'blocks with disease at a site without',
      given: {
        facts: { unstableCardiorespiratoryDisease: 'yes' },
        site: { resuscitationStaffAndKit: false },
      },
      expect: 'true',
    },
    {
      name: 'unknown with disease at a site that has not said',
      given: { facts: { unstableCardiorespiratoryDisease: 'yes' }, site: { resuscitationStaffAndKit: null } },
      expect: 'unknown',
      missing: ['site.resuscitationStaffAndKit'],
    },
    {
      name: 'unknown disease at a site without is unknown',
      given: { facts: { unstableCardiorespiratoryDisease: null }, site: { resuscitationStaffAndKit: false } },
      expect: 'unknown',
      missing: ['facts.unstableCardiorespiratoryDisease'],
    },
    {
      name: 'an old no at a site without is unknown',
      given: {
        facts: { unstableCardiorespiratoryDisease: { value: 'no', daysOld: 31 } },
        site: { resuscitationStaffAndKit: false },
      },
      expect: 'unknown',
    },
  ],
});
