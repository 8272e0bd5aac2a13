/** Measurements that rules compare: code, the one unit we keep, and the bounds beyond which a value is refused. */

import type { Unit } from '@titrate/quantity';
import type { Mark } from '../rule.ts';

export interface MeasurementKind<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly loinc: string;
  readonly unit: Unit;
  /** Absolute bounds: outside them the value is an error of typing or transfer, never a patient. */
  readonly min: number;
  readonly max: number;
  /** Why the bounds stand there. */
  readonly boundsReason: string;
  /** The result is read against the laboratory's own upper limit. */
  readonly needsUpperLimit: boolean;
  readonly mark: Mark;
}

const kind = <const Id extends string>(
  id: Id,
  title: string,
  loinc: string,
  unit: Unit,
  bounds: readonly [number, number, string],
  needsUpperLimit = false,
): MeasurementKind<Id> => ({
  id,
  title,
  loinc,
  unit,
  min: bounds[0],
  max: bounds[1],
  boundsReason: bounds[2],
  needsUpperLimit,
  mark: 'known',
});

const ENZYME = [0, 50_000, 'Above any survivable result; catches a lost decimal point'] as const;

const ALL = [
  // 20 to 350 kg: the dosing rule DW-01 asks again outside 35 to 250; beyond these no adult is meant.
  kind('weight', 'Body weight', '29463-7', 'kg', [
    20,
    350,
    'Outside the weight of any adult a clinic chair holds; catches pounds and grams',
  ]),
  kind('height', 'Body height', '8302-2', 'cm', [
    100,
    250,
    'Outside adult height; catches inches and metres',
  ]),
  kind('alt', 'ALT', '1742-6', 'U/L', ENZYME, true),
  kind('ast', 'AST', '1920-8', 'U/L', ENZYME, true),
  kind('alp', 'Alkaline phosphatase', '6768-6', 'U/L', ENZYME, true),
  kind('ggt', 'GGT', '2324-2', 'U/L', ENZYME, true),
  kind(
    'bilirubin',
    'Total bilirubin',
    '1975-2',
    'mg/dL',
    [0, 100, 'Above any survivable result; catches µmol/L'],
    true,
  ),
  kind('creatinine', 'Creatinine', '2160-0', 'mg/dL', [0, 50, 'Above any survivable result; catches µmol/L']),
] as const;

export type MeasurementId = (typeof ALL)[number]['id'];
export const MEASUREMENTS: readonly MeasurementKind<MeasurementId>[] = ALL;

const BY_CODE: ReadonlyMap<string, MeasurementKind<MeasurementId>> = new Map(
  MEASUREMENTS.flatMap((row) => [[row.id, row] as const, [row.loinc, row] as const]),
);
/** By our id or by LOINC code. */
export const measurementByCode = (code: string): MeasurementKind<MeasurementId> | undefined =>
  BY_CODE.get(code);
