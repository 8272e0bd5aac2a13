import { afterCareFor } from '@titrate/clinical/protocols';
import type { Instant } from '@titrate/quantity';
import type { Content, Definition } from '../pdf-content.ts';
import { dateTimeOf } from '../zone-time.ts';

export interface AfterCareInput {
  readonly clinicName: string;
  /** The number a patient calls after hours; printed as a line to fill in where the clinic has not set one. */
  readonly clinicPhone: string | undefined;
  readonly zone: string;
  readonly paper: 'LETTER' | 'A4';
  readonly product: 'ketamine' | 'esketamine';
  readonly givenName: string;
  readonly recordNumber: string;
  readonly leftAt: Instant | undefined;
  readonly at: Instant;
}

/** One sheet in large plain words for the way home; what is urgent stands first, in a frame (5.3). */
export function afterCareSheet(input: AfterCareInput): Definition {
  const { clinicName, givenName, zone, product } = input;
  const items = afterCareFor(product);
  const urgent = items.filter((item) => item.urgent);
  const others = items.filter((item) => !item.urgent);
  return {
    pageSize: input.paper,
    pageMargins: [48, 36, 48, 40],
    info: { title: 'After your treatment', author: clinicName },
    footer: (page, pages) => ({
      margin: [48, 8, 48, 0],
      columns: [
        {
          text: `${clinicName} · ${input.recordNumber} · ${dateTimeOf(input.leftAt ?? input.at, zone)}`,
          fontSize: 9,
        },
        { text: `page ${page} of ${pages}`, alignment: 'right', fontSize: 9 },
      ],
    }),
    content: [
      { text: clinicName, fontSize: 12 },
      { text: `After your treatment, ${givenName}`, style: 'title' },
      framed([
        ...urgent.flatMap((item): Content[] => [{ text: item.title, style: 'h' }, { text: item.text }]),
        {
          text: [
            'Our number, day and night: ',
            { text: input.clinicPhone ?? '_______________________', bold: true },
          ],
          margin: [0, 8, 0, 0],
        },
      ]),
      ...others.flatMap((item): Content[] => [
        { text: item.title, style: 'h' },
        { text: item.text },
        ...(item.id === 'AC-07'
          ? [{ text: '_____________________________________________', margin: [0, 6, 0, 0] }]
          : []),
      ]),
    ],
    styles: {
      title: { fontSize: 24, bold: true, margin: [0, 2, 0, 8] },
      h: { fontSize: 14.5, bold: true, margin: [0, 7, 0, 1] },
    },
    defaultStyle: { font: 'Roboto', fontSize: 13, lineHeight: 1.2 },
  };
}

const framed = (stack: readonly Content[]): Content => ({
  table: { widths: ['*'], body: [[{ stack, margin: [8, 4, 8, 8] }]] },
  layout: { hLineWidth: () => 2, vLineWidth: () => 2 },
});
