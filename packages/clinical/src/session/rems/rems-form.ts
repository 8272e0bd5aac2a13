import { formatInstant, type Instant } from '@titrate/quantity';
import { dischargeCriteria } from '../discharge/criteria.ts';
import { evaluateGate } from '../gate/gate.ts';
import { type BloodPressure, bloodPressures } from '../readings.ts';
import { incidentsOf } from '../record/aftermath.ts';
import type { Fact, SessionState } from '../state.ts';
import { type RemsEvent, remsEvents } from './rems-events.ts';

const MIN = 60_000;
/** 7.2 [read]: the form asks for the pressure 40 minutes after dosing. */
const PRESSURE_AT_MIN = 40;
/** MO-01: the next scheduled measurement is 20 minutes away, so a reading nearer than half of that is the one of minute 40. */
const PRESSURE_WINDOW_MIN = 10;

/** An entry of today that an answer rests on. */
export interface RemsTrace {
  readonly eventId: string;
  readonly at: string;
}

/** One answer of the form. `null` is not recorded today, and never a no. */
export interface RemsAnswer {
  readonly field: string;
  readonly kind: 'yes-no' | 'text' | 'minutes' | 'instant' | 'mg' | 'pressure';
  readonly value: boolean | number | string | null;
  readonly traces: readonly RemsTrace[];
}

const answer = (
  field: string,
  kind: RemsAnswer['kind'],
  value: RemsAnswer['value'] | undefined,
  traces: readonly (Traced | undefined)[] = [],
): RemsAnswer => ({
  field,
  kind,
  value: value ?? null,
  traces: traces.flatMap((one) =>
    one === undefined ? [] : [{ eventId: one.eventId, at: formatInstant(one.at) }],
  ),
});
interface Traced {
  readonly eventId: string;
  readonly at: Instant;
}

/**
 * What the entries of one esketamine session answer to the monitoring form, each with the entries it rests on (REC-07).
 * Nothing comes from an earlier session or from the plan, and what nobody recorded stays open.
 */
export function remsAnswers(state: SessionState, at: Instant): readonly RemsAnswer[] {
  return [
    ...patientAnswers(state),
    ...medicineAnswers(state),
    ...sessionAnswers(state),
    ...vitalAnswers(state, at),
    ...eventAnswers(state, at),
    ...seriousAnswers(state),
  ];
}

function patientAnswers({ opening, gateAnswers }: SessionState): readonly RemsAnswer[] {
  const enrolled = gateAnswers['GT-04'];
  return [
    answer('firstTreatment', 'yes-no', opening === undefined ? undefined : opening.data.sessionNumber === 1, [
      opening,
    ]),
    answer('enrolled', 'yes-no', enrolled === undefined ? undefined : enrolled.data.answer === 'pass', [
      enrolled,
    ]),
  ];
}

const MEDICINES = [
  ['benzodiazepines', 'benzodiazepine'],
  ['sedativeHypnotics', 'z-drug'],
  ['psychostimulants', 'stimulant'],
  ['maois', 'maoi'],
  ['opioids', 'opioid'],
] as const;

/** GT-09 asks for every class the form names; a list without one is a no, no list is no answer. */
function medicineAnswers({ gateAnswers }: SessionState): readonly RemsAnswer[] {
  const asked = gateAnswers['GT-09'];
  const taken = asked?.data.detail?.substances;
  return MEDICINES.map(([field, substance]) =>
    answer(
      field,
      'yes-no',
      taken?.some((one) => one.class === substance),
      [asked],
    ),
  );
}

function sessionAnswers(state: SessionState): readonly RemsAnswer[] {
  const devices = state.nasalDevices;
  const [first] = devices;
  const { leftAt } = state;
  const givenBy = first?.by;
  return [
    answer('providerName', 'text', givenBy?.type === 'person' ? givenBy.name : undefined, [first]),
    answer('date', 'instant', first === undefined ? undefined : formatInstant(first.at), [first]),
    answer(
      'dose',
      'mg',
      devices.length === 0 ? undefined : devices.reduce((sum, { data }) => sum + data.amountMg, 0),
      devices,
    ),
    answer(
      'lots',
      'text',
      devices.length === 0 ? undefined : [...new Set(devices.map(({ data }) => data.lot))].join(', '),
      devices,
    ),
    answer(
      'minutesMonitored',
      'minutes',
      first === undefined || leftAt === undefined ? undefined : Math.floor((leftAt - first.at) / MIN),
      [first],
    ),
  ];
}

function vitalAnswers(state: SessionState, at: Instant): readonly RemsAnswer[] {
  const first = state.firstDoseAt;
  const end = state.leftAt ?? at;
  const before = first === undefined ? undefined : bloodPressures(state, undefined, first).at(-1);
  const after = first === undefined ? [] : bloodPressures(state, first, end);
  const at40 = first === undefined ? undefined : pressureAt40(first, after);
  return [
    answer('acceptableBefore', 'yes-no', acceptableBefore(state), [before]),
    answer('acceptableAfter', 'yes-no', acceptableAfter(state), [after.at(-1)]),
    answer('pressureBefore', 'pressure', wordsOf(before), [before]),
    answer('pressureAt40', 'pressure', wordsOf(at40), [at40]),
    answer('pressureAfter', 'pressure', wordsOf(after.at(-1)), [after.at(-1)]),
  ];
}

function pressureAt40(first: Instant, after: readonly BloodPressure[]): BloodPressure | undefined {
  const off = (one: BloodPressure) => Math.abs(one.at - first - PRESSURE_AT_MIN * MIN);
  const near = after.filter((one) => off(one) <= PRESSURE_WINDOW_MIN * MIN);
  return near.sort((a, b) => off(a) - off(b))[0];
}

const wordsOf = (pressure: BloodPressure | undefined): string | undefined =>
  pressure === undefined ? undefined : `${pressure.systolic}/${pressure.diastolic}`;

/** The vital-sign gate as it stood when the first device was given: nothing held, nothing decided against. */
function acceptableBefore(state: SessionState): boolean | undefined {
  if (state.firstDoseAt === undefined) return undefined;
  const vitals = evaluateGate(state, state.firstDoseAt).findings.filter(({ rule }) => rule.startsWith('VG-'));
  if (vitals.some(({ result }) => result === 'unknown')) return undefined;
  return vitals.every(({ status }) => status === 'clear' || status === 'caution');
}

/** RD-01 and RD-02 when the patient left. */
function acceptableAfter(state: SessionState): boolean | undefined {
  if (state.leftAt === undefined) return undefined;
  const asked = dischargeCriteria(state, state.leftAt).filter(({ rule }) =>
    ['RD-01', 'RD-02'].includes(rule),
  );
  return asked.some(({ met }) => met === 'unknown') ? undefined : asked.every(({ met }) => met === 'true');
}

function eventAnswers(state: SessionState, at: Instant): readonly RemsAnswer[] {
  const events = remsEvents(state, state.leftAt ?? at);
  return [
    ...eventRows('sedation', events.sedation),
    ...eventRows('dissociation', events.dissociation),
    ...eventRows('respiratoryDepression', events.respiratoryDepression),
    answer(
      'medicinesGiven',
      'text',
      state.medicines.length === 0
        ? undefined
        : state.medicines.map(({ data }) => `${data.name} ${data.amount} ${data.unit}`).join(', '),
      state.medicines,
    ),
  ];
}

function eventRows(field: string, event: RemsEvent | undefined): readonly RemsAnswer[] {
  const { onset, resolved, worst } = event ?? {};
  return [
    answer(field, 'yes-no', event?.present, [onset ?? event?.lookedAt]),
    answer(`${field}Onset`, 'instant', onset === undefined ? undefined : formatInstant(onset.at), [onset]),
    answer(`${field}Resolution`, 'instant', resolved === undefined ? undefined : formatInstant(resolved.at), [
      resolved,
    ]),
    answer(`${field}Severity`, 'text', worst?.words, [worst]),
  ];
}

function seriousAnswers(state: SessionState): readonly RemsAnswer[] {
  const kinds = ({ data }: Fact<'adverseEvent.recorded'>) => data.seriousness ?? [];
  const serious = incidentsOf(state).filter((fact) => kinds(fact).length > 0);
  const closed = state.leftAt !== undefined;
  return [
    // Before the patient has left, "none so far" is not an answer.
    answer('serious', 'yes-no', serious.length > 0 ? true : closed ? false : undefined, serious),
    answer(
      'seriousType',
      'text',
      serious.length === 0 ? undefined : [...new Set(serious.flatMap(kinds))].join(', '),
      serious,
    ),
    answer(
      'seriousNarrative',
      'text',
      serious.length === 0 ? undefined : serious.map(({ data }) => data.verbatim).join(' '),
      serious,
    ),
  ];
}
