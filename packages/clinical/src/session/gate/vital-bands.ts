/** The vital-sign gate as data: what each value before dosing does to the step. */
import { type ClinicValues, inForce } from '../../library/values.ts';
import type { Severity } from './finding.ts';

export type Level = Severity | 'go';

/** Bands from worst to best; the first that holds is the band. */
export type Bands = readonly Band[];
/** One bound, and what lies beyond it. */
type Band = { readonly level: Level } & (
  | { readonly above: number; readonly from?: never; readonly below?: never }
  | { readonly above?: never; readonly from: number; readonly below?: never }
  | { readonly above?: never; readonly from?: never; readonly below: number }
);

interface PressureBands {
  readonly systolic: Bands;
  readonly diastolic: Bands;
  readonly source: string;
}
export type PressureTable = 'VG-01' | 'VG-02-EU' | 'VG-02-US' | 'VG-03';
export const BLOOD_PRESSURE: { readonly [T in PressureTable]: PressureBands } = {
  'VG-01': {
    systolic: [
      { level: 'block', above: 180 },
      { level: 'override', above: 140 },
    ],
    diastolic: [
      { level: 'block', above: 110 },
      { level: 'override', above: 90 },
    ],
    source: 'L1, L3 [read] for 140/90; block [default]',
  },
  'VG-02-EU': {
    systolic: [
      { level: 'block', above: 180 },
      { level: 'override', above: 150 },
    ],
    diastolic: [
      { level: 'block', above: 110 },
      { level: 'override', above: 90 },
    ],
    source: 'L7 [read]; block [default]',
  },
  'VG-02-US': {
    systolic: [
      { level: 'block', above: 180 },
      { level: 'override', above: 140 },
    ],
    diastolic: [
      { level: 'block', above: 110 },
      { level: 'override', above: 90 },
    ],
    source: 'L1 [read]; block [default]',
  },
  'VG-03': {
    systolic: [
      { level: 'block', above: 180 },
      { level: 'override', from: 160 },
      { level: 'caution', above: 140 },
    ],
    diastolic: [
      { level: 'block', above: 100 },
      { level: 'override', above: 95 },
      { level: 'caution', above: 90 },
    ],
    source: 'K4 [read] for the block; bands [default]',
  },
};
export const LOW_SYSTOLIC: Bands = [
  { level: 'block', below: 80 },
  { level: 'override', below: 90 },
  { level: 'caution', below: 100 },
];
export const HEART_RATE: Bands = [
  { level: 'block', above: 130 },
  { level: 'block', below: 40 },
  { level: 'override', above: 110 },
  { level: 'override', below: 45 },
  { level: 'caution', above: 100 },
  { level: 'caution', below: 50 },
];
export const SATURATION: Bands = [
  { level: 'block', below: 90 },
  { level: 'override', below: 93 },
  { level: 'caution', below: 95 },
];
export const BREATHING: Bands = [
  { level: 'block', above: 30 },
  { level: 'block', below: 8 },
  { level: 'override', above: 24 },
  { level: 'override', below: 10 },
  { level: 'caution', above: 20 },
];
export const SEDATION: Bands = [
  { level: 'block', below: 4 },
  { level: 'override', below: 5 },
];

/** A band's own name within its rule: `systolic-block-above`. */
export const bandName = (of: string, band: Band): string => `${of}-${band.level}-${boundOf(band).word}`;

export function boundOf(band: Band): {
  readonly word: 'above' | 'from' | 'below';
  readonly value: number;
} {
  if (band.above !== undefined) return { word: 'above', value: band.above };
  if (band.from !== undefined) return { word: 'from', value: band.from };
  return { word: 'below', value: band.below };
}

/** The bands with the clinic's own numbers in them. */
export function bandsInForce(list: Bands, rule: string, of: string, values: ClinicValues): Bands {
  if (values[rule]?.thresholds === undefined) return list;
  return list.map((band) => {
    const own = (number: number) => inForce(values, rule, bandName(of, band), number);
    if (band.above !== undefined) return { level: band.level, above: own(band.above) };
    if (band.from !== undefined) return { level: band.level, from: own(band.from) };
    return { level: band.level, below: own(band.below) };
  });
}

/** Where the bands without a table of their own come from. */
export const VITAL_SOURCES = {
  'VG-04': '[default]',
  'VG-05': '[default]',
  'VG-06': '[default]',
  'VG-07': '[default]; E-SDK [read] for 10 and 30',
  'VG-08': '[default]',
} as const;

export interface VitalGateDefinition {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly unit: string;
  readonly bands: readonly { readonly of: string; readonly list: Bands }[];
  readonly source: string;
}

const pressureGate = (id: PressureTable, title: string): VitalGateDefinition => {
  const { systolic, diastolic, source } = BLOOD_PRESSURE[id];
  const bands = [
    { of: 'systolic', list: systolic },
    { of: 'diastolic', list: diastolic },
  ];
  return { id, version: '1.0.0', title, unit: 'mmHg', bands, source };
};
const gateOf = (
  id: string,
  title: string,
  unit: string,
  list: Bands,
  source: string,
): VitalGateDefinition => ({ id, version: '1.0.0', title, unit, bands: [{ of: 'value', list }], source });

/** VG-01 to VG-08, for reading; `vitalFindings` applies the same bands. */
export const VITAL_GATE: readonly VitalGateDefinition[] = [
  pressureGate('VG-01', 'Blood pressure before esketamine, under 65'),
  pressureGate('VG-02-EU', 'Blood pressure before esketamine, 65 and over, Europe'),
  pressureGate('VG-02-US', 'Blood pressure before esketamine, 65 and over, United States'),
  pressureGate('VG-03', 'Blood pressure before ketamine'),
  gateOf('VG-04', 'Low systolic pressure', 'mmHg', LOW_SYSTOLIC, VITAL_SOURCES['VG-04']),
  gateOf('VG-05', 'Heart rate', '/min', HEART_RATE, VITAL_SOURCES['VG-05']),
  gateOf('VG-06', 'Oxygen saturation on room air', '%', SATURATION, VITAL_SOURCES['VG-06']),
  gateOf('VG-07', 'Respiratory rate', '/min', BREATHING, VITAL_SOURCES['VG-07']),
  gateOf('VG-08', 'Sedation (MOAA/S)', '', SEDATION, VITAL_SOURCES['VG-08']),
];
