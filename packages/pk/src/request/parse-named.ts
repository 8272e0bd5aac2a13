import { EFFECT_PREFIX, signalNames } from '../compile/compile-model.ts';
import type { Dose } from '../compile/inputs.ts';
import type { Subject } from '../compile/parameters.ts';
import type { ModelDefinition, Route } from '../models/definition.ts';
import { POTENCY_SETS, type PotencySet } from '../models/potency.ts';
import { LIMITS } from './limits.ts';
import { ascending, isRecord, join, type Reader } from './read.ts';
import { ROUTES, unknownRoute, withoutRoute } from './route-words.ts';

export function parseSubject(
  reader: Reader,
  value: unknown,
  definition: ModelDefinition,
): Subject | undefined {
  const record = reader.record(value, 'subject');
  if (record === undefined) return undefined;
  reader.onlyKeys(record, 'subject', ['weightKg', 'ageYears', 'sex', 'asian', 'japanese']);
  const weightKg = reader.number(record['weightKg'], 'subject.weightKg', { ...LIMITS.weightKg, unit: 'kg' });
  const age =
    record['ageYears'] === undefined
      ? undefined
      : reader.number(record['ageYears'], 'subject.ageYears', { ...LIMITS.ageYears, unit: 'years' });
  const asian = record['asian'] === undefined ? undefined : reader.flag(record['asian'], 'subject.asian');
  const japanese =
    record['japanese'] === undefined ? undefined : reader.flag(record['japanese'], 'subject.japanese');
  if (japanese === true && asian === false)
    reader.refuse('contradiction', 'subject.asian', 'japanese is true, so asian cannot be false');
  const sex = parseSex(reader, record['sex']);
  refuseImpossibleCovariates(reader, definition, age);
  if (weightKg === undefined) return undefined;
  return {
    weightKg,
    ...(age === undefined ? {} : { ageYears: age }),
    ...(sex === undefined ? {} : { sex }),
    ...(asian === undefined ? {} : { asian }),
    ...(japanese === undefined ? {} : { japanese }),
  };
}

function parseSex(reader: Reader, value: unknown): Subject['sex'] {
  if (value === undefined || value === 'female' || value === 'male' || value === 'other') return value;
  return reader.refuse('unknown-sex', 'subject.sex', 'expected "female", "male" or "other"');
}

/** A straight line in age may reach zero or below long before the age limit. */
function refuseImpossibleCovariates(
  reader: Reader,
  definition: ModelDefinition,
  ageYears: number | undefined,
): void {
  if (ageYears === undefined) return;
  for (const [name, parameter] of Object.entries(definition.parameters)) {
    for (const rule of parameter.covariates ?? []) {
      if (rule.kind !== 'per-year-above') continue;
      const value = parameter.value + rule.perYear * Math.max(0, ageYears - rule.aboveYears);
      if (value <= 0)
        reader.refuse(
          'covariate-out-of-range',
          'subject.ageYears',
          `${name} would not be positive at ${ageYears} years`,
        );
    }
  }
}

export function parseEtas(
  reader: Reader,
  value: unknown,
  definition: ModelDefinition,
): Readonly<Record<string, number>> {
  return parseNumbers(reader, value, 'etas', Object.keys(definition.variability.etas), (found, path) =>
    reader.number(found, path, { least: -LIMITS.eta, most: LIMITS.eta, unit: '' }),
  );
}

/** Replaces typical values, in the unit of the model file; covariates and deviations still apply. */
export function parseParameters(
  reader: Reader,
  value: unknown,
  definition: ModelDefinition,
): Readonly<Record<string, number>> {
  return parseNumbers(reader, value, 'parameters', Object.keys(definition.parameters), (found, path) => {
    const published = definition.parameters[path.slice('parameters.'.length)];
    const logit =
      published?.eta !== undefined && definition.variability.etas[published.eta]?.scale === 'logit';
    const plain = published?.unit === '1';
    return reader.number(found, path, {
      least: plain && !logit ? 0 : 1e-9,
      // A fraction stays one. On the logit scale there must be room for the covariate factors.
      most: logit ? 0.7 : plain ? ((published?.value ?? 1) <= 1 ? 1 : 10) : 1e6,
      unit: plain ? '' : (published?.unit ?? ''),
    });
  });
}

function parseNumbers(
  reader: Reader,
  value: unknown,
  path: string,
  known: readonly string[],
  read: (value: unknown, path: string) => number | undefined,
): Readonly<Record<string, number>> {
  if (value === undefined) return {};
  const record = reader.record(value, path);
  const result: Record<string, number> = {};
  for (const [name, member] of Object.entries(record ?? {})) {
    if (!known.includes(name)) {
      const options = known.length === 0 ? 'this model has none' : `known here: ${known.join(', ')}`;
      reader.refuse('unknown-parameter', join(path, name), `unknown; ${options}`);
      continue;
    }
    const number = read(member, join(path, name));
    if (number !== undefined) result[name] = number;
  }
  return result;
}

export function parseDoses(reader: Reader, value: unknown, definition: ModelDefinition): readonly Dose[] {
  const entries = reader.list(value, 'doses', LIMITS.doses) ?? [];
  const doses: Dose[] = [];
  const inOrder = ascending(reader, 'doses', '.timeMin');
  entries.forEach((entry, i) => {
    const dose = parseDose(reader, entry, `doses[${i}]`, definition);
    if (dose === undefined) return;
    inOrder(dose.timeMin, i);
    doses.push(dose);
  });
  return doses;
}

function parseDose(
  reader: Reader,
  entry: unknown,
  path: string,
  definition: ModelDefinition,
): Dose | undefined {
  const record = reader.record(entry, path);
  if (record === undefined) return undefined;
  reader.onlyKeys(record, path, ['timeMin', 'route', 'amountMg', 'durationMin']);
  const timeMin = readTime(reader, record['timeMin'], `${path}.timeMin`);
  const amountMg = reader.number(record['amountMg'], `${path}.amountMg`, {
    least: 0,
    most: LIMITS.doseMg,
    unit: 'mg',
    hintAbove:
      'more than any single dose, in mg of drug base: check the unit and the digits, and give what runs for days as several doses',
  });
  const route = ROUTES.find((known) => known === record['route']);
  if (route === undefined)
    return reader.refuse('unknown-route', `${path}.route`, unknownRoute(record['route']));
  if (definition.routes[route] === undefined)
    return reader.refuse('route-without-absorption', `${path}.route`, withoutRoute(definition, route));
  const durationMin = readDuration(reader, record['durationMin'], `${path}.durationMin`, route);
  if (route === 'nasal-device' && definition.devices !== undefined && amountMg !== undefined) {
    if (amountMg > definition.devices.deviceMg.value)
      reader.refuse(
        'more-than-one-device',
        `${path}.amountMg`,
        `one device holds ${definition.devices.deviceMg.value} mg; list each device as its own dose`,
      );
  }
  if (timeMin === undefined || amountMg === undefined) return undefined;
  return { timeMin, route, amountMg, ...(durationMin === undefined ? {} : { durationMin }) };
}

function readDuration(reader: Reader, value: unknown, path: string, route: Route): number | undefined {
  if (route === 'iv-infusion') {
    if (value === undefined)
      return reader.refuse('not-a-number', path, 'an iv-infusion needs its duration in minutes');
    const minutes = reader.number(value, path, { least: 0, most: LIMITS.durationMin, unit: 'min' });
    if (minutes === 0)
      return reader.refuse(
        'infusion-without-duration',
        path,
        'an infusion lasts longer than 0 min; use iv-bolus',
      );
    return minutes;
  }
  if (value === undefined || value === 0 || value === null) return undefined;
  return reader.refuse('duration-not-used', path, `${route} takes no duration; the model gives it`);
}

export function readTime(reader: Reader, value: unknown, path: string): number | undefined {
  return reader.number(value, path, { least: -LIMITS.timeMin, most: LIMITS.timeMin, unit: 'min' });
}

export interface WantedSignals {
  readonly signals: readonly string[];
  readonly occupancy: boolean;
}

/** Output names; each brings its effect site along, save where the request says no. Without a list, everything the model gives. */
export function parseOutputs(
  reader: Reader,
  value: unknown,
  effectSites: unknown,
  definition: ModelDefinition,
): WantedSignals {
  const alone = effectSites !== undefined && reader.flag(effectSites, 'effectSites') === false;
  const all = signalNames(definition).filter((name) => !alone || !name.startsWith(EFFECT_PREFIX));
  if (value === undefined) return { signals: all, occupancy: true };
  const wanted = new Set<string>();
  let occupancy = false;
  (reader.list(value, 'outputs', LIMITS.outputs) ?? []).forEach((name, i) => {
    if (name === 'occupancy') occupancy = true;
    else if (typeof name === 'string' && all.includes(name)) {
      wanted.add(name);
      if (all.includes(EFFECT_PREFIX + name)) wanted.add(EFFECT_PREFIX + name);
    } else
      reader.refuse(
        'unknown-output',
        `outputs[${i}]`,
        `unknown; this model gives ${all.join(', ')}, occupancy`,
      );
  });
  if (wanted.size === 0 && !occupancy && reader.problems.length === 0)
    reader.refuse('no-outputs', 'outputs', 'name at least one output, or leave outputs away for all');
  return { signals: all.filter((name) => wanted.has(name)), occupancy };
}

/** `"potency"`: which affinities the occupancy index uses. */
export function parsePotency(reader: Reader, value: unknown): PotencySet | undefined {
  if (value === undefined) return POTENCY_SETS[0];
  const found = POTENCY_SETS.find((set) => set.id === value);
  return (
    found ??
    reader.refuse(
      'unknown-potency-set',
      'potency',
      `expected one of ${POTENCY_SETS.map((s) => s.id).join(', ')}`,
    )
  );
}

/** When a dose is warned of: above how many mg, above how many mg/kg, and as an infusion that lasts less than so many minutes. The program's own figure stands for each that is left away. */
export interface DoseFigures {
  readonly mg?: number;
  readonly mgPerKg?: number;
  readonly infusionMin?: number;
}

export function parseDoseFigures(reader: Reader, record: Readonly<Record<string, unknown>>): DoseFigures {
  const read = (member: string, most: number, unit: string): number | undefined =>
    record[member] === undefined
      ? undefined
      : reader.number(record[member], member, { least: 0, most, unit });
  const mg = read('doseWarningMg', LIMITS.doseMg, 'mg');
  const mgPerKg = read('doseWarningMgPerKg', LIMITS.doseMg, 'mg/kg');
  const infusionMin = read('infusionWarningMin', LIMITS.durationMin, 'min');
  return {
    ...(mg === undefined ? {} : { mg }),
    ...(mgPerKg === undefined ? {} : { mgPerKg }),
    ...(infusionMin === undefined ? {} : { infusionMin }),
  };
}

export interface PopulationRequest {
  readonly subjects: number;
  readonly seed: number;
  readonly percentiles: readonly number[];
}

export function parsePopulation(
  reader: Reader,
  value: unknown,
  samples: number,
): PopulationRequest | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) {
    reader.record(value, 'population');
    return undefined;
  }
  reader.onlyKeys(value, 'population', ['subjects', 'seed', 'percentiles']);
  const subjects = reader.whole(value['subjects'], 'population.subjects', {
    least: 2,
    most: LIMITS.subjects,
  });
  const seed = reader.whole(value['seed'], 'population.seed', { least: 0, most: 2 ** 32 - 1 });
  const percentiles =
    value['percentiles'] === undefined ? [5, 50, 95] : parsePercentiles(reader, value['percentiles']);
  if (subjects === undefined || seed === undefined) return undefined;
  if (subjects * samples > LIMITS.populationValues)
    reader.refuse(
      'too-large',
      'population.subjects',
      `${subjects} subjects × ${samples} samples exceed ${LIMITS.populationValues} values`,
    );
  return { subjects, seed, percentiles };
}

function parsePercentiles(reader: Reader, value: unknown): readonly number[] {
  const path = 'population.percentiles';
  const read: number[] = [];
  (reader.list(value, path, 21) ?? []).forEach((entry, i) => {
    const p = reader.number(entry, `${path}[${i}]`, { least: 0, most: 100, unit: '%' });
    if (p !== undefined) read.push(p);
  });
  if (read.length === 0 && reader.problems.length === 0)
    reader.refuse('no-percentiles', path, 'name at least one percentile');
  return read;
}
