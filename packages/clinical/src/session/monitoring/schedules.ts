import { OLDER_FROM_YEARS } from '../../limits.ts';
import type { RiskFlag } from '../events/words.ts';
import type { FactData } from '../events.ts';

/** Minutes after the anchor at which something is due; after the last point `thenEveryMin` goes on. */
export interface Points {
  readonly atMin: readonly number[];
  readonly thenEveryMin: number;
}

/** Which vital signs are due when, as data. */
export interface MonitoringSchedule {
  readonly id: 'MO-01' | 'MO-02' | 'MO-03' | 'MO-04' | 'MO-05' | 'MO-06';
  readonly version: string;
  /** `infusion`: a grid from the start, and another from its end. `last-dose`: points from the last dose given. */
  readonly vitals:
    | { readonly anchor: 'infusion'; readonly duringEveryMin: number; readonly afterEveryMin: number }
    | ({ readonly anchor: 'last-dose' } & Points);
  readonly scales: {
    readonly items: readonly ScaleItem[];
    /** `with-vitals`, every so many minutes while dosing, or at fixed minutes from the first dose and once after the end. */
    readonly when:
      | 'with-vitals'
      | { readonly everyMin: number }
      | { readonly atMin: readonly number[]; readonly afterEndMin: number };
  };
  readonly continuous: readonly string[];
  readonly source: string;
}
export type ScaleItem = 'sedation' | 'dissociation' | 'pain';

/** A point counts as met by what was observed from this long before it (UI-19 grace, [default]). */
export const GRACE_MIN = 2;
/** RD-FAIL [default]: recheck every 15 minutes once the timetable of a route has run out. */
const RECHECK_EVERY_MIN = 15;
const PSYCHIATRIC_SCALES: MonitoringSchedule['scales'] = {
  items: ['sedation', 'dissociation'],
  when: { atMin: [20, 40], afterEndMin: 30 },
};

export const MONITORING_SCHEDULES: {
  readonly [K in MonitoringSchedule['id']]: MonitoringSchedule;
} = {
  'MO-01': {
    id: 'MO-01',
    version: '1.0.0',
    vitals: { anchor: 'last-dose', atMin: [20, 40, 60, 90, 120], thenEveryMin: RECHECK_EVERY_MIN },
    scales: { items: ['sedation', 'dissociation'], when: 'with-vitals' },
    continuous: ['SpO2'],
    source: 'L1, L4, R3 [read]; extra points [default]',
  },
  'MO-02': {
    id: 'MO-02',
    version: '1.0.0',
    vitals: { anchor: 'infusion', duringEveryMin: 10, afterEveryMin: 15 },
    scales: PSYCHIATRIC_SCALES,
    continuous: ['SpO2', 'heart rate'],
    source: 'E-BP3: every 10, then 15 [read]',
  },
  'MO-03': {
    id: 'MO-03',
    version: '1.0.0',
    vitals: { anchor: 'infusion', duringEveryMin: 5, afterEveryMin: 10 },
    scales: PSYCHIATRIC_SCALES,
    continuous: ['SpO2', 'heart rate', 'consider ECG', 'consider EtCO2'],
    source: '[default]',
  },
  'MO-04': {
    id: 'MO-04',
    version: '1.0.0',
    vitals: {
      anchor: 'last-dose',
      atMin: [5, 10, 15, 20, 30, 45, 60, 90, 120],
      thenEveryMin: RECHECK_EVERY_MIN,
    },
    scales: PSYCHIATRIC_SCALES,
    continuous: ['SpO2', 'heart rate for 60 min'],
    source: '[default]',
  },
  'MO-05': {
    id: 'MO-05',
    version: '1.0.0',
    vitals: { anchor: 'last-dose', atMin: [15, 30, 45, 60, 90, 120], thenEveryMin: RECHECK_EVERY_MIN },
    scales: PSYCHIATRIC_SCALES,
    continuous: ['SpO2 for the first 60 min'],
    source: 'observed up to 2 h, E-OKT [read]; [default]',
  },
  'MO-06': {
    id: 'MO-06',
    version: '1.0.0',
    vitals: { anchor: 'infusion', duringEveryMin: 15, afterEveryMin: 15 },
    scales: { items: ['sedation', 'pain'], when: { everyMin: 30 } },
    continuous: ['SpO2', 'ECG'],
    source: 'E-CRPS1 [read]',
  },
};

/** SC-101 to SC-103 and SC-110, as flags; SC-119 is the age. */
const CLOSER_WATCH: readonly RiskFlag[] = [
  'controlled-hypertension',
  'hypertensive-encephalopathy-history',
  'stable-cardiac-disease',
  'sleep-apnoea',
];
type Opening = FactData['session.opened'];
/** The part of an opening that a timetable depends on. */
export interface Monitored {
  readonly order: Pick<Opening['order'], 'route' | 'indicationGroup'>;
  readonly patient: Pick<Opening['patient'], 'ageYears' | 'riskFlags'>;
  readonly sessionNumber: Opening['sessionNumber'];
}

/** The timetable that belongs to an order and a patient. A first infusion or a risk flag asks for the closer one. */
export function scheduleFor(opening: Monitored): MonitoringSchedule {
  const { order, patient, sessionNumber } = opening;
  switch (order.route) {
    case 'IN':
      return MONITORING_SCHEDULES['MO-01'];
    case 'IM':
    case 'SC':
      return MONITORING_SCHEDULES['MO-04'];
    case 'PO':
    case 'SL':
      return MONITORING_SCHEDULES['MO-05'];
    case 'IV': {
      if (order.indicationGroup === 'pain') return MONITORING_SCHEDULES['MO-06'];
      const closer =
        sessionNumber === 1 ||
        patient.ageYears >= OLDER_FROM_YEARS ||
        patient.riskFlags.some((flag) => CLOSER_WATCH.includes(flag));
      return MONITORING_SCHEDULES[closer ? 'MO-03' : 'MO-02'];
    }
  }
}
