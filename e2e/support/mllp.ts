import { once } from 'node:events';
import { connect } from 'node:net';

const START = '\u000b';
const END = '\u001c\r';

/** Sends messages one after the other over one connection, as a monitor gateway does; the acknowledgements in order. */
export async function sendHl7(port: number, messages: readonly string[]): Promise<readonly string[]> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  await once(socket, 'connect');
  const answers: string[] = [];
  try {
    for (const message of messages) {
      socket.write(`${START}${message}${END}`);
      answers.push(await oneFrame(socket));
    }
  } finally {
    socket.destroy();
  }
  return answers;
}

async function oneFrame(socket: ReturnType<typeof connect>): Promise<string> {
  let text = '';
  while (!text.endsWith(END)) {
    const [chunk] = await once(socket, 'data', { signal: AbortSignal.timeout(10_000) });
    text += String(chunk);
  }
  return text.slice(START.length, -END.length);
}

export interface Reading {
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number;
  readonly spo2: number;
  readonly breaths: number;
}

/** One row of a bedside monitor as IHE PCD-01 has it, from the device registered as `eui64`; it knows no patient. */
export function monitorMessage(eui64: string, atMs: number, controlId: string, reading: Reading): string {
  const time = `${new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}+0000`;
  const rows: readonly (readonly [code: string, sub: string, value: number, unit: string])[] = [
    ['150021^MDC_PRESS_BLD_NONINV_SYS^MDC', '1.1.9.1', reading.systolic, '266016^MDC_DIM_MMHG^MDC'],
    ['150022^MDC_PRESS_BLD_NONINV_DIA^MDC', '1.1.9.2', reading.diastolic, '266016^MDC_DIM_MMHG^MDC'],
    ['149530^MDC_PULS_OXIM_PULS_RATE^MDC', '1.3.1.2', reading.pulse, '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
    ['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.3.1.1', reading.spo2, '262688^MDC_DIM_PERCENT^MDC'],
    ['151562^MDC_RESP_RATE^MDC', '1.2.1.1', reading.breaths, '264928^MDC_DIM_RESP_PER_MIN^MDC'],
  ];
  return [
    `MSH|^~\\&|BEDSIDE^${eui64}^EUI-64|WARD|||${time}||ORU^R01^ORU_R01|${controlId}|P|2.6||||||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO`,
    'PID|||',
    'PV1||O|',
    `OBR|1|${controlId}^BEDSIDE|${controlId}^BEDSIDE|182777000^monitoring of patient^SCT|||${time}`,
    ...rows.map(
      ([code, sub, value, unit], index) =>
        `OBX|${index + 1}|NM|${code}|${sub}|${value}|${unit}|||||R|||${time}||||${eui64}^^${eui64}^EUI-64`,
    ),
    '',
  ].join('\r');
}
