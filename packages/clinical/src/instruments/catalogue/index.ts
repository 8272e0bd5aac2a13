/** The catalogue: every instrument of the product, in the order of `INSTRUMENT_IDS`. */
import type { InstrumentId } from '../ids.ts';
import type { Instrument } from '../types.ts';
import { auditC } from './audit-c.instrument.ts';
import { cssrsScreen } from './cssrs-screen.instrument.ts';
import { gad7 } from './gad7.instrument.ts';
import { nauseaNrs, painNrs } from './nrs.instrument.ts';
import { pcl5 } from './pcl5.instrument.ts';
import { peg } from './peg.instrument.ts';
import { phq2 } from './phq2.instrument.ts';
import { phq9 } from './phq9.instrument.ts';

export const INSTRUMENTS: readonly Instrument[] = [
  phq9,
  phq2,
  gad7,
  cssrsScreen,
  pcl5,
  peg,
  painNrs,
  nauseaNrs,
  auditC,
];

const BY_ID: ReadonlyMap<unknown, Instrument> = new Map(INSTRUMENTS.map((one) => [one.id, one]));

/** The instrument of an id from outside, or `undefined`. */
export function findInstrument(id: unknown): Instrument | undefined {
  return BY_ID.get(id);
}

export function instrumentById(id: InstrumentId): Instrument {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`Invariant broken: instrument ${id} is in the catalogue`);
  return found;
}
