import type { DoseProtocol, Product, Route } from '../dose/request.ts';
import type { IndicationId } from '../rules/catalogue/indications.ts';
import { byDefault, read, type Source } from './source.ts';

/**
 * A way of treating, as it was studied: product, route, range with its source, time, series and what may be watched.
 * It carries no dose that could be taken over: the prescriber types the dose (DO-001).
 */
export interface Protocol {
  readonly id: string;
  readonly name: string;
  readonly product: Product;
  readonly route: Route;
  /** Which dose limits apply. */
  readonly limits: DoseProtocol;
  readonly indications: readonly IndicationId[];
  /** What was reported, in words. Never a default. */
  readonly rangeText: string;
  readonly durationText: string;
  readonly seriesText: string;
  /** Limits of a plan's form; `null` where the product has none. */
  readonly durationMin: { readonly usualMin: number; readonly usualMax: number } | null;
  readonly series: {
    readonly induction: { readonly sessions: number; readonly weeks: number } | null;
    readonly perWeekMax: number;
    readonly maintenanceText: string;
  };
  readonly setting: 'office' | 'inpatient';
  readonly observationText: string;
  readonly sources: readonly Source[];
}

const PSYCHIATRIC: readonly IndicationId[] = [
  'trd',
  'mdsi',
  'bipolar-depression',
  'ptsd',
  'social-anxiety',
  'gad',
  'ocd',
];
const PAIN: readonly IndicationId[] = [
  'crps',
  'spinal-cord-injury-pain',
  'other-chronic-pain',
  'refractory-headache',
];
const MAINTENANCE =
  'Weekly for 4, then further apart: typically every 3 to 6 weeks, as seldom as holds the benefit.';

export const PROTOCOLS: readonly Protocol[] = [
  {
    id: 'ketamine-iv-psychiatric',
    name: 'ketamine (racemic) by vein, psychiatric',
    product: 'ketamine',
    route: 'IV',
    limits: 'psychiatric',
    indications: PSYCHIATRIC,
    rangeText:
      'Best studied: 0.5 mg/kg over 40 min. Reported effective range 0.1 to 0.75 mg/kg; starts of 0.2 to 0.5 and a maximum of 1.0 mg/kg in one trial. Age 65 and over, frailty or heart disease: consider 0.2 to 0.4 mg/kg.',
    durationText: '40 min; 30 to 60 allowed.',
    seriesText:
      '6 infusions in 2 to 3 weeks; review after infusion 4; stop or justify without response after 6 to 8.',
    durationMin: { usualMin: 40, usualMax: 60 },
    series: { induction: { sessions: 6, weeks: 3 }, perWeekMax: 3, maintenanceText: MAINTENANCE },
    setting: 'office',
    observationText: '60 min after the end of the infusion, and the discharge criteria.',
    sources: [...read('E-AND4', 'E-AUS', 'E-PHI', 'E-NON', 'G4'), ...byDefault('IV-01', 'IV-04', 'IV-06')],
  },
  {
    id: 'ketamine-im-psychiatric',
    name: 'ketamine (racemic) by muscle, psychiatric',
    product: 'ketamine',
    route: 'IM',
    limits: 'psychiatric',
    indications: PSYCHIATRIC,
    rangeText: 'First 0.3 to 0.5 mg/kg; trial range 0.3 to 1.0 mg/kg. It cannot be switched off once given.',
    durationText: 'An injection; a second one no sooner than 15 to 20 min later.',
    seriesText: 'As by vein; less evidence.',
    durationMin: null,
    series: { induction: { sessions: 6, weeks: 3 }, perWeekMax: 3, maintenanceText: MAINTENANCE },
    setting: 'office',
    observationText: '120 min after the last injection.',
    sources: [...read('E-KAP', 'S-NUM'), ...byDefault('IM-01', 'IM-03')],
  },
  {
    id: 'ketamine-sc-psychiatric',
    name: 'ketamine (racemic) under the skin, psychiatric',
    product: 'ketamine',
    route: 'SC',
    limits: 'psychiatric',
    indications: PSYCHIATRIC,
    rangeText: '0.5 mg/kg; guided by response 0.6, 0.75 and at most 0.9 mg/kg.',
    durationText: 'An injection.',
    seriesText: 'Twice weekly for 4 weeks.',
    durationMin: null,
    series: { induction: { sessions: 8, weeks: 4 }, perWeekMax: 2, maintenanceText: MAINTENANCE },
    setting: 'office',
    observationText: '120 min after the last injection.',
    sources: [...read('E-KADS'), ...byDefault('SQ-01')],
  },
  {
    id: 'ketamine-oral-psychiatric',
    name: 'ketamine (racemic) by mouth in the clinic, psychiatric',
    product: 'ketamine',
    route: 'PO',
    limits: 'psychiatric',
    indications: PSYCHIATRIC,
    rangeText:
      'Experimental. One open trial began at 0.5 mg/kg a week and rose to 3 mg/kg. About 15 to 25 % is absorbed.',
    durationText: 'One dose, swallowed in the clinic.',
    seriesText: 'Weekly in the trial.',
    durationMin: null,
    series: { induction: { sessions: 6, weeks: 6 }, perWeekMax: 1, maintenanceText: 'Not established.' },
    setting: 'office',
    observationText: '120 min after the dose.',
    sources: [...read('E-OKT', 'E-AND-PO'), ...byDefault('PO-02')],
  },
  {
    id: 'ketamine-sublingual-psychiatric',
    name: 'ketamine (racemic) under the tongue in the clinic, psychiatric',
    product: 'ketamine',
    route: 'SL',
    limits: 'psychiatric',
    indications: PSYCHIATRIC,
    rangeText: 'Experimental. About 25 to 40 % is absorbed; what is swallowed acts as a dose by mouth.',
    durationText: 'One dose, held under the tongue in the clinic.',
    seriesText: 'Not established.',
    durationMin: null,
    series: { induction: null, perWeekMax: 1, maintenanceText: 'Not established.' },
    setting: 'office',
    observationText: '120 min after the dose.',
    sources: [...read('E-AND-PO', 'S-NUM', 'E-SLR'), ...byDefault('PO-02')],
  },
  {
    id: 'ketamine-iv-pain-outpatient',
    name: 'ketamine (racemic) by vein, pain, four hours a day',
    product: 'ketamine',
    route: 'IV',
    limits: 'pain',
    indications: ['crps', 'spinal-cord-injury-pain'],
    rangeText: 'Reported for CRPS: 0.35 mg/kg/h for 4 h daily on 10 days, about 1.4 mg/kg a day.',
    durationText: '4 h.',
    seriesText: '10 days. A repeat only after a benefit that lasted; review above 12 day infusions a year.',
    durationMin: { usualMin: 120, usualMax: 300 },
    series: {
      induction: { sessions: 10, weeks: 2 },
      perWeekMax: 5,
      maintenanceText: 'By benefit, not by calendar.',
    },
    setting: 'office',
    observationText: '60 to 120 min after the end; the longer time is kept.',
    sources: [...read('G3', 'E-CRPS1'), ...byDefault('PN-02', 'PN-11')],
  },
  {
    id: 'ketamine-iv-pain-inpatient',
    name: 'ketamine (racemic) by vein, pain, continuous over days',
    product: 'ketamine',
    route: 'IV',
    limits: 'pain',
    indications: ['crps', 'refractory-headache'],
    rangeText: 'Reported for CRPS: 22 mg/h for 4 days, or titrated 10 to 40 mg/h for 5 days. Inpatient only.',
    durationText: '4 to 5 days.',
    seriesText: 'At least 6 weeks between courses; liver tests before, during and after.',
    durationMin: { usualMin: 1440, usualMax: 7200 },
    series: {
      induction: { sessions: 1, weeks: 1 },
      perWeekMax: 1,
      maintenanceText: 'By benefit, not by calendar.',
    },
    setting: 'inpatient',
    observationText: 'Inpatient care; 60 to 120 min after the end before any discharge.',
    sources: [...read('G3', 'E-CRPS2', 'E-NOP', 'E-MIG'), ...byDefault('PN-10')],
  },
  {
    id: 'ketamine-iv-pain-single',
    name: 'ketamine (racemic) by vein, pain, single infusion',
    product: 'ketamine',
    route: 'IV',
    limits: 'pain',
    indications: PAIN,
    rangeText:
      'Commonly 0.3 to 0.5 mg/kg over 30 to 60 min, up to several hours; weak evidence outside CRPS.',
    durationText: '30 to 60 min, up to several hours.',
    seriesText: 'By benefit; review above 12 day infusions a year.',
    durationMin: { usualMin: 30, usualMax: 240 },
    series: { induction: null, perWeekMax: 1, maintenanceText: 'By benefit, not by calendar.' },
    setting: 'office',
    observationText: '60 to 120 min after the end; the longer time is kept.',
    sources: [{ key: 'PN-07', mark: 'known' }, ...read('G3'), ...byDefault('PN-11')],
  },
  {
    id: 'esketamine-trd',
    name: 'esketamine nasal spray, treatment-resistant depression',
    product: 'esketamine',
    route: 'IN',
    limits: 'psychiatric',
    indications: ['trd'],
    rangeText:
      'Day 1: 56 mg; then 56 or 84 mg. Europe from 65: start 28 mg, steps of 28 mg. Alone or with an oral antidepressant.',
    durationText: 'One device at a time, 5 min between devices.',
    seriesText: 'Weeks 1 to 4 twice weekly; weeks 5 to 8 weekly; from week 9 every 2 weeks or weekly.',
    durationMin: null,
    series: {
      induction: { sessions: 8, weeks: 4 },
      perWeekMax: 2,
      maintenanceText:
        'The least frequent that holds remission or response; decide on going on before week 5.',
    },
    setting: 'office',
    observationText:
      '120 min from the last device, and until sedation, dissociation and breathing have settled.',
    sources: read('L1', 'L3', 'L5', 'L7', 'R1'),
  },
  {
    id: 'esketamine-mdsi',
    name: 'esketamine nasal spray, depression with acute suicidality',
    product: 'esketamine',
    route: 'IN',
    limits: 'psychiatric',
    indications: ['mdsi'],
    rangeText: '84 mg; 56 mg if not tolerated. With an oral antidepressant.',
    durationText: 'One device at a time, 5 min between devices.',
    seriesText: 'Twice weekly for 4 weeks; not studied systematically beyond.',
    durationMin: null,
    series: {
      induction: { sessions: 8, weeks: 4 },
      perWeekMax: 2,
      maintenanceText: 'Not studied beyond 4 weeks.',
    },
    setting: 'office',
    observationText:
      '120 min from the last device, and until sedation, dissociation and breathing have settled.',
    sources: read('L3', 'L1', 'R1'),
  },
];

export function protocolById(id: string): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol.id === id);
}

/** The protocols a prescriber can choose from for one indication. */
export function protocolsFor(indication: IndicationId): readonly Protocol[] {
  return PROTOCOLS.filter((protocol) => protocol.indications.includes(indication));
}
