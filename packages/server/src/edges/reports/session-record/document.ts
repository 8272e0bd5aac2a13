import { verifyChain } from '@titrate/clinical/session';
import { instant } from '@titrate/quantity';
import type { Content, Definition } from '../pdf-content.ts';
import { civilDateOf, dateTimeOf } from '../zone-time.ts';
import { alertSection } from './alerts.ts';
import { dischargeSection } from './discharge.ts';
import { doseSection } from './dose.ts';
import { gateSection } from './gate.ts';
import type { RecordInput } from './input.ts';
import { heading } from './shared.ts';
import { notesSection, signatureSection } from './signatures.ts';
import { summarySection } from './summary.ts';
import { treatmentSection } from './treatment.ts';
import { trendSvg } from './trend.ts';
import { vitalsSection } from './vitals.ts';

const WIDTH = 532;

/** The record of one session, from its fold alone; identity and "page x of y" on every page (UI-37, REC-03). */
export function sessionRecord(input: RecordInput): Definition {
  const { patient, clinicName, zone, state, events, at, session } = input;
  const identity = `${patient.familyName.toUpperCase()}, ${patient.givenName} · born ${civilDateOf(patient.birthDate)} · record ${patient.recordNumber}`;
  const status =
    state.signatures.length > 0
      ? 'Signed record'
      : state.phase.name === 'cancelled'
        ? 'Cancelled session'
        : 'NOT SIGNED: this record may still grow';
  const head = events.at(-1)?.hash ?? '';
  return {
    pageSize: input.paper,
    pageMargins: [40, 74, 40, 52],
    info: { title: `Session record ${patient.recordNumber}`, author: clinicName },
    header: () => ({
      margin: [40, 24, 40, 0],
      stack: [
        {
          columns: [
            { text: clinicName, bold: true },
            { text: `Session record · ${status}`, alignment: 'right', bold: true },
          ],
        },
        { text: identity, margin: [0, 3, 0, 0], fontSize: 10 },
      ],
    }),
    footer: (page, pages) => ({
      margin: [40, 12, 40, 0],
      columns: [
        {
          text: `Printed ${dateTimeOf(at, zone)} · ${events.length} entries · chain ${verifyChain(events).chain} · head ${head.slice(0, 16)}`,
          fontSize: 7.5,
          width: '*',
        },
        { width: 70, text: `page ${page} of ${pages}`, alignment: 'right', fontSize: 8 },
      ],
    }),
    content: [
      { text: `Session ${session.number} of ${session.planned}`, style: 'title' },
      ...summarySection(input),
      ...trendBlock(input),
      ...doseSection(input),
      ...vitalsSection(input),
      ...alertSection(input),
      ...treatmentSection(input),
      ...gateSection(input),
      ...dischargeSection(input),
      ...notesSection(input),
      ...signatureSection(input),
    ],
    styles: {
      title: { fontSize: 17, bold: true, margin: [0, 0, 0, 6] },
      h: { fontSize: 11.5, bold: true, margin: [0, 10, 0, 3] },
      small: { fontSize: 8, color: '#333333' },
      mono: { fontSize: 7.5 },
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    // A heading does not stand alone at the foot of a page.
    pageBreakBefore: (node) => node.headlineLevel === 1 && node.startPosition.verticalRatio > 0.9,
  };
}

function trendBlock(input: RecordInput): readonly Content[] {
  if (input.state.vitals.length === 0) return [];
  return [
    heading('Trend'),
    { svg: trendSvg(input.state, input.zone, instant(input.at), WIDTH), width: WIDTH, unbreakable: true },
  ];
}
