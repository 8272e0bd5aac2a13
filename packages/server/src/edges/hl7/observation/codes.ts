import type { VitalKind } from '../device-message.ts';

/** What a row is about. */
type Meaning =
  | { readonly use: 'vital'; readonly kind: VitalKind }
  | { readonly use: 'pump'; readonly item: PumpItem }
  | { readonly use: 'alarm'; readonly item: AlarmItem }
  | { readonly use: 'event' };
export type PumpItem =
  | 'drug-label'
  | 'concentration'
  | 'rate'
  | 'current-rate'
  | 'dose-rate'
  | 'given'
  | 'to-give'
  | 'left'
  | 'time-left'
  | 'weight'
  | 'status'
  | 'event';
export type AlarmItem = 'alarm' | 'source' | 'phase' | 'state' | 'inactivation';

const vital = (kind: VitalKind): Meaning => ({ use: 'vital', kind });
const pump = (item: PumpItem): Meaning => ({ use: 'pump', item });
const alarm = (item: AlarmItem): Meaning => ({ use: 'alarm', item });

/**
 * ISO/IEEE 11073-10101 codes: number, every reference id seen for it, meaning.
 * Not in here means: kept as received, charted nowhere.
 */
const MDC: readonly (readonly [string, readonly string[], Meaning])[] = [
  ['150456', ['MDC_PULS_OXIM_SAT_O2'], vital('spo2')],
  ['147842', ['MDC_ECG_HEART_RATE', 'MDC_ECG_CARD_BEAT_RATE'], vital('heart-rate')],
  ['149530', ['MDC_PULS_OXIM_PULS_RATE'], vital('pulse-rate')],
  ['149546', ['MDC_PULS_RATE_NON_INV'], vital('pulse-rate')],
  ['149522', ['MDC_BLD_PULS_RATE', 'MDC_PULS_RATE'], vital('pulse-rate')],
  ['150021', ['MDC_PRESS_BLD_NONINV_SYS'], vital('systolic')],
  ['150022', ['MDC_PRESS_BLD_NONINV_DIA'], vital('diastolic')],
  ['150023', ['MDC_PRESS_BLD_NONINV_MEAN'], vital('mean')],
  ['150301', ['MDC_PRESS_CUFF_SYS'], vital('systolic')],
  ['150302', ['MDC_PRESS_CUFF_DIA'], vital('diastolic')],
  ['150303', ['MDC_PRESS_CUFF_MEAN'], vital('mean')],
  ['151562', ['MDC_RESP_RATE'], vital('respiratory-rate')],
  ['151658', ['MDC_PULS_OXIM_PLETH_RESP_RATE'], vital('respiratory-rate')],
  ['150344', ['MDC_TEMP'], vital('temperature')],
  ['188496', ['MDC_TEMP_AXIL'], vital('temperature')],
  ['188736', ['MDC_MASS_BODY_ACTUAL'], vital('weight')],
  ['188740', ['MDC_LEN_BODY_ACTUAL'], vital('height')],
  ['184514', ['MDC_DRUG_NAME_LABEL'], pump('drug-label')],
  ['157760', ['MDC_CONC_DRUG'], pump('concentration')],
  ['157784', ['MDC_FLOW_FLUID_PUMP'], pump('rate')],
  ['157924', ['MDC_RATE_DOSE'], pump('dose-rate')],
  ['157993', ['MDC_VOL_FLUID_DELIV_TOTAL'], pump('given')],
  ['157884', ['MDC_VOL_FLUID_TBI'], pump('to-give')],
  ['157872', ['MDC_VOL_FLUID_TBI_REMAIN'], pump('left')],
  ['157916', ['MDC_TIME_PD_REMAIN'], pump('time-left')],
  ['68063', ['MDC_ATTR_PT_WEIGHT'], pump('weight')],
  ['184519', ['MDC_PUMP_INFUSING_STATUS'], pump('status')],
  ['196616', ['MDC_EVT_ALARM'], alarm('alarm')],
  ['68480', ['MDC_ATTR_ALERT_SOURCE'], alarm('source')],
  ['68481', ['MDC_ATTR_EVENT_PHASE'], alarm('phase')],
  ['68482', ['MDC_ATTR_ALARM_STATE'], alarm('state')],
  ['68483', ['MDC_ATTR_ALARM_INACTIVATION_STATE'], alarm('inactivation')],
  ['196670', ['MDC_EVT_LO'], { use: 'event' }],
  ['196940', ['MDC_EVT_FLUID_LINE_OCCL'], { use: 'event' }],
  ['197288', ['MDC_EVT_PUMP_DELIV_START'], { use: 'event' }],
];
/** Codes without a number yet (sent as 0): known by name alone. */
const MDC_PENDING: Readonly<Record<string, Meaning>> = {
  MDC_ATTR_EVT_COND: pump('event'),
  MDC_FLOW_FLUID_PUMP_CURRENT: pump('current-rate'),
};
const LOINC: Readonly<Record<string, Meaning>> = {
  '8867-4': vital('heart-rate'),
  '8889-8': vital('pulse-rate'),
  '9279-1': vital('respiratory-rate'),
  '59408-5': vital('spo2'),
  '2708-6': vital('spo2'),
  '8310-5': vital('temperature'),
  '8480-6': vital('systolic'),
  '8462-4': vital('diastolic'),
  '8478-0': vital('mean'),
  '29463-7': vital('weight'),
  '8302-2': vital('height'),
};
const MDC_BY_NUMBER = new Map(MDC.map(([number, names, meaning]) => [number, { names, meaning }]));
const MDC_BY_NAME = new Map(MDC.flatMap(([number, names]) => names.map((name) => [name, number] as const)));

/** One coding of OBX-3: code, name, system. */
export interface Coding {
  readonly code: string;
  readonly name: string;
  readonly system: string;
}
export interface Understood {
  readonly code: string;
  readonly name: string;
  readonly system: 'MDC' | 'LN' | 'vendor';
  readonly meaning: Meaning;
}

/** What a coding means: known, `unknown`, or `disagrees` when number and name are those of two things. */
export function understand(
  coding: Coding,
  vendor: Readonly<Record<string, VitalKind>> = {},
): Understood | 'unknown' | 'disagrees' {
  const { code, name, system } = coding;
  if (system === 'LN') {
    const meaning = Object.hasOwn(LOINC, code) ? LOINC[code] : undefined;
    return meaning === undefined ? 'unknown' : { code, name, system: 'LN', meaning };
  }
  if (system === 'MDC' || system === '') {
    const nameIsOf = MDC_BY_NAME.get(name);
    if (nameIsOf !== undefined && nameIsOf !== code) return 'disagrees';
    const known = MDC_BY_NUMBER.get(code);
    if (known !== undefined) return { code, name, system: 'MDC', meaning: known.meaning };
    const pending = code === '0' && Object.hasOwn(MDC_PENDING, name) ? MDC_PENDING[name] : undefined;
    if (pending !== undefined) return { code: name, name, system: 'MDC', meaning: pending };
  }
  const key = `${system}|${code}`;
  const kind = Object.hasOwn(vendor, key) ? vendor[key] : undefined;
  return kind === undefined ? 'unknown' : { code, name, system: 'vendor', meaning: vital(kind) };
}
