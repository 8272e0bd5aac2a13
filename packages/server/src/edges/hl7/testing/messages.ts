/** Small device messages of our own making. Every person, device and value is invented. */

export interface MessageParts {
  readonly msh?: Partial<Record<number, string>>;
  readonly pid?: string;
  readonly pv1?: string;
  readonly obr?: string;
  readonly obx: readonly string[];
}

/** A message with usual parts; `msh` replaces single header fields by number. */
export function aMessage(parts: MessageParts): string {
  const header: Record<number, string> = {
    3: 'BEDSIDE^0011220000AA0001^EUI-64',
    4: 'LARCH',
    7: '20260203101000-0500',
    9: 'ORU^R01^ORU_R01',
    10: 'C-1',
    11: 'P',
    12: '2.6',
    18: 'UNICODE UTF-8',
  };
  for (const [n, text] of Object.entries(parts.msh ?? {})) header[Number(n)] = text ?? '';
  const last = Math.max(...Object.keys(header).map(Number));
  const fields = Array.from({ length: last - 2 }, (_, i) => header[i + 3] ?? '');
  return [
    `MSH|^~\\&|${fields.join('|')}`,
    parts.pid ?? 'PID|||MRN-77^^^LARCH^MR||Fernsby^Odile^^^^^L',
    ...(parts.pv1 === undefined ? [] : [parts.pv1]),
    parts.obr ?? 'OBR|1|1^BEDSIDE|1^BEDSIDE|182777000^monitoring of patient^SCT|||20260203101000-0500',
    ...parts.obx,
  ]
    .map((line) => `${line}\r`)
    .join('');
}

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** One numeric row. */
export function aRow(options: {
  readonly code?: string;
  readonly subId?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly flags?: string;
  readonly status?: string;
  readonly at?: string;
  readonly type?: string;
}): string {
  const { code = '150456^MDC_PULS_OXIM_SAT_O2^MDC', subId = '1.3.1.1', value = '97', type = 'NM' } = options;
  const {
    unit = '262688^MDC_DIM_PERCENT^MDC',
    flags = '',
    status = 'R',
    at = '20260203101000-0500',
  } = options;
  return `OBX|1|${type}|${code}|${subId}|${value}|${unit}||${flags}|||${status}|||${at}`;
}

export const SYSTOLIC = '150021^MDC_PRESS_BLD_NONINV_SYS^MDC';
export const DIASTOLIC = '150022^MDC_PRESS_BLD_NONINV_DIA^MDC';
export const MEAN = '150023^MDC_PRESS_BLD_NONINV_MEAN^MDC';
export const MMHG = '266016^MDC_DIM_MMHG^MDC';
