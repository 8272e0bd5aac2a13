import { bandsOf, instrumentById } from '@titrate/clinical/instruments';
import { measurementByCode } from '@titrate/clinical/rules';
import { Decimal, formatInstant, type Instant } from '@titrate/quantity';
import type { DraftInstrument, DraftLab, DraftVitals, ImportDraft } from '../../edges/fhir/import/draft.ts';

/** A column of `numeric` or `smallint` from decimal text: rounded once, half away from zero, to what the column keeps. */
function rounded(text: string | undefined, places: number): Decimal | undefined {
  if (text === undefined) return undefined;
  const value = Decimal.parse(text);
  if (!value.ok) throw new Error('Invariant broken: a draft value is a decimal');
  return value.value.round(places);
}
const whole = (text: string | undefined): number | null => rounded(text, 0)?.toNumber() ?? null;
const decimal = (text: string | undefined, places: number): string | null =>
  rounded(text, places)?.toString() ?? null;
const at = (moment: Instant | undefined): string | null =>
  moment === undefined ? null : formatInstant(moment);

/** What every imported row carries. */
export interface Common {
  readonly clinicId: string;
  readonly patientId: string;
  readonly recordedAt: string;
  readonly author: string;
  readonly importId: string;
  readonly newId: () => string;
}

export function vitalRow({ newId, ...common }: Common, draft: DraftVitals) {
  return {
    ...common,
    id: newId(),
    systolicMmhg: whole(draft.systolicMmHg),
    diastolicMmhg: whole(draft.diastolicMmHg),
    heartRatePerMin: whole(draft.heartRatePerMin),
    respiratoryRatePerMin: whole(draft.respiratoryRatePerMin),
    spo2Percent: whole(draft.spo2Percent),
    temperatureCel: decimal(draft.temperatureCel, 1),
    weightKg: decimal(draft.weightKg, 2),
    // Another record's weight was taken by somebody else: nobody here saw the scale.
    weightMethod: draft.weightKg === undefined ? null : ('stated' as const),
    heightCm: decimal(draft.heightCm, 1),
    observedAt: formatInstant(draft.observedAt),
    source: 'import' as const,
    replaces: null,
  };
}

/** A result that rules read stands under the code they ask for; its own code stays in its name. */
export function labRow({ newId, ...common }: Common, draft: DraftLab) {
  const kind = draft.measurement === undefined ? undefined : measurementByCode(draft.measurement);
  const code = kind?.loinc ?? draft.code;
  return {
    ...common,
    id: newId(),
    code,
    name: code === draft.code ? draft.name : `${draft.name} (LOINC ${draft.code})`,
    value: draft.value ?? null,
    valueText: draft.valueText,
    unit: draft.unit ?? null,
    lowerLimit: draft.lowerLimit ?? null,
    upperLimit: draft.upperLimit ?? null,
    observedAt: formatInstant(draft.observedAt),
    source: 'import' as const,
    replaces: null,
  };
}

/** A total from elsewhere: no answers, and so no flags of single items. */
export function responseRow({ newId, ...common }: Common, draft: DraftInstrument) {
  const instrument = instrumentById(draft.instrument);
  const total = Number(draft.total);
  const band = bandsOf(draft.instrument).find((one) => total >= one.from && total <= one.to)?.code ?? null;
  return {
    ...common,
    id: newId(),
    instrument: draft.instrument,
    instrumentVersion: instrument.version,
    answers: '[]',
    context: '{}',
    extra: '{}',
    score: JSON.stringify({
      instrument: draft.instrument,
      version: instrument.version,
      total,
      band,
      flags: [],
      subscales: {},
    }),
    total: draft.total,
    band,
    flags: [],
    mode: 'import' as const,
    moment: null,
    sessionId: null,
    taskId: null,
    startedAt: null,
    completedAt: formatInstant(draft.at),
    replaces: null,
  };
}

export function conditionRow({ newId, ...common }: Common, draft: ImportDraft['conditions'][number]) {
  const { name, system = null, code = null, clinicalStatus, onsetAt, abatedAt } = draft;
  return {
    ...common,
    id: newId(),
    name,
    system,
    code,
    clinicalStatus,
    onsetAt: at(onsetAt),
    abatedAt: at(abatedAt),
    replaces: null,
  };
}

export function medicineRow({ newId, ...common }: Common, draft: ImportDraft['medicines'][number]) {
  return {
    ...common,
    id: newId(),
    name: draft.name,
    rxnorm: draft.rxnorm ?? null,
    doseText: draft.doseText ?? null,
    dailyDoseMg: null,
    lastTakenAt: null,
    status: draft.status,
    reviewedClasses: null,
    startedAt: at(draft.startedAt),
    stoppedAt: at(draft.stoppedAt),
    replaces: null,
  };
}

export function allergyRow({ newId, ...common }: Common, draft: ImportDraft['allergies'][number]) {
  const { substance, system = null, code = null, reaction = null, criticality = null, status } = draft;
  return { ...common, id: newId(), substance, system, code, reaction, criticality, status, replaces: null };
}
