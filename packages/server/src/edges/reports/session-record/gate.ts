import {
  type EventKind,
  evaluateGate,
  fold,
  GATE_DEFINITIONS,
  type SessionEvent,
  type SessionState,
} from '@titrate/clinical/session';
import { ANSWER_WORDS } from '@titrate/contract';
import { type Content, plainTable } from '../pdf-content.ts';
import { dateTimeOf, timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { heading, instantFrom, nameOf } from './shared.ts';

/**
 * Each check of the gate with its answer, the vital signs it stood on at the first dose, overrides, and who signed. A
 * reading that came after the dose was charted is not among them, also where it was taken before: nobody who signed saw it.
 */
export function gateSection({ state, events, zone, at }: RecordInput): readonly Content[] {
  const known = knownAtTheDose(state, events);
  const gate = evaluateGate(known, state.firstDoseAt ?? state.leftAt ?? at);
  const status = new Map(gate.findings.map((finding) => [finding.rule, finding]));
  const asked = GATE_DEFINITIONS.filter(({ id }) => status.get(id)?.status !== 'not-applicable');
  const { nurse, prescriber } = state.gateSignatures;
  const signed = (fact: typeof nurse) =>
    fact === undefined ? 'not signed' : `${nameOf(fact.by)}, ${dateTimeOf(fact.at, zone)}`;
  return [
    heading('Gate before the dose'),
    plainTable(
      [34, '*', 60, '*', 34],
      ['Check', 'Asked', 'Answer', 'Detail and by', 'Time'],
      asked.map(({ id, title }) => {
        const fact = state.gateAnswers[id];
        return [
          id,
          title,
          fact === undefined ? 'not answered' : ANSWER_WORDS[fact.data.answer],
          fact === undefined
            ? ''
            : [detailText(fact.data.detail, zone), nameOf(fact.by)].filter((part) => part !== '').join('; '),
          fact === undefined ? '' : timeOf(fact.at, zone),
        ];
      }),
    ),
    {
      ul: gate.findings
        .filter(({ rule, status: own }) => rule.startsWith('VG') && own !== 'not-applicable')
        .map((finding) => `${finding.rule}: ${finding.clinicianText} (${finding.status})`),
    },
    ...(state.overrides.length === 0
      ? []
      : [
          plainTable(
            [34, 60, '*', 130],
            ['Time', 'Override of', 'Reason', 'By'],
            state.overrides.map((fact) => [
              timeOf(fact.at, zone),
              `${fact.data.rule} ${fact.data.ruleVersion}`,
              fact.data.reason,
              nameOf(fact.by),
            ]),
          ),
        ]),
    {
      text: `Signed as nurse: ${signed(nurse)}. As prescriber: ${signed(prescriber)}.`,
      margin: [0, 4, 0, 0],
    },
  ];
}

const DOSES: readonly EventKind[] = [
  'infusion.started',
  'bolus.given',
  'injection.given',
  'device.given',
  'oral.given',
];

/** The session as it was recorded when the first dose was. */
function knownAtTheDose(state: SessionState, events: readonly SessionEvent[]): SessionState {
  const dose = events.findIndex(
    ({ kind, observedAt }) => DOSES.includes(kind) && instantFrom(observedAt) === state.firstDoseAt,
  );
  return dose < 0 ? state : fold(events.slice(0, dose));
}

type Detail = NonNullable<NonNullable<RecordInput['state']['gateAnswers']['GT-01']>['data']['detail']>;

function detailText(detail: Detail | undefined, zone: string): string {
  if (detail === undefined) return '';
  const time = (label: string, text: string | undefined) =>
    text === undefined ? '' : `${label} ${dateTimeOf(instantFrom(text), zone)}`;
  const substances =
    detail.substances === undefined
      ? ''
      : detail.substances.length === 0
        ? 'asked, none taken'
        : detail.substances
            .map((one) =>
              [one.class, one.name ?? '', time('at', one.takenAt)].filter((part) => part !== '').join(' '),
            )
            .join(', ');
  return [
    time('food', detail.lastFoodAt),
    time('fluid', detail.lastFluidAt),
    time('nasal medicine', detail.lastNasalMedicineAt),
    detail.escortName ?? '',
    detail.escortPhone ?? '',
    substances,
    detail.pregnancyTest === undefined ? '' : `test ${detail.pregnancyTest}`,
    detail.suicidality ?? '',
    detail.glucoseMgPerDl === undefined ? '' : `${detail.glucoseMgPerDl} mg/dL`,
    detail.phq9Total === undefined ? '' : `PHQ-9 ${detail.phq9Total}`,
    detail.ledgerItem ?? '',
    detail.note ?? '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
