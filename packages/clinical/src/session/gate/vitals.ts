import type { Instant } from '@titrate/quantity';
import { OLDER_FROM_YEARS } from '../../limits.ts';
import { WARNING_SIGNS } from '../alerts/table.ts';
import { limitOf, valuesOf } from '../limits.ts';
import { activeSymptoms, lastReading, lastScore, onOxygen, sedationOf } from '../readings.ts';
import type { Fact, SessionState } from '../state.ts';
import { gatePressure } from './blood-pressure.ts';
import { type GateFinding, input } from './finding.ts';
import {
  type Bands,
  BLOOD_PRESSURE,
  BREATHING,
  bandsInForce,
  HEART_RATE,
  type Level,
  LOW_SYSTOLIC,
  SATURATION,
  SEDATION,
  VITAL_SOURCES,
} from './vital-bands.ts';

const LEVELS: readonly Level[] = ['go', 'information', 'caution', 'override', 'block'];
const worse = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

function levelOf(value: number, bands: Bands): Level {
  for (const { level, above, from, below } of bands) {
    if (above !== undefined && value > above) return level;
    if (from !== undefined && value >= from) return level;
    if (below !== undefined && value < below) return level;
  }
  return 'go';
}

/** VG-01 to VG-08 on the latest believed values, none older than the gate allows. */
export function vitalFindings(state: SessionState, at: Instant): readonly GateFinding[] {
  const opening = state.opening?.data;
  if (opening === undefined) return [];
  return [
    ...pressureFindings(state, opening, at),
    one(state, at, 'VG-05', 'heartRatePerMin', 'heart rate', HEART_RATE, VITAL_SOURCES['VG-05']),
    saturation(state, at),
    one(state, at, 'VG-07', 'respiratoryRatePerMin', 'respiratory rate', BREATHING, VITAL_SOURCES['VG-07']),
    sedation(state, at),
  ];
}

function pressureFindings(
  state: SessionState,
  { order, patient, region }: Fact<'session.opened'>['data'],
  at: Instant,
): GateFinding[] {
  const rule = pressureRule(order.product, patient.ageYears);
  const key = rule === 'VG-02' ? (`VG-02-${region}` as const) : rule;
  const bands = BLOOD_PRESSURE[key];
  const values = valuesOf(state);
  const pressure = gatePressure(state, at);
  const symptom = symptomFinding(state, at);
  if (pressure === undefined || isOld(state, pressure.at, at)) {
    return [unknown(state, rule, 'blood pressure'), unknown(state, 'VG-04', 'systolic pressure'), symptom];
  }
  const inputs = pressure.used.map((one) =>
    input('blood pressure', `${one.systolic}/${one.diastolic} mmHg`, one.at),
  );
  const shown = `${pressure.systolic}/${pressure.diastolic} mmHg${pressure.method === 'mean-of-last-two' ? ' (mean of the last two)' : ''}`;
  const level = worse(
    levelOf(pressure.systolic, bandsInForce(bands.systolic, key, 'systolic', values)),
    levelOf(pressure.diastolic, bandsInForce(bands.diastolic, key, 'diastolic', values)),
  );
  return [
    {
      ...vital(rule, level, `Blood pressure before dosing ${shown}`, bands.source),
      inputs,
      clears:
        level === 'go'
          ? ''
          : 'Seat the patient for five minutes with the right cuff, repeat at 5 and 10 minutes; the mean of the last two decides',
    },
    {
      ...vital(
        'VG-04',
        levelOf(pressure.systolic, bandsInForce(LOW_SYSTOLIC, 'VG-04', 'value', values)),
        `Systolic pressure ${pressure.systolic} mmHg`,
        VITAL_SOURCES['VG-04'],
      ),
      inputs,
    },
    symptom,
  ];
}

/** Esketamine goes by age, ketamine has its own bands. */
export function pressureRule(
  product: 'ketamine' | 'esketamine',
  ageYears: number,
): 'VG-01' | 'VG-02' | 'VG-03' {
  if (product === 'ketamine') return 'VG-03';
  return ageYears >= OLDER_FROM_YEARS ? 'VG-02' : 'VG-01';
}

// With one of these the pressure does not pass, whatever it is [default].
function symptomFinding(state: SessionState, at: Instant): GateFinding {
  const active = activeSymptoms(state, at);
  const found = WARNING_SIGNS.flatMap((symptom) => active.get(symptom) ?? []);
  return {
    ...vital('VG-SYMPTOM', found.length > 0 ? 'block' : 'go', 'Warning symptom before dosing', '[default]'),
    inputs: found.map((fact) => input(fact.data.symptom, 'present', fact.at)),
    clears:
      found.length > 0
        ? 'A prescriber examines the patient; chart the symptom as over, or do not dose today'
        : '',
  };
}

function one(
  state: SessionState,
  at: Instant,
  rule: string,
  parameter: 'heartRatePerMin' | 'respiratoryRatePerMin',
  name: string,
  bands: Bands,
  source: string,
): GateFinding {
  const reading = lastReading(state, parameter, at);
  if (reading === undefined || isOld(state, reading.at, at)) return unknown(state, rule, name);
  const finding = vital(
    rule,
    levelOf(reading.value, bandsInForce(bands, rule, 'value', valuesOf(state))),
    `Before dosing ${name} ${reading.value} /min`,
    source,
  );
  return { ...finding, inputs: [input(name, `${reading.value} /min`, reading.at)] };
}

function saturation(state: SessionState, at: Instant): GateFinding {
  const reading = lastReading(state, 'spo2Percent', at);
  if (reading === undefined || isOld(state, reading.at, at))
    return unknown(state, 'VG-06', 'SpO2 on room air');
  const source = state.vitals.find((fact) => fact.eventId === reading.eventId);
  if (source?.data.breathing === 'supplemental-oxygen' || onOxygen(state, reading.at)) {
    return unknown(state, 'VG-06', 'SpO2 on room air');
  }
  const finding = vital(
    'VG-06',
    levelOf(reading.value, bandsInForce(SATURATION, 'VG-06', 'value', valuesOf(state))),
    `SpO2 before dosing ${reading.value} %`,
    VITAL_SOURCES['VG-06'],
  );
  return { ...finding, inputs: [input('SpO2', `${reading.value} %`, reading.at)] };
}

function sedation(state: SessionState, at: Instant): GateFinding {
  const score = lastScore(state, ['moaas', 'rass'], at);
  const value = score === undefined ? undefined : sedationOf(score.scale, score.value);
  if (score === undefined || value === undefined || isOld(state, score.at, at))
    return unknown(state, 'VG-08', 'MOAA/S or RASS');
  const finding = vital(
    'VG-08',
    levelOf(value, bandsInForce(SEDATION, 'VG-08', 'value', valuesOf(state))),
    `Sedation before dosing MOAA/S ${value}`,
    VITAL_SOURCES['VG-08'],
  );
  return { ...finding, inputs: [input(score.scale, score.value, score.at)] };
}

const isOld = (state: SessionState, observed: Instant, at: Instant) =>
  at - observed > limitOf(state, 'GT-08', 'readingAge') * 60_000;

function vital(rule: string, level: Level, text: string, source: string): GateFinding {
  return {
    rule,
    version: '1.0.0',
    severity: level === 'go' ? 'information' : level,
    result: level === 'go' ? 'false' : 'true',
    status:
      level === 'block'
        ? 'holds'
        : level === 'override'
          ? 'needs-override'
          : level === 'go'
            ? 'clear'
            : 'caution',
    inputs: [],
    missing: [],
    clinicianText: text,
    patientText: level === 'go' ? '' : 'We check this once more before we start.',
    clears:
      level === 'block'
        ? 'Repeat the measurement; if it stays, do not dose today'
        : level === 'override'
          ? 'Repeat the measurement, or a prescriber records why to go on'
          : '',
    source,
  };
}

function unknown(state: SessionState, rule: string, name: string): GateFinding {
  return {
    ...vital(rule, 'block', `Not assessed: ${name}`, '[default]: unknown never counts as clear'),
    result: 'unknown',
    missing: [name],
    patientText: 'We still need to measure this before we start.',
    clears: `Record ${name}; a value counts for ${limitOf(state, 'GT-08', 'readingAge')} minutes`,
  };
}
