import type { Instrument } from '@titrate/clinical/instruments';
import type { EventOf, Fact, SessionEvent, SessionState } from '@titrate/clinical/session';
import { type Instant, parseInstant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { LabTable, VitalTable } from '../../../features/history/history.tables.ts';
import type { ResponseTable } from '../../../features/tasks/tasks.tables.ts';
import {
  coding,
  concept,
  type FhirJson,
  list,
  localTime,
  meta,
  quantity,
  type Resource,
  reference,
  type Site,
  SYSTEM,
} from './wire.ts';

/** Where and when an observation was made, and by what. */
interface Made {
  readonly site: Site;
  readonly patientId: string;
  readonly encounterId: string | undefined;
  readonly at: string;
  readonly issued: string;
  readonly status: string;
  readonly performer: FhirJson | undefined;
  readonly device: FhirJson | undefined;
}

interface Part {
  readonly key: string;
  readonly profile: string | undefined;
  readonly code: FhirJson;
  readonly unit: string;
  readonly ucum: string;
}

const LOINC = (code: string, display: string) => coding(SYSTEM.loinc, code, display);
const PARTS = {
  heartRatePerMin: {
    key: 'hr',
    profile: 'us-core-heart-rate|6.1.0',
    code: concept('Heart rate', LOINC('8867-4', 'Heart rate')),
    unit: 'beats/minute',
    ucum: '/min',
  },
  respiratoryRatePerMin: {
    key: 'rr',
    profile: 'us-core-respiratory-rate|6.1.0',
    code: concept('Respiratory rate', LOINC('9279-1', 'Respiratory rate')),
    unit: 'breaths/minute',
    ucum: '/min',
  },
  spo2Percent: {
    key: 'spo2',
    profile: 'us-core-pulse-oximetry|6.1.0',
    code: concept(
      'Oxygen saturation',
      LOINC('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'),
      LOINC('2708-6', 'Oxygen saturation in Arterial blood'),
    ),
    unit: '%',
    ucum: '%',
  },
  temperatureCel: {
    key: 'temp',
    profile: 'us-core-body-temperature|6.1.0',
    code: concept('Body temperature', LOINC('8310-5', 'Body temperature')),
    unit: '°C',
    ucum: 'Cel',
  },
  weightKg: {
    key: 'weight',
    profile: 'us-core-body-weight|6.1.0',
    code: concept('Body weight', LOINC('29463-7', 'Body weight')),
    unit: 'kg',
    ucum: 'kg',
  },
  heightCm: {
    key: 'height',
    profile: 'us-core-body-height|6.1.0',
    code: concept('Body height', LOINC('8302-2', 'Body height')),
    unit: 'cm',
    ucum: 'cm',
  },
  etco2MmHg: {
    key: 'etco2',
    profile: undefined,
    code: concept('End-tidal carbon dioxide'),
    unit: 'mmHg',
    ucum: 'mm[Hg]',
  },
} as const satisfies Readonly<Record<string, Part>>;
type PartName = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

type VitalValues = {
  readonly [K in PartName | 'systolicMmHg' | 'diastolicMmHg' | 'meanMmHg']?: number | string | undefined;
};

/** The Observations of one sitting: a blood pressure as one panel, every other sign on its own. */
function toVitalSigns(idPrefix: string, values: VitalValues, made: Made): readonly Resource[] {
  const out: Resource[] = [];
  if (values.systolicMmHg !== undefined && values.diastolicMmHg !== undefined) {
    out.push({
      ...observation(
        `${idPrefix}-bp`,
        'vital-signs',
        bloodPressureCode,
        made,
        'us-core-blood-pressure|6.1.0',
      ),
      component: [
        {
          code: concept('Systolic blood pressure', LOINC('8480-6', 'Systolic blood pressure')),
          valueQuantity: quantity(values.systolicMmHg, 'mmHg', 'mm[Hg]'),
        },
        {
          code: concept('Diastolic blood pressure', LOINC('8462-4', 'Diastolic blood pressure')),
          valueQuantity: quantity(values.diastolicMmHg, 'mmHg', 'mm[Hg]'),
        },
        ...(values.meanMmHg === undefined
          ? []
          : [
              {
                code: concept('Mean blood pressure'),
                valueQuantity: quantity(values.meanMmHg, 'mmHg', 'mm[Hg]'),
              },
            ]),
      ],
    });
  }
  for (const name of PART_NAMES) {
    const value = values[name];
    if (value === undefined) continue;
    const part: Part = PARTS[name];
    out.push({
      ...observation(`${idPrefix}-${part.key}`, 'vital-signs', part.code, made, part.profile),
      valueQuantity: quantity(value, part.unit, part.ucum),
    });
  }
  return out;
}

const bloodPressureCode = concept(
  'Blood pressure',
  LOINC('85354-9', 'Blood pressure panel with all children optional'),
);

/** Words of the record for a value that was not obtained, in the code system of FHIR. */
const ABSENT = { 'not-done': 'not-performed', unable: 'error', refused: 'asked-declined' } as const;

/** Every vital sign and scale charted in a session; what was voided is there as entered in error. */
export function toSessionObservations(state: SessionState, site: Site): readonly Resource[] {
  const { opening, sessionId } = state;
  if (opening === undefined || sessionId === undefined) return [];
  const patientId = opening.data.patientId;
  const about = (fact: Fact<'vital.recorded'> | Fact<'scale.recorded'>, status: string): Made =>
    madeBy({ ...fact, encounterId: sessionId, patientId, site, status });
  const vitals = state.vitals.flatMap((fact) => vitalOf(fact, about(fact, statusOf(fact))));
  const scales = state.scales.flatMap((fact) =>
    scaleOf(fact, about(fact, fact.correctedBy === undefined ? 'final' : 'corrected'), site),
  );
  return [...vitals, ...scales, ...voided(state, patientId, sessionId, site)];
}

function vitalOf(fact: Pick<Fact<'vital.recorded'>, 'eventId' | 'data'>, made: Made): readonly Resource[] {
  const { notObtained } = fact.data;
  if (notObtained === undefined) return toVitalSigns(`sv-${fact.eventId}`, fact.data, made);
  return [
    {
      ...observation(
        `sv-${fact.eventId}-none`,
        'vital-signs',
        concept(
          'Vital signs',
          LOINC(
            '85353-1',
            'Vital signs, weight, height, head circumference, oxygen saturation and BMI panel',
          ),
        ),
        made,
      ),
      dataAbsentReason: { coding: [coding(SYSTEM.absentReason, ABSENT[notObtained])] },
    },
  ];
}

function scaleOf(
  fact: Pick<Fact<'scale.recorded'>, 'eventId' | 'data'>,
  made: Made,
  site: Site,
): readonly Resource[] {
  const { scale, score, notObtained } = fact.data;
  const code = concept(scale, coding(`${site.base}/CodeSystem/session-scale`, scale));
  const base = observation(`ss-${fact.eventId}`, 'survey', code, made);
  if (score !== undefined) return [{ ...base, valueQuantity: quantity(score, 'score', '{score}') }];
  return notObtained === undefined
    ? []
    : [{ ...base, dataAbsentReason: { coding: [coding(SYSTEM.absentReason, ABSENT[notObtained])] } }];
}

function statusOf(fact: Fact<'vital.recorded'>): string {
  if (fact.data.status === 'doubtful') return 'entered-in-error';
  if (fact.correctedBy !== undefined) return 'corrected';
  return fact.data.status === 'preliminary' ? 'preliminary' : 'final';
}

/** Facts that a correction took away stay visible as what they are. */
function voided(
  state: SessionState,
  patientId: string,
  encounterId: string,
  site: Site,
): readonly Resource[] {
  const gone = new Set(
    state.corrections.filter((one) => one.data.action === 'void').map((one) => one.data.replaces),
  );
  const standing = new Set([...state.vitals, ...state.scales].map((fact) => fact.eventId));
  return state.events.flatMap((event) => {
    if (!gone.has(event.id) || standing.has(event.id)) return [];
    const made = () =>
      madeBy({
        at: momentOf(event.observedAt),
        recordedAt: event.recordedAt === undefined ? undefined : momentOf(event.recordedAt),
        by: event.author,
        patientId,
        encounterId,
        site,
        status: 'entered-in-error',
      });
    if (event.kind === 'vital.recorded') return vitalOf({ eventId: event.id, data: event.data }, made());
    if (event.kind === 'scale.recorded')
      return scaleOf({ eventId: event.id, data: event.data }, made(), site);
    return [];
  });
}

function momentOf(text: string) {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('Invariant broken: a stored event has an instant');
  return parsed.value;
}

function madeBy(of: {
  readonly at: Instant;
  readonly recordedAt: Instant | undefined;
  readonly by: SessionEvent['author'];
  readonly patientId: string;
  readonly encounterId: string;
  readonly site: Site;
  readonly status: string;
}): Made {
  const { at, recordedAt, by, patientId, encounterId, site, status } = of;
  return {
    site,
    patientId,
    encounterId,
    at: localTime(at, site),
    issued: new Date(recordedAt ?? at).toISOString(),
    status,
    performer: performerOf(by),
    device: by.type === 'device' ? deviceOf(by) : undefined,
  };
}

/** Who wrote an event, as FHIR names people. A device is not a performer. */
export function performerOf(by: EventOf<'vital.recorded'>['author']): FhirJson | undefined {
  if (by.type === 'person')
    return isUuid(by.id) ? reference('Practitioner', by.id, by.name) : { display: by.name };
  if (by.type === 'patient')
    return isUuid(by.id) ? reference('Patient', by.id) : { display: by.name ?? 'patient' };
  return undefined;
}

function deviceOf(by: { readonly id: string; readonly name?: string | undefined }): FhirJson {
  return isUuid(by.id) ? reference('Device', by.id, by.name) : { display: by.name ?? by.id };
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** A sitting of the chart outside sessions. */
export function toChartVitals(row: Selectable<VitalTable>, site: Site): readonly Resource[] {
  const made: Made = {
    site,
    patientId: row.patientId,
    encounterId: undefined,
    at: localTime(row.observedAt, site),
    issued: row.recordedAt,
    status: row.voided ? 'entered-in-error' : row.replaces === null ? 'final' : 'corrected',
    performer: undefined,
    device: undefined,
  };
  const known = (value: number | string | null) => value ?? undefined;
  return toVitalSigns(
    `cv-${row.id}`,
    {
      systolicMmHg: known(row.systolicMmhg),
      diastolicMmHg: known(row.diastolicMmhg),
      heartRatePerMin: known(row.heartRatePerMin),
      respiratoryRatePerMin: known(row.respiratoryRatePerMin),
      spo2Percent: known(row.spo2Percent),
      temperatureCel: known(row.temperatureCel),
      weightKg: known(row.weightKg),
      heightCm: known(row.heightCm),
    },
    made,
  );
}

export function toLabObservation(row: Selectable<LabTable>, site: Site): Resource {
  const made: Made = {
    site,
    patientId: row.patientId,
    encounterId: undefined,
    at: localTime(row.observedAt, site),
    issued: row.recordedAt,
    status: row.voided ? 'entered-in-error' : row.replaces === null ? 'final' : 'corrected',
    performer: undefined,
    device: undefined,
  };
  const unit = row.unit ?? '1';
  const limit = (value: string | null) => (value === null ? undefined : quantity(value, unit, unit));
  const range = { low: limit(row.lowerLimit), high: limit(row.upperLimit) };
  const isPlain = row.value !== null && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(row.valueText);
  return {
    ...observation(
      `lab-${row.id}`,
      'laboratory',
      concept(row.name, coding(SYSTEM.loinc, row.code)),
      made,
      'us-core-observation-lab|6.1.0',
    ),
    ...(row.value === null
      ? { valueString: row.valueText }
      : { valueQuantity: quantity(isPlain ? row.valueText : row.value, unit, unit) }),
    referenceRange: range.low === undefined && range.high === undefined ? undefined : [range],
  };
}

/** The total of a questionnaire, derived from the response it was computed from. */
export function toScoreObservation(
  row: Selectable<ResponseTable>,
  instrument: Instrument,
  site: Site,
): Resource | undefined {
  if (row.total === null) return undefined;
  const { total } = instrument.loinc;
  const code = concept(
    `${instrument.shortTitle} total score`,
    ...(total?.mark === 'verified'
      ? [coding(SYSTEM.loinc, total.code)]
      : [coding(`${site.base}/CodeSystem/instrument-score`, instrument.id)]),
  );
  const made: Made = {
    site,
    patientId: row.patientId,
    encounterId: row.sessionId ?? undefined,
    at: localTime(row.completedAt, site),
    issued: row.recordedAt,
    status: row.replaces === null ? 'final' : 'corrected',
    performer: undefined,
    device: undefined,
  };
  return {
    ...observation(`sc-${row.id}`, 'survey', code, made),
    valueQuantity: quantity(row.total, 'score', '{score}'),
    interpretation: row.band === null ? undefined : [{ text: row.band }],
    derivedFrom: [reference('QuestionnaireResponse', row.id)],
  };
}

function observation(id: string, category: string, code: FhirJson, made: Made, profile?: string): Resource {
  return {
    resourceType: 'Observation',
    id,
    meta: meta(made.issued, 1, profile),
    status: made.status,
    category: [{ coding: [coding(SYSTEM.observationCategory, category)] }],
    code,
    subject: reference('Patient', made.patientId),
    encounter: made.encounterId === undefined ? undefined : reference('Encounter', made.encounterId),
    effectiveDateTime: made.at,
    issued: made.issued,
    performer: list([made.performer]),
    device: made.device,
  };
}
