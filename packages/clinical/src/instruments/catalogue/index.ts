/** The catalogue: every instrument of the product, in the order of `INSTRUMENT_IDS`. */
import type { InstrumentId } from '../ids.ts';
import type { Instrument } from '../types.ts';
import { asrm } from './asrm.instrument.ts';
import { athfSf } from './athf-sf.instrument.ts';
import { auditC } from './audit-c.instrument.ts';
import { bpicSs, icsiIcpi, oabqSf } from './bladder.instrument.ts';
import { bpiSf } from './bpi-sf.instrument.ts';
import { cadss6, cadss23 } from './cadss.instrument.ts';
import { moca, pdq5 } from './cognition.instrument.ts';
import { cssrsScreen } from './cssrs-screen.instrument.ts';
import { dast10 } from './dast10.instrument.ts';
import { aldrete, mpadss } from './discharge.instrument.ts';
import { ebi, meq30 } from './experience.instrument.ts';
import { gad7 } from './gad7.instrument.ts';
import { hamd17 } from './hamd17.instrument.ts';
import { isi } from './isi.instrument.ts';
import { kset } from './kset.instrument.ts';
import { lsas } from './lsas.instrument.ts';
import { madrs } from './madrs.instrument.ts';
import { mdq } from './mdq.instrument.ts';
import { msm } from './msm.instrument.ts';
import { nauseaNrs, painNrs } from './nrs.instrument.ts';
import { ocir } from './ocir.instrument.ts';
import { pcPtsd5 } from './pc-ptsd5.instrument.ts';
import { pcl5 } from './pcl5.instrument.ts';
import { peg } from './peg.instrument.ts';
import { phq2 } from './phq2.instrument.ts';
import { phq9 } from './phq9.instrument.ts';
import { qidsSr16 } from './qids-sr16.instrument.ts';
import { moaas, rass } from './sedation.instrument.ts';
import { miniSpin, spin } from './spin.instrument.ts';
import { who5 } from './who5.instrument.ts';
import { whodas12 } from './whodas12.instrument.ts';
import { wsas } from './wsas.instrument.ts';
import { ybocs } from './ybocs.instrument.ts';
import { ymrs } from './ymrs.instrument.ts';

/** A member for every id: one that is missing does not compile. */
const BY_ID: { readonly [Id in InstrumentId]: Instrument } = {
  phq9,
  phq2,
  gad7,
  qids_sr16: qidsSr16,
  madrs,
  hamd17,
  cssrs_screen: cssrsScreen,
  asrm,
  ymrs,
  mdq,
  pcl5,
  pc_ptsd5: pcPtsd5,
  ocir,
  ybocs,
  spin,
  mini_spin: miniSpin,
  lsas,
  peg,
  bpi_sf: bpiSf,
  pain_nrs: painNrs,
  nausea_nrs: nauseaNrs,
  who5,
  wsas,
  whodas12,
  audit_c: auditC,
  dast10,
  cadss23,
  cadss6,
  kset,
  moaas,
  rass,
  aldrete,
  mpadss,
  icsi_icpi: icsiIcpi,
  bpic_ss: bpicSs,
  oabq_sf: oabqSf,
  moca,
  pdq5,
  isi,
  ebi,
  meq30,
  msm,
  athf_sf: athfSf,
};

export const INSTRUMENTS: readonly Instrument[] = Object.values(BY_ID);

const LOOKUP: ReadonlyMap<unknown, Instrument> = new Map(INSTRUMENTS.map((one) => [one.id, one]));

/** The instrument of an id from outside, or `undefined`. */
export function findInstrument(id: unknown): Instrument | undefined {
  return LOOKUP.get(id);
}

export function instrumentById(id: InstrumentId): Instrument {
  return BY_ID[id];
}
