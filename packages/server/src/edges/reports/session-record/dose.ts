import { doseCheckOf, type FactData } from '@titrate/clinical/session';
import { drawnSaid, HALT_WORDS, PRODUCT_WORDS, ROUTE_WORDS } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import { type Content, plainTable } from '../pdf-content.ts';
import { dateTimeOf, timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { amount, heading, instantFrom, nameOf } from './shared.ts';

type Checked = FactData['dose.checked'];

type NumberMember = Exclude<keyof Checked & keyof FactData['session.opened']['order'], 'product' | 'route'>;

const MEMBERS: readonly (readonly [NumberMember, string, string])[] = [
  ['weightKg', 'Weight', 'kg'],
  ['doseMg', 'Dose', 'mg'],
  ['vialMgPerMl', 'Vial strength', 'mg per mL'],
  ['drawMl', 'Draw', 'mL'],
  ['finalMl', 'Final volume', 'mL'],
  ['concentrationMgPerMl', 'Concentration', 'mg per mL'],
  ['rateMlPerH', 'Pump rate', 'mL/h'],
  ['durationMin', 'Duration', 'min'],
  ['devices', 'Devices', ''],
];

/** The chain from mg/kg to the pump, what two people worked out alone, and every act of dosing. */
export function doseSection({ state, zone }: RecordInput): readonly Content[] {
  const order = state.opening?.data.order;
  if (order === undefined) return [];
  const { preparer, checker } = state.doseChecks;
  const shown = (value: number | undefined, unit: string) =>
    value === undefined ? '–' : unit === '' ? String(value) : amount(value, unit);
  const rows = MEMBERS.filter(
    ([member]) =>
      order[member] !== undefined ||
      preparer?.data[member] !== undefined ||
      checker?.data[member] !== undefined,
  ).map(([member, word, unit]): readonly Content[] => [
    word,
    shown(order[member], unit),
    shown(preparer?.data[member], unit),
    shown(checker?.data[member], unit),
  ]);
  const check = doseCheckOf(state);
  const outcome = {
    match: 'Both agree.',
    missing: 'The double check is not complete.',
    'same-person': 'One person was both: not a double check.',
    mismatch: check.outcome === 'mismatch' ? `They differ in ${check.members.join(', ')}.` : '',
  }[check.outcome];
  const perKg = order.doseMgPerKg === undefined ? '' : `, ${amount(order.doseMgPerKg, 'mg/kg')}`;
  return [
    heading('Dose: order and independent double check'),
    `${PRODUCT_WORDS[order.product]} ${amount(order.doseMg, 'mg')}${perKg} ${ROUTE_WORDS[order.route]}; ${order.weightKind} weight measured ${dateTimeOf(instantFrom(order.weightMeasuredAt), zone)}; order signed ${dateTimeOf(instantFrom(order.signedAt), zone)} by ${order.signedBy}.`,
    plainTable(
      ['*', '*', '*', '*'],
      [
        '',
        'Ordered',
        `Preparer: ${preparer === undefined ? 'nobody' : `${nameOf(preparer.by)}, ${timeOf(preparer.at, zone)}`}`,
        `Checker: ${checker === undefined ? 'nobody' : `${nameOf(checker.by)}, ${timeOf(checker.at, zone)}`}`,
      ],
      rows,
    ),
    outcome,
    ...acts(state, zone),
  ];
}

function acts(state: RecordInput['state'], zone: string): readonly Content[] {
  const rows: { readonly at: Instant; readonly what: string; readonly by: string }[] = [];
  for (const event of state.events) {
    const at = instantFrom(event.observedAt);
    const by = nameOf(event.author);
    const push = (what: string) => rows.push({ at, what, by });
    switch (event.kind) {
      case 'infusion.started':
        push(
          `Infusion started: ${amount(event.data.doseMg, 'mg')} in ${amount(event.data.volumeMl, 'mL')} at ${amount(event.data.rateMlPerH, 'mL/h')} (${amount(event.data.rateMgPerH, 'mg/h')})${lotOf(event.data)}`,
        );
        break;
      case 'infusion.rateChanged':
        push(
          `Rate ${amount(event.data.rateMlPerH, 'mL/h')} (${amount(event.data.rateMgPerH, 'mg/h')}): ${event.data.reason}`,
        );
        break;
      case 'infusion.paused':
        push(
          `Paused: ${HALT_WORDS[event.data.reason]}${event.data.cause === undefined ? '' : ` (${event.data.cause})`}`,
        );
        break;
      case 'infusion.resumed':
        push(`Resumed at ${amount(event.data.rateMlPerH, 'mL/h')}: ${event.data.reason}`);
        break;
      case 'infusion.stopped':
        push(
          `Stopped: ${event.data.reason === 'completed' ? 'the dose is complete' : HALT_WORDS[event.data.reason]}`,
        );
        break;
      case 'bolus.given':
        push(`Bolus ${amount(event.data.amountMg, 'mg')}: ${event.data.reason}`);
        break;
      case 'injection.given':
        push(`Injection ${amount(event.data.amountMg, 'mg')}, ${event.data.site}${lotOf(event.data)}`);
        break;
      case 'device.given':
        push(
          `Nasal device ${event.data.deviceNumber}, ${amount(event.data.amountMg, 'mg')}${lotOf(event.data)}`,
        );
        break;
      case 'oral.given':
        push(`${event.data.form} ${amount(event.data.amountMg, 'mg')}${lotOf(event.data)}`);
        break;
      case 'dosing.ended':
        push(`Dosing ended: ${event.data.reason}`);
        break;
      case 'prescriber.reviewed':
        push(
          `Prescriber at the chair: ${event.data.decision}${event.data.note === undefined ? '' : `, ${event.data.note}`}`,
        );
        break;
      case 'drug.drawn':
        push(`Drawn ${drawnSaid(event.data)} from ${event.data.vialId}`);
        break;
      case 'drug.wasted':
        push(
          `Wasted ${amount(event.data.amountMg, 'mg')}${event.data.witness === undefined ? '' : `, witness ${event.data.witness.name}`}: ${event.data.reason}`,
        );
        break;
      case 'drug.wasteWitnessed':
        push('Saw the waste as witness');
        break;
      case 'drug.returned':
        push(`Returned ${amount(event.data.amountMg, 'mg')}`);
        break;
      default:
        break;
    }
  }
  if (rows.length === 0) return [{ text: 'Nothing was given.', margin: [0, 4, 0, 0] }];
  return [
    plainTable(
      [40, '*', 150],
      ['Time', 'Act', 'By'],
      rows.map((row) => [timeOf(row.at, zone), row.what, row.by]),
    ),
  ];
}

const lotOf = (data: { readonly lot?: string; readonly expiry?: string }): string =>
  data.lot === undefined
    ? ''
    : `, lot ${data.lot}${data.expiry === undefined ? '' : `, expires ${data.expiry}`}`;
