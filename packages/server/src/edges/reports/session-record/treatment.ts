import { GRADE_NAMES } from '@titrate/clinical/protocols';
import { SYMPTOM_WORDS } from '@titrate/contract';
import { type Content, plainTable } from '../pdf-content.ts';
import { timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { amount, heading, instantFrom, nameOf } from './shared.ts';

/** As-needed medicines with their effect, oxygen, symptoms and adverse events. */
export function treatmentSection({ state, zone }: RecordInput): readonly Content[] {
  return [
    heading('Medicines and oxygen'),
    ...medicines(state, zone),
    heading('Symptoms and adverse events'),
    ...symptoms(state, zone),
    ...adverse(state, zone),
  ];
}

function medicines(state: RecordInput['state'], zone: string): readonly Content[] {
  const rows = [
    ...state.medicines.map((fact) => {
      const effect = state.medicineEffects.findLast((one) => one.data.medicineEventId === fact.eventId);
      return {
        at: fact.at,
        cells: [
          `${fact.data.name} ${amount(fact.data.amount, fact.data.unit)} ${fact.data.route}: ${fact.data.reason}`,
          effect === undefined ? 'not recorded' : `${effect.data.effect}, ${timeOf(effect.at, zone)}`,
          nameOf(fact.by),
        ],
      };
    }),
    ...state.oxygen.map((fact) => ({
      at: fact.at,
      cells: [
        fact.data.flowLPerMin === 0
          ? 'Oxygen off'
          : `Oxygen ${amount(fact.data.flowLPerMin, 'L/min')}${fact.data.device === undefined ? '' : ` by ${fact.data.device}`}`,
        '',
        nameOf(fact.by),
      ],
    })),
  ].sort((a, b) => a.at - b.at);
  if (rows.length === 0) return ['None were given.'];
  return [
    plainTable(
      [34, '*', 90, 130],
      ['Time', 'What', 'Effect', 'By'],
      rows.map(({ at, cells }) => [timeOf(at, zone), ...cells]),
    ),
  ];
}

function symptoms(state: RecordInput['state'], zone: string): readonly Content[] {
  if (state.symptoms.length === 0) return ['No symptom was charted.'];
  return [
    plainTable(
      [34, '*', 130],
      ['Time', 'Symptom', 'By'],
      state.symptoms.map((fact) => [
        timeOf(fact.at, zone),
        `${SYMPTOM_WORDS[fact.data.symptom]}${fact.data.present ? '' : ': over'}${fact.data.note === undefined ? '' : `, ${fact.data.note}`}`,
        nameOf(fact.by),
      ]),
    ),
  ];
}

function adverse(state: RecordInput['state'], zone: string): readonly Content[] {
  if (state.adverseEvents.length === 0) return ['No adverse event was recorded.'];
  const gradeName = (grade: number) =>
    grade === 1 || grade === 2 || grade === 3 || grade === 4 ? GRADE_NAMES[grade] : 'death';
  return [
    plainTable(
      [34, '*', 80, 60, 60, 110],
      ['Onset', 'Event', 'Grade', 'Due to drug', 'Over', 'By'],
      state.adverseEvents.map((fact) => {
        const end = state.adverseEventEnds.find((one) => one.data.adverseEventId === fact.eventId);
        const over = fact.data.resolvedAt ?? end?.data.resolvedAt;
        return [
          timeOf(instantFrom(fact.data.onsetAt), zone),
          `${SYMPTOM_WORDS[fact.data.code]}: ${fact.data.verbatim}`,
          `${fact.data.grade} ${gradeName(fact.data.grade)}`,
          fact.data.relation,
          over === undefined ? 'open' : timeOf(instantFrom(over), zone),
          nameOf(fact.by),
        ];
      }),
    ),
  ];
}
