import { SCALE_WORDS } from '@titrate/contract';
import type { Instant } from '@titrate/quantity';
import { type Content, plainTable } from '../pdf-content.ts';
import { timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { heading, howRecorded, nameOf } from './shared.ts';

/** Every measurement, one row a moment and origin; what is missing says so by a dash, never by a blank that could be read as normal. */
export function vitalsSection({ state, zone }: RecordInput): readonly Content[] {
  const rows = state.vitals.map((fact) => {
    const { data } = fact;
    const pressure =
      data.systolicMmHg === undefined || data.diastolicMmHg === undefined
        ? '–'
        : `${data.systolicMmHg}/${data.diastolicMmHg}`;
    const text = (value: number | undefined) => (value === undefined ? '–' : String(value));
    const how = [
      howRecorded(fact),
      data.status === 'doubtful' ? 'doubtful' : '',
      data.notObtained === undefined ? '' : `not obtained: ${data.notObtained}`,
      data.confirmedUnusual === true ? 'confirmed' : '',
      data.note ?? '',
    ].filter((part) => part !== '');
    return [
      timeOf(fact.at, zone),
      pressure,
      text(data.heartRatePerMin),
      text(data.spo2Percent),
      text(data.respiratoryRatePerMin),
      text(data.temperatureCel),
      nameOf(fact.by),
      how.join(', '),
    ];
  });
  return [
    heading('Vital signs'),
    rows.length === 0
      ? 'None recorded.'
      : plainTable(
          [34, 48, 36, 34, 34, 36, '*', 110],
          ['Time', 'BP mmHg', 'Pulse /min', 'SpO2 %', 'RR /min', 'Temp °C', 'By', 'How recorded'],
          rows,
        ),
    heading('Scales'),
    ...scales(state, zone),
  ];
}

function scales(state: RecordInput['state'], zone: string): readonly Content[] {
  if (state.scales.length === 0) return ['None recorded.'];
  const byMoment = new Map<string, { at: Instant; by: string; parts: string[] }>();
  for (const fact of state.scales) {
    const by = nameOf(fact.by);
    const key = `${fact.at}${by}`;
    const row = byMoment.get(key) ?? { at: fact.at, by, parts: [] };
    const score = fact.data.score ?? fact.data.notObtained ?? '';
    const how = howRecorded(fact);
    row.parts.push(`${SCALE_WORDS[fact.data.scale]} ${score}${how === '' ? '' : ` (${how})`}`);
    byMoment.set(key, row);
  }
  return [
    plainTable(
      [34, '*', 130],
      ['Time', 'Scores', 'By'],
      [...byMoment.values()].map((row) => [timeOf(row.at, zone), row.parts.join(', '), row.by]),
    ),
  ];
}
