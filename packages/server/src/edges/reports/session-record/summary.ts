import { given } from '@titrate/clinical/session';
import { PRODUCT_WORDS, ROUTE_WORDS } from '@titrate/contract';
import type { Content } from '../pdf-content.ts';
import { dateTimeOf, timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { amount, goneWithoutDischarge, nameOf } from './shared.ts';

/** Who took the chair; where nobody did, who gave the drug by the record as it stands. */
function nurseOf(state: RecordInput['state']): string {
  if (state.nurse !== undefined) return state.nurse.data.to.name;
  const doses = [
    ...state.infusions,
    ...state.boluses,
    ...state.injections,
    ...state.nasalDevices,
    ...state.oralDoses,
  ].map(({ eventId }) => eventId);
  const givers = new Set(
    state.events.flatMap((event) => (doses.includes(event.id) ? nameOf(event.author) : [])),
  );
  return givers.size === 0
    ? 'Nobody took the chair'
    : `Nobody took the chair; given by ${[...givers].join(', ')}`;
}

/** What a reader wants first: who, what, when, how much, how it ended. */
export function summarySection(input: RecordInput): readonly Content[] {
  const { state, zone, session, patient, at } = input;
  const order = state.opening?.data.order;
  const soFar = given(state, at);
  const when = (moment: typeof at | undefined, format: typeof timeOf) =>
    moment === undefined ? 'Not recorded' : format(moment, zone);
  const { phase } = state;
  const gone = goneWithoutDischarge(state);
  const end =
    phase.name === 'discharged' || phase.name === 'closed'
      ? `${when(state.leftAt, timeOf)}${gone === undefined ? '' : `, ${gone.words}`}`
      : phase.name === 'cancelled'
        ? `Cancelled: ${phase.reason}`
        : 'Not yet';
  const weight = order?.weightKg;
  const facts: readonly (readonly [string, string])[] = [
    ['Indication', session.indication],
    ['Chair', session.chair ?? 'Not recorded'],
    ['Sex', patient.sexAtBirth ?? 'Not known'],
    ['Allergies', patient.allergies],
    ['Opened', when(state.opening?.at, dateTimeOf)],
    ['Arrived', when(state.arrival?.at, timeOf)],
    ['First dose', when(state.firstDoseAt, timeOf)],
    ['Dosing ended', when(state.dosingEndedAt, timeOf)],
    ['Left', end],
    ['Nurse', nurseOf(state)],
    [
      'Drug',
      order === undefined
        ? 'Not recorded'
        : `${PRODUCT_WORDS[order.product]}, ${ROUTE_WORDS[order.route]}, protocol ${order.protocolId}`,
    ],
    [
      'Given',
      `${amount(soFar.totalMg, 'mg', 2)}${weight === undefined ? '' : ` (${amount(soFar.totalMg / weight, 'mg/kg', 3)})`} of ${order === undefined ? 'no order' : amount(order.doseMg, 'mg')}, ${soFar.source}`,
    ],
    ['Order', order === undefined ? 'Not recorded' : `signed by ${order.signedBy}`],
    ['First entry by', state.opening === undefined ? 'Not recorded' : nameOf(state.opening.by)],
  ];
  const half = Math.ceil(facts.length / 2);
  const column = (rows: typeof facts): Content => ({
    table: {
      widths: [72, '*'],
      body: rows.map(([name, value]) => [{ text: name, color: '#444444' }, value]),
    },
    layout: 'noBorders',
  });
  return [{ columns: [column(facts.slice(0, half)), column(facts.slice(half))], columnGap: 16 }];
}
