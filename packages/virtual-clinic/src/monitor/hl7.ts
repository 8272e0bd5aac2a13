import type { MonitorReading } from './curve.ts';

export interface MonitorIdentity {
  /** EUI-64 of the monitor, 16 hexadecimal digits. */
  readonly eui64: string;
  readonly application: string;
  readonly location: string;
}

type Row = readonly [code: string, subId: string, value: number, unit: string];

const VT = '\u000b';
const FS = '\u001c';
const CR = '\r';

/** What a row carries: a cuff measures every few minutes, the other sensors all the time. */
export type SentReading = Pick<MonitorReading, 'heartRatePerMin' | 'respiratoryRatePerMin' | 'spo2Percent'> &
  Partial<Pick<MonitorReading, 'systolicMmhg' | 'diastolicMmhg'>>;

/**
 * One vital row as a bedside monitor sends it: ORU^R01 in the shape of IHE PCD-01, MDC codes, UCUM units,
 * times with offset, and no patient, because a monitor at a chair rarely knows one.
 */
export function oruMessage(
  identity: MonitorIdentity,
  reading: SentReading,
  observedAt: string,
  controlId: string,
): string {
  const time = hl7Time(observedAt);
  const device = `${identity.eui64}^^${identity.eui64}^EUI-64`;
  const pressure: readonly Row[] =
    reading.systolicMmhg === undefined || reading.diastolicMmhg === undefined
      ? []
      : [
          ['150021^MDC_PRESS_BLD_NONINV_SYS^MDC', '1.1.1.1', reading.systolicMmhg, '266016^MDC_DIM_MMHG^MDC'],
          [
            '150022^MDC_PRESS_BLD_NONINV_DIA^MDC',
            '1.1.1.2',
            reading.diastolicMmhg,
            '266016^MDC_DIM_MMHG^MDC',
          ],
        ];
  const rows: readonly Row[] = [
    ...pressure,
    ['147842^MDC_ECG_HEART_RATE^MDC', '1.2.1.1', reading.heartRatePerMin, '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
    ['151562^MDC_RESP_RATE^MDC', '1.2.1.2', reading.respiratoryRatePerMin, '264928^MDC_DIM_RESP_PER_MIN^MDC'],
    ['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.3.1.1', reading.spo2Percent, '262688^MDC_DIM_PERCENT^MDC'],
  ];
  return [
    `MSH|^~\\&|${identity.application}^${identity.eui64}^EUI-64|${identity.location}|||${time}||ORU^R01^ORU_R01|${controlId}|P|2.6|||AL|NE||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO`,
    'PID|||',
    `PV1||O|${identity.location}`,
    `OBR|1|${controlId}^${identity.application}|${controlId}^${identity.application}|182777000^monitoring of patient^SCT|||${time}`,
    ...rows.map(
      ([code, subId, value, unit], index) =>
        `OBX|${index + 1}|NM|${code}|${subId}|${value}|${unit}|||||R|||${time}||||${device}`,
    ),
    '',
  ].join(CR);
}

/** The message between the block characters of MLLP. */
export const mllpFrame = (message: string): string => `${VT}${message}${FS}${CR}`;

/** `2026-02-03T18:05:00.000Z` as `20260203180500+0000`. */
function hl7Time(iso: string): string {
  return `${iso.replace(/[-:T]/g, '').slice(0, 14)}+0000`;
}
