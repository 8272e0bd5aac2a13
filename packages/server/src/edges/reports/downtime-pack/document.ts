import type { Instant } from '@titrate/quantity';
import { type Content, type Definition, plainTable } from '../pdf-content.ts';
import { civilDateOf, dateTimeOf, timeOf } from '../zone-time.ts';
import { limitRows } from './limits.ts';

export interface DowntimeSession {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
  readonly recordNumber: string;
  readonly allergies: string;
  readonly chair: string | null;
  readonly startsAt: Instant;
  readonly phase: string;
  readonly number: number;
  /** The signed order, each fact with its unit. */
  readonly order: readonly (readonly [fact: string, value: string])[];
  /** What had been charted when the pack was made; empty before the session began. */
  readonly soFar: readonly (readonly [fact: string, value: string])[];
}

export interface DowntimePackInput {
  readonly clinicName: string;
  readonly zone: string;
  readonly paper: 'LETTER' | 'A4';
  readonly sessions: readonly DowntimeSession[];
  readonly at: Instant;
}

const ROWS = 18;
const COLUMNS = [
  'Time',
  'BP',
  'Pulse',
  'SpO2',
  'Breaths',
  'MOAA/S',
  'Diss.',
  'Dose, rate, event',
  'Initials',
] as const;

/** What a clinic works from when the system is down: who comes, what was ordered, the limits, and paper to chart on (CON-06). */
export function downtimePack(input: DowntimePackInput): Definition {
  const { clinicName, zone, at, sessions } = input;
  const made = dateTimeOf(at, zone);
  return {
    pageSize: input.paper,
    pageMargins: [36, 30, 36, 34],
    info: { title: 'Downtime pack', author: clinicName },
    footer: (page, pages) => ({
      margin: [36, 6, 36, 0],
      fontSize: 8,
      columns: [
        { text: `${clinicName} · downtime pack made ${made}` },
        { text: `page ${page} of ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      { text: `Downtime pack, ${made}`, style: 'title' },
      {
        text: 'For use when the system cannot be reached. What happened after the time above is not on it. Print a new one every 15 minutes while a failure is likely, and destroy the old one. Chart each row with the time on the wall; type it in afterwards with "From paper", so that the record shows both times.',
        margin: [0, 0, 0, 6],
      },
      sessions.length === 0
        ? { text: 'No sessions today.' }
        : plainTable(
            ['auto', 'auto', '*', 'auto', 'auto', 'auto'],
            ['Time', 'Chair', 'Patient', 'Born', 'Record', 'State'],
            sessions.map((one) => [
              timeOf(one.startsAt, zone),
              one.chair ?? '–',
              nameOf(one),
              civilDateOf(one.birthDate),
              one.recordNumber,
              one.phase,
            ]),
          ),
      { text: 'Limits', style: 'h' },
      plainTable(['*', '*', '*', '*'], ['What', 'Urgent', 'Stop', 'Do'], limitRows()),
      ...sessions.flatMap((one) => sheetOf(one, zone)),
    ],
    styles: {
      title: { fontSize: 16, bold: true, margin: [0, 0, 0, 4] },
      h: { fontSize: 11, bold: true, margin: [0, 6, 0, 2] },
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.1 },
  };
}

const nameOf = (one: DowntimeSession): string => `${one.familyName.toUpperCase()}, ${one.givenName}`;

/** One page for each session: who, what was ordered, where it stood, and an empty flowsheet. */
function sheetOf(one: DowntimeSession, zone: string): readonly Content[] {
  const line = ([fact, value]: readonly [string, string]): Content => ({
    text: [`${fact}: `, { text: value, bold: true }],
  });
  return [
    {
      text: `${nameOf(one)} · ${civilDateOf(one.birthDate)} · ${one.recordNumber}`,
      style: 'title',
      pageBreak: 'before',
    },
    {
      text: `${one.chair ?? 'No chair'} · ${timeOf(one.startsAt, zone)} · session ${one.number} · ${one.phase} · Allergies: ${one.allergies}`,
    },
    {
      columns: [
        { stack: [{ text: 'Signed order', style: 'h' }, ...one.order.map(line)], width: '*' },
        {
          stack: [
            { text: 'As charted when this was printed', style: 'h' },
            ...(one.soFar.length === 0 ? ['Nothing yet'] : one.soFar.map(line)),
          ],
          width: '*',
        },
      ],
      columnGap: 18,
    },
    { text: 'Flowsheet', style: 'h' },
    {
      table: {
        headerRows: 1,
        widths: [36, 46, 36, 36, 40, 42, 32, '*', 42],
        body: [
          COLUMNS.map((text) => ({ text, bold: true })),
          ...Array.from({ length: ROWS }, () => COLUMNS.map(() => ({ text: ' ', margin: [0, 4, 0, 4] }))),
        ],
      },
      layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
    },
    {
      text: 'Started at ______   Stopped at ______   Wasted ______ mg, witness __________   Left at ______ with __________',
      margin: [0, 8, 0, 0],
    },
  ];
}
