import { verifyChain, verifySignatures } from '@titrate/clinical/session';
import { correctionsTold } from '@titrate/contract';
import { type Content, plainTable } from '../pdf-content.ts';
import { dateTimeOf, exactTimeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { heading, nameOf } from './shared.ts';

export function notesSection({ state, zone, events }: RecordInput): readonly Content[] {
  const texts = [...state.notes, ...state.addenda].sort((a, b) => a.at - b.at);
  const told = correctionsTold(events);
  return [
    ...(texts.length === 0
      ? []
      : [
          heading('Notes and addenda'),
          plainTable(
            [110, '*', 130],
            ['Time', 'Text', 'By'],
            texts.map((fact) => [dateTimeOf(fact.at, zone), fact.data.text, nameOf(fact.by)]),
          ),
        ]),
    ...(state.corrections.length === 0
      ? []
      : [
          heading('Corrections'),
          plainTable(
            [110, '*', 130],
            ['Time', 'What', 'By'],
            state.corrections.map((one) => [
              dateTimeOf(one.at, zone),
              told.get(one.eventId) ?? '',
              nameOf(one.by),
            ]),
          ),
        ]),
  ];
}

/** Name, credentials, meaning, time with zone, and what was signed (REC-03). */
export function signatureSection({ state, zone, events }: RecordInput): readonly Content[] {
  const holds = new Map(verifySignatures(events).map((one) => [one.eventId, one.holds]));
  return [
    heading('Signatures'),
    ...(state.signatures.length === 0
      ? ['Nobody has signed this record.']
      : state.signatures.map(
          (fact): Content => ({
            unbreakable: true,
            margin: [0, 2, 0, 6],
            stack: [
              {
                text: `${fact.by.type === 'person' ? fact.by.name : fact.by.type}, ${fact.data.credentials}, as ${fact.data.meaning}, ${exactTimeOf(fact.at, zone)}`,
                bold: true,
              },
              {
                text: `Content SHA-256 ${fact.data.contentHash}: ${holds.get(fact.eventId) === true ? 'what stands before the signature is what was signed' : 'DOES NOT MATCH what stands before the signature'}`,
                style: 'mono',
              },
            ],
          }),
        )),
    {
      text: `Hash chain ${verifyChain(events).chain}; ${events.length} entries; last entry ${events.at(-1)?.hash ?? 'none'}`,
      style: 'mono',
    },
  ];
}
