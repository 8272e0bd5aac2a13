import { CLEAR, fires, ketamineRule, meets, threshold, undecided } from '../rule.ts';
import { pain } from './orders.ts';

const continuous = threshold('>=', 1440, 'min', 'PN-01', 'default');

export const painSite = ketamineRule({
  id: 'PN-01',
  title: 'A continuous infusion over days is for an inpatient site',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['pain'] },
  severity: 'block',
  relaxable: false,
  thresholds: { continuous },
  sources: [
    { key: 'G3', mark: 'read' },
    { key: 'PN-01', mark: 'default' },
  ],
  rationale:
    'The reported regimen of 22 mg/h for four days was given in hospital. An infusion of a day or more cannot be watched from an office.',
  patientText: 'An infusion that runs for days is given in a hospital.',
  inputs: ['durationMin', 'context.setting'],
  evaluate: ({ request }, { continuous }) => {
    if (request.duration === undefined || !meets(request.duration, continuous)) return CLEAR;
    const { setting } = request.context;
    if (setting === undefined) {
      return undecided(
        'block',
        'An infusion of a day or more needs an inpatient site; the site was not given.',
        'context.setting',
      );
    }
    return setting === 'inpatient'
      ? CLEAR
      : fires('block', 'An infusion of a day or more needs an inpatient site.');
  },
  cases: [
    { name: '4 h in the office', order: pain({}, { setting: 'office' }), expect: 'none' },
    {
      name: '1,439 min in the office',
      order: pain({ durationMin: 1439 }, { setting: 'office' }),
      expect: 'none',
    },
    {
      name: '24 h in the office',
      order: pain({ durationMin: 1440 }, { setting: 'office' }),
      expect: 'block',
    },
    {
      name: '4 days in hospital',
      order: pain({ durationMin: 5760 }, { setting: 'inpatient' }),
      expect: 'none',
    },
    { name: '4 days, site not known', order: pain({ durationMin: 5760 }), expect: 'unknown' },
    { name: 'no duration (PN-02 speaks)', order: pain({ durationMin: undefined }), expect: 'none' },
  ],
});
