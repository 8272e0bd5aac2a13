import type { EventData, EventKind } from '@titrate/clinical/session';
import { Decimal, formatAmount } from '@titrate/quantity';
import { unitsSaid } from '../ledger/words.ts';
import { ANSWER_WORDS, HALT_WORDS, LIMIT_WORDS, SCALE_WORDS, SYMPTOM_WORDS } from './words.ts';

/** Kind and data of one entry, as it was charted or as a correction puts it. */
export type Said = {
  readonly [K in EventKind]: { readonly kind: K; readonly data: EventData[K] };
}[EventKind];

/** One line that says what an entry holds. */
export function describeEvent(event: Said): string {
  switch (event.kind) {
    case 'vital.recorded':
      return vitalsText(event.data);
    case 'scale.recorded':
      return `${SCALE_WORDS[event.data.scale]} ${event.data.score ?? event.data.notObtained ?? ''}`;
    case 'symptom.recorded':
      return `${SYMPTOM_WORDS[event.data.symptom]}${event.data.present ? '' : ': over'}`;
    case 'adverseEvent.recorded':
      return `${SYMPTOM_WORDS[event.data.code]}, grade ${event.data.grade}, ${event.data.relation}: ${event.data.verbatim}`;
    case 'gate.answered':
      return `${event.data.check}: ${ANSWER_WORDS[event.data.answer]}`;
    case 'gate.signed':
    case 'dose.checked':
      return `as ${event.data.as}`;
    case 'override.recorded':
      return `${event.data.rule}: ${event.data.reason}`;
    case 'infusion.started':
      return `${amount(event.data.doseMg, 'mg')} at ${amount(event.data.rateMlPerH, 'mL/h')}`;
    case 'infusion.rateChanged':
    case 'infusion.resumed':
      return `${amount(event.data.rateMlPerH, 'mL/h')}: ${event.data.reason}`;
    case 'infusion.paused':
      return `${HALT_WORDS[event.data.reason]}${event.data.cause === undefined ? '' : ` (${event.data.cause})`}`;
    case 'infusion.stopped':
      return event.data.reason === 'completed' ? 'Completed' : HALT_WORDS[event.data.reason];
    case 'bolus.given':
      return amount(event.data.amountMg, 'mg');
    case 'injection.given': {
      const { amountMg, volumeMl, site, lot } = event.data;
      return [
        volumeMl === undefined
          ? amount(amountMg, 'mg')
          : `${amount(amountMg, 'mg')} in ${amount(volumeMl, 'mL')}`,
        site.replace('-', ' '),
        ...(lot === undefined ? [] : [`lot ${lot}`]),
      ].join(', ');
    }
    case 'oral.given': {
      const { amountMg, form, lot } = event.data;
      return [amount(amountMg, 'mg'), form, ...(lot === undefined ? [] : [`lot ${lot}`])].join(', ');
    }
    case 'device.given':
      return `device ${event.data.deviceNumber}, ${amount(event.data.amountMg, 'mg')}, lot ${event.data.lot}`;
    case 'medicine.given':
      return `${event.data.name} ${amount(event.data.amount, event.data.unit)} ${event.data.route}: ${event.data.reason}`;
    case 'medicine.effectRecorded':
      return event.data.effect;
    case 'drug.drawn':
      return `${drawnSaid(event.data)} from ${event.data.vialId}`;
    case 'drug.wasted':
      return `${amount(event.data.amountMg, 'mg')} of ${event.data.vialId}: ${event.data.reason}`;
    case 'drug.returned':
      return `${amount(event.data.amountMg, 'mg')} of ${event.data.vialId}, sealed`;
    case 'oxygen.changed':
      return event.data.flowLPerMin === 0 ? 'off' : amount(event.data.flowLPerMin, 'L/min');
    case 'note.added':
    case 'addendum.added':
      return event.data.text;
    case 'alert.raised':
      // The entry has its own time, in the clinic's zone.
      return event.data.text.replace(/, \d\d:\d\d UTC$/, '');
    case 'alert.acknowledged':
      return `${event.data.condition}${event.data.action === undefined ? '' : `: ${event.data.action}`}`;
    case 'alert.resolved':
      return event.data.condition;
    case 'alert.escalated':
      return `${event.data.condition} to ${event.data.level === 'all-staff' ? 'all staff on site' : (event.data.to?.name ?? 'every nurse on site')}`;
    case 'prescriber.reviewed':
      return `${event.data.decision}${event.data.note === undefined ? '' : `: ${event.data.note}`}`;
    case 'emergency.started':
      return event.data.path;
    case 'nurse.assigned':
      return handOverText(event.data);
    case 'cover.named':
      return event.data.to.name;
    case 'alertLimit.set':
      return `${LIMIT_WORDS[event.data.parameter]} ${event.data.side}, ${event.data.band}: ${event.data.limit}. ${event.data.reason}`;
    case 'comfort.chosen':
      return event.data.choice === 'music' ? 'would like music' : 'would like quiet';
    case 'device.linked':
      return event.data.name ?? event.data.deviceKind;
    case 'device.unlinked':
      return `${event.data.name ?? 'device'}${event.data.reason === undefined ? '' : `: ${event.data.reason}`}`;
    case 'discharge.checked':
      return `${event.data.criterion}: ${ANSWER_WORDS[event.data.answer]}`;
    case 'session.signed':
      return `as ${event.data.meaning}`;
    case 'session.ended':
    case 'patient.arrived':
      return event.data.note ?? '';
    case 'session.cancelled':
      return event.data.reason;
    case 'correction.made':
      return changeText(event.data);
    case 'chair.moved':
      return event.data.from === undefined
        ? `to ${event.data.to}`
        : `from ${event.data.from} to ${event.data.to}`;
    default:
      return '';
  }
}

/** What a correction makes of its entry, with the reason. A doubtful reading is not gone: it is kept, and counts for nothing. */
export function changeText({ replacement, reason }: EventData['correction.made']): string {
  if (replacement === undefined) return `voided: ${reason}`;
  const doubtful = replacement.kind === 'vital.recorded' && replacement.data.status === 'doubtful';
  return doubtful ? `kept as doubtful: ${reason}` : `corrected to ${describeEvent(replacement)}: ${reason}`;
}

/** The milligrams of a draw, and in how many units where they were counted. */
export function drawnSaid({ amountMg, unit, units }: EventData['drug.drawn']): string {
  const mg = amount(amountMg, 'mg');
  return unit === undefined || units === undefined
    ? mg
    : `${mg} in ${unitsSaid(Decimal.of(units), unit.name, Decimal.of(unit.mg))}`;
}

function handOverText({ to, accepted, concerns }: EventData['nurse.assigned']): string {
  const worries = concerns === undefined ? '' : `: ${concerns}`;
  if (accepted === false) return `offered to ${to.name}${worries}`;
  return `${to.name}${accepted === true ? ', accepted' : ''}${worries}`;
}

export function vitalsText(data: EventData['vital.recorded']): string {
  const parts = [
    data.systolicMmHg === undefined || data.diastolicMmHg === undefined
      ? undefined
      : `${data.systolicMmHg}/${data.diastolicMmHg} mmHg`,
    data.heartRatePerMin === undefined ? undefined : `pulse ${data.heartRatePerMin} /min`,
    data.spo2Percent === undefined ? undefined : `SpO2 ${data.spo2Percent} %`,
    data.respiratoryRatePerMin === undefined ? undefined : `RR ${data.respiratoryRatePerMin} /min`,
    data.etco2MmHg === undefined ? undefined : `EtCO2 ${data.etco2MmHg} mmHg`,
    data.temperatureCel === undefined ? undefined : `${data.temperatureCel} °C`,
    data.notObtained === undefined ? undefined : `not obtained: ${data.notObtained}`,
    data.status === 'doubtful' ? 'doubtful, counts for nothing' : undefined,
    data.note,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

const amount = (value: number, unit: string): string => formatAmount(Decimal.of(value), unit);
