import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { compileModel, EFFECT_PREFIX, systemOf } from '../compile/compile-model.ts';
import { type Dose, inputRules, inputsOf } from '../compile/inputs.ts';
import { deviate, deviationRules, type Subject, typicalParameters } from '../compile/parameters.ts';
import { versionHash } from '../compile/version.ts';
import { createFlow, type LinearSystem } from '../kernel/flow.ts';
import { type InputEvent, type SignalMetrics, type Trajectory, trajectory } from '../kernel/trajectory.ts';
import type { ModelDefinition } from '../models/definition.ts';
import type { PotencySet } from '../models/potency.ts';
import { DEFINITIONS, definitionById } from '../models/registry.ts';
import { orderInline, parseInlineDoses, parseInlineModel } from '../request/parse-inline.ts';
import {
  type DoseFigures,
  type PopulationRequest,
  parseDoseFigures,
  parseDoses,
  parseEtas,
  parseOutputs,
  parseParameters,
  parsePopulation,
  parsePotency,
  parseSubject,
  type WantedSignals,
} from '../request/parse-named.ts';
import { parseTimes } from '../request/parse-times.ts';
import { isRecord, Reader } from '../request/read.ts';
import { departures } from './departures.ts';
import { absurdDoses, absurdInfusions, type JudgedDose } from './dose-warnings.ts';
import { modelVersion } from './model-version.ts';
import { type OccupancyRule, occupancyOf, occupancyRule } from './occupancy.ts';
import { populationSignals } from './population.ts';
import type { Metrics, Signal, SimulationResult } from './result.ts';
import { warningsFor } from './warnings.ts';

/**
 * The request of `titrate simulate`, untrusted: which model, whom, which doses, which times. Doses are mg of
 * drug base, levels ng/mL, times minutes; values are right-continuous at a bolus. Refuses with every
 * problem and its path.
 */
export function simulate(request: unknown): Result<SimulationResult, Refusal> {
  const reader = new Reader();
  const record = reader.record(request, '');
  if (record === undefined) return err(reader.problems);
  const model = record['model'];
  if (isRecord(model)) return simulateInline(reader, record, model);
  const definition = typeof model === 'string' ? definitionById(model) : undefined;
  if (definition === undefined) {
    const ids = DEFINITIONS.map(({ id }) => id).join(', ');
    reader.refuse('unknown-model', 'model', `expected one of ${ids}, or an inline model`);
    return err(reader.problems);
  }
  return simulateNamed(reader, record, definition);
}

const NAMED_MEMBERS = [
  'model',
  'subject',
  'etas',
  'parameters',
  'doses',
  'timesMin',
  'outputs',
  'effectSites',
  'population',
  'potency',
  'doseWarningMg',
  'doseWarningMgPerKg',
  'infusionWarningMin',
];

export interface NamedRequest {
  readonly definition: ModelDefinition;
  readonly subject: Subject;
  readonly etas: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, number>>;
  readonly doses: readonly Dose[];
  readonly timesMin: readonly number[];
  readonly wanted: WantedSignals;
  readonly potency: PotencySet;
  readonly figures?: DoseFigures;
  readonly population?: PopulationRequest;
}

function simulateNamed(
  reader: Reader,
  record: Readonly<Record<string, unknown>>,
  definition: ModelDefinition,
): Result<SimulationResult, Refusal> {
  reader.onlyKeys(record, '', NAMED_MEMBERS);
  const subject = parseSubject(reader, record['subject'], definition);
  const etas = parseEtas(reader, record['etas'], definition);
  const parameters = parseParameters(reader, record['parameters'], definition);
  const doses = parseDoses(reader, record['doses'], definition);
  const timesMin = parseTimes(reader, record['timesMin']);
  const wanted = parseOutputs(reader, record['outputs'], record['effectSites'], definition);
  const potency = parsePotency(reader, record['potency']);
  const figures = parseDoseFigures(reader, record);
  const population = parsePopulation(reader, record['population'], timesMin.length);
  if (population !== undefined) {
    if (record['etas'] !== undefined)
      reader.refuse('contradiction', 'etas', 'a population draws its own deviations; leave etas away');
    if (Object.keys(definition.variability.etas).length === 0)
      reader.refuse(
        'no-variability',
        'population',
        `${definition.id} has no published variability; no band can be drawn`,
      );
  }
  if (reader.problems.length > 0 || subject === undefined || potency === undefined)
    return err(reader.problems);
  return ok(
    computeNamed({
      definition,
      subject,
      etas,
      parameters,
      doses,
      timesMin,
      wanted,
      potency,
      figures,
      ...(population === undefined ? {} : { population }),
    }),
  );
}

/** The computation behind a request that was already read. */
export function computeNamed(request: NamedRequest): SimulationResult {
  const { definition, wanted, timesMin } = request;
  const warnings = [
    ...warningsFor(definition, request.subject, request.doses, request.figures),
    ...departures(definition, request.parameters, request.etas),
  ];
  const occupancy = wanted.occupancy ? occupancyRule(definition, request.potency) : undefined;
  if (wanted.occupancy && occupancy === undefined)
    warnings.push(`no-occupancy: ${request.potency.title} has no affinity for what this model follows`);
  const shown = wanted.signals;
  const signals = [...new Set([...shown, ...(occupancy?.terms.map((term) => term.signal) ?? [])])];
  const model = compileModel(definition, signals, new Set(request.doses.map((dose) => dose.route)));
  const typical = typicalParameters(definition, request.subject, request.parameters);
  const etaNames = Object.keys(definition.variability.etas);
  const own = new Float64Array(typical.length);
  const deviations = Float64Array.from(etaNames, (name) => request.etas[name] ?? 0);
  deviate(deviationRules(definition), typical, deviations, 0, own);
  const rules = inputRules(model, request.doses);
  const one = runOne(systemOf(model, own), inputsOf(rules, own), timesMin);

  let concentrations: Record<string, Signal>;
  let bound: Signal | undefined;
  if (request.population === undefined) {
    const rows = one.values.map(display);
    concentrations = pick(shown, signals, rows);
    if (occupancy !== undefined) bound = occupancySeries(occupancy, signals, rows, timesMin.length);
  } else {
    const bands = populationSignals({
      definition,
      typical,
      doses: request.doses,
      timesMin,
      signals: shown,
      population: request.population,
      occupancy,
    });
    concentrations = pick(shown, shown, bands.signals);
    bound = bands.occupancy;
    if (definition.variability.caution !== undefined) warnings.push(definition.variability.caution);
  }
  const { metrics, cautions } = metricsFor(definition, shown, signals, one.metrics);
  warnings.push(...cautions);
  return {
    model: definition.id,
    version: modelVersion(definition),
    timesMin,
    concentrationsNgPerMl: concentrations,
    ...(bound === undefined ? {} : { occupancy: bound }),
    metrics,
    warnings,
  };
}

/** Metrics of the shown signals; an area that must not be shown is left out, and said why. */
function metricsFor(
  definition: ModelDefinition,
  shown: readonly string[],
  signals: readonly string[],
  measured: readonly SignalMetrics[],
): { readonly metrics: Readonly<Record<string, Metrics>>; readonly cautions: readonly string[] } {
  const metrics: Record<string, Metrics> = {};
  const cautions = new Set<string>();
  for (const name of shown) {
    const found = measured[signals.indexOf(name)];
    const reason = definition.noAreaFor?.[name.replace(EFFECT_PREFIX, '')];
    if (reason !== undefined) cautions.add(reason);
    if (found !== undefined) metrics[name] = metricsOf(found, reason === undefined);
  }
  return { metrics, cautions: [...cautions] };
}

function pick<T>(
  shown: readonly string[],
  signals: readonly string[],
  rows: readonly T[],
): Record<string, T> {
  const picked: Record<string, T> = {};
  for (const name of shown) {
    const row = rows[signals.indexOf(name)];
    if (row !== undefined) picked[name] = row;
  }
  return picked;
}

export function occupancySeries(
  rule: OccupancyRule,
  signals: readonly string[],
  rows: readonly (readonly number[])[],
  count: number,
): readonly number[] {
  const terms = rule.terms.map(({ signal, perNgPerMl }) => ({
    row: rows[signals.indexOf(signal)],
    perNgPerMl,
  }));
  return Array.from({ length: count }, (_, i) => {
    let ratio = 0;
    for (const { row, perNgPerMl } of terms) ratio += perNgPerMl * (row?.[i] ?? 0);
    return occupancyOf(ratio);
  });
}

function runOne(
  system: LinearSystem,
  inputs: readonly InputEvent[],
  timesMin: readonly number[],
): Trajectory {
  const flow = createFlow(system, [...new Set(inputs.map((input) => input.state))]);
  return trajectory(flow, system.signalCount, inputs, timesMin);
}

/** A level below zero is rounding of zero. */
const display = (values: Float64Array): readonly number[] => Array.from(values, (v) => (v > 0 ? v : 0));

function metricsOf(measured: SignalMetrics, withArea: boolean): Metrics {
  return {
    cmaxNgPerMl: measured.cmax,
    tmaxMin: measured.tmaxMin ?? null,
    aucNgHPerMl: withArea ? Math.max(0, measured.area) / 60 : null,
  };
}

function simulateInline(
  reader: Reader,
  record: Readonly<Record<string, unknown>>,
  modelRecord: Readonly<Record<string, unknown>>,
): Result<SimulationResult, Refusal> {
  reader.onlyKeys(record, '', [...NAMED_MEMBERS]);
  for (const name of ['etas', 'parameters', 'population', 'potency'])
    if (record[name] !== undefined && !(isRecord(record[name]) && Object.keys(record[name]).length === 0))
      reader.refuse('not-for-inline', name, 'an inline model carries its own numbers and no variability');
  const model = parseInlineModel(reader, modelRecord);
  const doses = parseInlineDoses(reader, record['doses'], model?.states ?? []);
  if (record['doseWarningMgPerKg'] !== undefined)
    reader.refuse(
      'not-for-inline',
      'doseWarningMgPerKg',
      'an inline model knows no body weight; use doseWarningMg',
    );
  const figures = parseDoseFigures(reader, record);
  const timesMin = parseTimes(reader, record['timesMin']);
  if (reader.problems.length > 0 || model === undefined) return err(reader.problems);
  const withSites =
    record['effectSites'] === undefined || reader.flag(record['effectSites'], 'effectSites') === true;
  const all = [
    ...Object.keys(model.outputs),
    ...(withSites ? Object.keys(model.effectSites).map((name) => EFFECT_PREFIX + name) : []),
  ];
  const signals = inlineSignals(reader, record['outputs'], all);
  if (reader.problems.length > 0) return err(reader.problems);
  const { system, inputs } = orderInline(model, signals, doses);
  const one = runOne(system, inputs, timesMin);
  const metrics: Record<string, Metrics> = {};
  signals.forEach((name, s) => {
    const measured = one.metrics[s];
    if (measured !== undefined) metrics[name] = metricsOf(measured, true);
  });
  return ok({
    model: model.id,
    version: `inline+${versionHash(modelRecord)}`,
    timesMin,
    concentrationsNgPerMl: pick(signals, signals, one.values.map(display)),
    metrics,
    warnings: [
      'inline-model: this model came with the request; nothing about it was checked',
      // Of another drug nobody here knows which dose is absurd: only a figure of the request counts.
      ...(figures.mg === undefined ? [] : absurdDoses(asGiven(record['doses']), figures.mg)),
      ...(figures.infusionMin === undefined
        ? []
        : absurdInfusions(asGiven(record['doses']), figures.infusionMin)),
    ],
  });
}

/** Doses that were read already, before a fraction of them is absorbed. */
const asGiven = (doses: unknown): readonly JudgedDose[] =>
  Array.isArray(doses)
    ? doses.filter(isRecord).map((dose) => ({
        timeMin: Number(dose['timeMin']),
        amountMg: Number(dose['amountMg']),
        durationMin: Number(dose['durationMin'] ?? 0),
      }))
    : [];

function inlineSignals(reader: Reader, value: unknown, all: readonly string[]): readonly string[] {
  if (value === undefined) return all;
  const wanted = new Set<string>();
  (reader.list(value, 'outputs', 2 * all.length) ?? []).forEach((name, i) => {
    if (typeof name === 'string' && all.includes(name)) {
      wanted.add(name);
      if (all.includes(EFFECT_PREFIX + name)) wanted.add(EFFECT_PREFIX + name);
    } else reader.refuse('unknown-output', `outputs[${i}]`, `unknown; this model gives ${all.join(', ')}`);
  });
  if (wanted.size === 0) reader.refuse('no-outputs', 'outputs', 'name at least one output');
  return all.filter((name) => wanted.has(name));
}
