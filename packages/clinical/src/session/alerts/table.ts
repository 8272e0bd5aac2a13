import { OVERDUE_MIN } from '../../limits.ts';
import type { Band, Priority } from '../events/alerts.ts';
import type { Symptom } from '../events/words.ts';

/** What an alert can hang on. `sedation` is MOAA/S or its RASS equivalent, `agitation` RASS above 0. */
export type Parameter =
  | 'systolicMmHg'
  | 'diastolicMmHg'
  | 'heartRatePerMin'
  | 'spo2Percent'
  | 'respiratoryRatePerMin'
  | 'etco2MmHg'
  | 'sedation'
  | 'agitation'
  | 'dissociation'
  | 'nausea';

export type Clause =
  | {
      readonly kind: 'value';
      readonly of: Parameter;
      readonly op: '>=' | '>' | '<' | '<=';
      readonly limit: number;
    }
  /** Against today's baseline: points up, points down, percent down, points either way; "at least" in each case. */
  | {
      readonly kind: 'baseline';
      readonly of: Parameter;
      readonly op: 'rise' | 'fall' | 'fall-percent' | 'change';
      readonly limit: number;
    }
  | { readonly kind: 'symptom'; readonly anyOf: readonly Symptom[]; readonly minDurationS?: number }
  | { readonly kind: 'any'; readonly of: readonly [Clause, ...Clause[]] };

export interface Criterion {
  readonly band: Band;
  /** All clauses hold together. The first is the one whose value is shown. */
  readonly all: readonly [Clause, ...Clause[]];
  /** Device-fed values must stay so for this long; typed ones count at once (ALM-10). */
  readonly persistS?: number;
}

export interface AlertRule {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly unit: string;
  readonly criteria: readonly Criterion[];
  /** `each`: one condition per symptom, because each needs its own answer. */
  readonly conditions: 'one' | 'each-symptom';
  readonly expectedAction: string;
  /** Where no dose can be paused or stopped any more, or not yet: before the first one and after the last. */
  readonly actionWithoutDose?: string;
  /** `reading`: only a new value ends it. `action`: a person may end it by recording what was done. */
  readonly endsBy: 'reading' | 'action';
  readonly source: string;
}

export interface AlertTable {
  readonly id: string;
  readonly version: string;
  readonly priorities: { readonly [B in Band]: Priority };
  /** Unacknowledged high alerts go to a second named person, then to all staff on site (ALM-09 [default]). */
  readonly escalation: { readonly secondPersonAfterS: number; readonly allStaffAfterS: number };
  /** MO-07 [default]: minutes late, each exceeded, not reached. */
  readonly overdueMin: { readonly [B in Band]: number };
  /** AL-15 [default]. */
  readonly sustainedUrgentMin: number;
  /** Sound pause (ALM-08 [default]). */
  readonly soundPauseS: number;
  readonly rules: readonly AlertRule[];
}

const is = (of: Parameter, op: '>=' | '>' | '<' | '<=', limit: number): Clause => ({
  kind: 'value',
  of,
  op,
  limit,
});
const from = (of: Parameter, op: 'rise' | 'fall' | 'fall-percent' | 'change', limit: number): Clause => ({
  kind: 'baseline',
  of,
  op,
  limit,
});
const seen = (...anyOf: readonly Symptom[]): Clause => ({ kind: 'symptom', anyOf });
const when = (band: Band, ...all: readonly [Clause, ...Clause[]]): Criterion => ({ band, all });
const lasting = (persistS: number, band: Band, clause: Clause): Criterion => ({
  band,
  all: [clause],
  persistS,
});

/** AL-11: any of these stops the dose and opens the emergency path. Also the "symptoms" of AL-01 and AL-02. */
export const WARNING_SIGNS = [
  'chest-pain',
  'dyspnoea',
  'severe-headache',
  'visual-change',
  'seizure',
  'focal-deficit',
  'reduced-consciousness',
] as const satisfies readonly Symptom[];

const SATURATION_FALL: Clause = {
  kind: 'any',
  of: [is('spo2Percent', '<', 94), from('spo2Percent', 'fall', 4)],
};

/** The default table, row by row: AL-01 to AL-14. AL-15 (sustained pressure) and MO-07 (overdue) are worked out beside it. */
export const ALERT_TABLE: AlertTable = {
  id: 'titrate-default',
  version: '1.0.0',
  priorities: { watch: 'low', urgent: 'medium', stop: 'high' },
  escalation: { secondPersonAfterS: 60, allStaffAfterS: 120 },
  overdueMin: OVERDUE_MIN,
  sustainedUrgentMin: 5,
  soundPauseS: 120,
  rules: [
    {
      id: 'AL-01',
      version: '1.0.0',
      title: 'Systolic pressure high',
      unit: 'mmHg',
      conditions: 'one',
      criteria: [
        when('watch', is('systolicMmHg', '>=', 160)),
        when('watch', from('systolicMmHg', 'rise', 30)),
        when('urgent', is('systolicMmHg', '>=', 180)),
        when('urgent', from('systolicMmHg', 'rise', 40)),
        when('stop', is('systolicMmHg', '>=', 200)),
        when('stop', is('systolicMmHg', '>=', 180), seen(...WARNING_SIGNS)),
      ],
      expectedAction: 'Pause, recheck at 5 min; treat only if sustained or symptomatic (ST-07)',
      actionWithoutDose: 'Recheck at 5 min; treat only if sustained or symptomatic (ST-07)',
      endsBy: 'reading',
      source: '180 and +40: L2 [read]; rest [default]',
    },
    {
      id: 'AL-02',
      version: '1.0.0',
      title: 'Diastolic pressure high',
      unit: 'mmHg',
      conditions: 'one',
      criteria: [
        when('watch', is('diastolicMmHg', '>=', 100)),
        when('watch', from('diastolicMmHg', 'rise', 20)),
        when('urgent', is('diastolicMmHg', '>=', 110)),
        when('urgent', from('diastolicMmHg', 'rise', 25)),
        when('stop', is('diastolicMmHg', '>=', 120)),
        when('stop', is('diastolicMmHg', '>=', 110), seen(...WARNING_SIGNS)),
      ],
      expectedAction: 'Pause, recheck at 5 min; treat only if sustained or symptomatic (ST-07)',
      actionWithoutDose: 'Recheck at 5 min; treat only if sustained or symptomatic (ST-07)',
      endsBy: 'reading',
      source: '110 and +25: L2 [read]; rest [default]',
    },
    {
      id: 'AL-03',
      version: '1.0.0',
      title: 'Systolic pressure low',
      unit: 'mmHg',
      conditions: 'one',
      criteria: [
        when('watch', is('systolicMmHg', '<', 100)),
        when('watch', from('systolicMmHg', 'fall-percent', 20)),
        when('urgent', is('systolicMmHg', '<', 90)),
        when('urgent', from('systolicMmHg', 'fall-percent', 30)),
        when('stop', is('systolicMmHg', '<', 80)),
        when(
          'stop',
          { kind: 'any', of: [is('systolicMmHg', '<', 100), from('systolicMmHg', 'fall-percent', 20)] },
          seen('faintness', 'syncope'),
        ),
      ],
      expectedAction: 'Stop, lay flat, recheck',
      actionWithoutDose: 'Lay flat, recheck',
      endsBy: 'reading',
      source: '[default]',
    },
    {
      id: 'AL-04',
      version: '1.0.0',
      title: 'Heart rate',
      unit: '/min',
      conditions: 'one',
      criteria: [
        when('watch', is('heartRatePerMin', '>', 110)),
        when('watch', from('heartRatePerMin', 'rise', 30)),
        when('watch', is('heartRatePerMin', '<', 50)),
        when('urgent', is('heartRatePerMin', '>', 130)),
        when('urgent', is('heartRatePerMin', '<', 45)),
        when('stop', is('heartRatePerMin', '>', 150)),
        when('stop', is('heartRatePerMin', '<', 40)),
        when('stop', seen('new-arrhythmia', 'syncope')),
      ],
      expectedAction: 'Feel the pulse, look at the monitor; EM-05 or EM-09',
      endsBy: 'reading',
      source: '[default]; 150 in E-SDK [read]',
    },
    {
      id: 'AL-05',
      version: '1.0.0',
      title: 'SpO2 low',
      unit: '%',
      conditions: 'one',
      criteria: [
        lasting(15, 'watch', is('spo2Percent', '<', 94)),
        when('urgent', is('spo2Percent', '<', 92)),
        when('urgent', from('spo2Percent', 'fall', 4)),
        lasting(15, 'stop', is('spo2Percent', '<', 90)),
      ],
      expectedAction: 'Stimulate, open the airway, oxygen; EM-02 below 90',
      endsBy: 'reading',
      source: '[default]',
    },
    {
      id: 'AL-06',
      version: '1.0.0',
      title: 'Respiratory rate',
      unit: '/min',
      conditions: 'one',
      criteria: [
        when('watch', is('respiratoryRatePerMin', '<', 10)),
        when('watch', is('respiratoryRatePerMin', '>', 24)),
        when('urgent', is('respiratoryRatePerMin', '<', 8)),
        when('urgent', is('respiratoryRatePerMin', '>', 30)),
        { band: 'stop', all: [{ kind: 'symptom', anyOf: ['apnoea'], minDurationS: 20 }] },
        when('stop', seen('stridor', 'laryngospasm')),
      ],
      expectedAction: 'Stimulate, support breathing; EM-02 or EM-03',
      endsBy: 'reading',
      source: '[default]',
    },
    {
      id: 'AL-07',
      version: '1.0.0',
      title: 'End-tidal CO2',
      unit: 'mmHg',
      conditions: 'one',
      criteria: [
        when('watch', is('etco2MmHg', '>', 50)),
        when('watch', is('etco2MmHg', '<', 30)),
        when('watch', from('etco2MmHg', 'change', 10)),
        when('urgent', is('etco2MmHg', '>', 60)),
        when('urgent', seen('lost-capnogram')),
        when('stop', seen('lost-capnogram'), SATURATION_FALL),
      ],
      expectedAction: 'Look at the patient and the sampling line; EM-02 with falling SpO2',
      endsBy: 'reading',
      source: '[default]',
    },
    {
      id: 'AL-08',
      version: '1.0.0',
      title: 'Sedation (MOAA/S)',
      unit: '',
      conditions: 'one',
      criteria: [
        when('watch', is('sedation', '<=', 4)),
        when('urgent', is('sedation', '<=', 3)),
        when('stop', is('sedation', '<=', 1)),
      ],
      expectedAction: 'Stimulate, stay, watch breathing; EM-02 when deep',
      endsBy: 'reading',
      source: 'loss of consciousness = 0: L1 [read]; bands [default]',
    },
    {
      id: 'AL-09',
      version: '1.0.0',
      title: 'Dissociation or distress',
      unit: '',
      conditions: 'one',
      criteria: [
        when('watch', is('dissociation', '>=', 7)),
        when('urgent', seen('severe-fear')),
        when('urgent', is('agitation', '>=', 2)),
        when('stop', seen('asks-to-stop', 'danger-to-self-or-others')),
        when('stop', is('agitation', '>=', 3)),
      ],
      expectedAction: 'One calm voice, less light; a wish to stop is honoured at once (ST-04)',
      endsBy: 'reading',
      source: 'G6 [read] on course; bands [default]',
    },
    {
      id: 'AL-10',
      version: '1.0.0',
      title: 'Nausea',
      unit: '/10',
      conditions: 'one',
      criteria: [
        when('watch', is('nausea', '>=', 4)),
        when('urgent', seen('vomiting')),
        when('stop', seen('vomiting'), is('sedation', '<=', 3)),
      ],
      expectedAction: 'Offer the antiemetic of the list; when sedated turn on the side, EM-08',
      endsBy: 'reading',
      source: '[default]',
    },
    {
      id: 'AL-11',
      version: '1.0.0',
      title: 'Warning sign',
      unit: '',
      conditions: 'each-symptom',
      criteria: [when('stop', seen(...WARNING_SIGNS))],
      expectedAction: 'Stop, emergency path, emergency care',
      actionWithoutDose: 'Emergency path, emergency care',
      endsBy: 'action',
      source: 'L1 [read]',
    },
    {
      id: 'AL-12',
      version: '1.0.0',
      title: 'Allergic sign',
      unit: '',
      conditions: 'one',
      criteria: [
        when('watch', seen('isolated-rash')),
        when('urgent', seen('spreading-urticaria')),
        when('stop', seen('wheeze', 'airway-swelling')),
        when('stop', seen('isolated-rash', 'spreading-urticaria'), is('systolicMmHg', '<', 100)),
      ],
      expectedAction: 'Stop; EM-04 with any airway or pressure sign',
      actionWithoutDose: 'EM-04 with any airway or pressure sign',
      endsBy: 'action',
      source: '[known]',
    },
    {
      id: 'AL-13',
      version: '1.0.0',
      title: 'IV site',
      unit: '',
      conditions: 'one',
      criteria: [when('watch', seen('iv-site-pain')), when('urgent', seen('extravasation'))],
      expectedAction: 'Stop and check the site',
      actionWithoutDose: 'Check the site',
      endsBy: 'action',
      source: '[known]',
    },
    {
      id: 'AL-14',
      version: '1.0.0',
      title: 'New suicidal intent voiced',
      unit: '',
      conditions: 'one',
      criteria: [when('stop', seen('suicidal-intent'))],
      expectedAction: 'Stay with the patient; take the suicide-risk path',
      endsBy: 'action',
      source: 'G9 [read]',
    },
  ],
};
