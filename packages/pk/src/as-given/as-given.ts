import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { compileModel, signalNames, systemOf } from '../compile/compile-model.ts';
import { inputRules } from '../compile/inputs.ts';
import { deviate, deviationRules, typicalParameters } from '../compile/parameters.ts';
import { createFlow, type Flow } from '../kernel/flow.ts';
import { tick } from '../kernel/trajectory.ts';
import type { ModelDefinition } from '../models/definition.ts';
import { definitionById } from '../models/registry.ts';
import { LIMITS } from '../request/limits.ts';
import { parseEtas, parseParameters, parseSubject } from '../request/parse-named.ts';
import { Reader } from '../request/read.ts';
import { flowing, IDLE, type PumpEvent, type PumpState, pumpAfter } from './pump-event.ts';

export interface AsGivenOptions {
  readonly modelId: string;
  /** As in `simulate`: `{ weightKg, ageYears?, sex?, asian?, japanese? }`. Checked here. */
  readonly subject: unknown;
  /** What `levelAt` and `curve` read; the first output of the model when left away. */
  readonly output?: string;
  readonly etas?: unknown;
  readonly parameters?: unknown;
}

export interface CurvePoint {
  readonly timeMin: number;
  readonly ngPerMl: number;
}

/**
 * The level of a dose as it is given. Each pump event is one state update; a late or corrected event
 * replays from where it belongs. Equal to the batch computation of the same history.
 */
export interface AsGivenEngine {
  readonly modelId: string;
  readonly output: string;
  /** Adds one event. An event before the last one is put in its place and the later ones are replayed. */
  apply(event: PumpEvent): Result<void, Problem>;
  /** The whole history anew, after a correction; refused as a whole when one event is wrong. */
  replaceHistory(events: readonly PumpEvent[]): Result<void, Refusal>;
  /** Level in ng/mL, if nothing changes after the last event; 0 before the first. */
  levelAt(timeMin: number, output?: string): number;
  /** Levels every `stepMin`, both ends included; beyond the last event as if nothing changes. */
  curve(fromMin: number, toMin: number, stepMin: number, output?: string): readonly CurvePoint[];
  /** mg given up to this time by the recorded events. */
  givenMgAt(timeMin: number): number;
  readonly history: readonly PumpEvent[];
}

/** State after an event: amounts, inflow, pump and cumulative dose. */
interface Checkpoint {
  readonly atMin: number;
  readonly amounts: Float64Array;
  readonly inflow: Float64Array;
  readonly pump: PumpState;
  readonly givenMg: number;
}

export function createAsGivenEngine(options: AsGivenOptions): Result<AsGivenEngine, Refusal> {
  const reader = new Reader();
  const definition = definitionById(options.modelId);
  if (definition === undefined) {
    reader.refuse('unknown-model', 'modelId', `${options.modelId} is not a model`);
    return err(reader.problems);
  }
  if (definition.routes['iv-infusion'] === undefined)
    reader.refuse('route-without-absorption', 'modelId', `${definition.id} has no infusion`);
  const subject = parseSubject(reader, options.subject, definition);
  const etas = parseEtas(reader, options.etas, definition);
  const parameters = parseParameters(reader, options.parameters, definition);
  const signals = signalNames(definition);
  const output = options.output ?? signals[0] ?? '';
  if (!signals.includes(output))
    reader.refuse('unknown-output', 'output', `unknown; this model gives ${signals.join(', ')}`);
  if (reader.problems.length > 0 || subject === undefined) return err(reader.problems);
  const typical = typicalParameters(definition, subject, parameters);
  const own = new Float64Array(typical.length);
  const names = Object.keys(definition.variability.etas);
  const deviations = Float64Array.from(names, (name) => etas[name] ?? 0);
  deviate(deviationRules(definition), typical, deviations, 0, own);
  return ok(new Engine(definition, own, signals, output));
}

class Engine implements AsGivenEngine {
  readonly modelId: string;
  readonly output: string;
  readonly #signals: readonly string[];
  readonly #flow: Flow;
  /** Coordinates of 1 mg into the vein. */
  readonly #perMg: Float64Array;
  /** What 1 mg into the vein adds to each signal at once. */
  readonly #directPerMg: Float64Array;
  readonly #events: PumpEvent[] = [];
  readonly #checkpoints: Checkpoint[] = [];
  readonly #scratch: Float64Array;

  constructor(
    definition: ModelDefinition,
    parameters: Float64Array,
    signals: readonly string[],
    output: string,
  ) {
    this.modelId = definition.id;
    this.output = output;
    this.#signals = signals;
    const model = compileModel(definition, signals, new Set(['iv-bolus', 'iv-infusion']));
    const rules = inputRules(model, [{ timeMin: 0, route: 'iv-bolus', amountMg: 1 }]);
    this.#flow = createFlow(systemOf(model, parameters), [...new Set(rules.map((rule) => rule.state))]);
    this.#perMg = new Float64Array(this.#flow.size);
    this.#directPerMg = new Float64Array(signals.length);
    for (const rule of rules) {
      const unit = this.#flow.unit(rule.state);
      const fraction = rule.fraction(parameters);
      for (let i = 0; i < unit.length; i += 1)
        this.#perMg[i] = (this.#perMg[i] ?? 0) + fraction * (unit[i] ?? 0);
      for (let s = 0; s < signals.length; s += 1)
        this.#directPerMg[s] = (this.#directPerMg[s] ?? 0) + fraction * this.#flow.direct(rule.state, s);
    }
    this.#scratch = new Float64Array(this.#flow.size);
  }

  get history(): readonly PumpEvent[] {
    return this.#events;
  }

  apply(event: PumpEvent): Result<void, Problem> {
    const problem = problemOf(event, '');
    if (problem !== undefined) return err(problem);
    if (this.#events.length >= LIMITS.doses)
      return err({ type: 'too-many', message: `at most ${LIMITS.doses} events`, path: '' });
    const at = this.#placeOf(event.timeMin);
    this.#events.splice(at, 0, event);
    this.#replayFrom(at);
    return ok(undefined);
  }

  replaceHistory(events: readonly PumpEvent[]): Result<void, Refusal> {
    const problems: Problem[] = [];
    let previous = Number.NEGATIVE_INFINITY;
    if (events.length > LIMITS.doses)
      return err([{ type: 'too-many', message: `at most ${LIMITS.doses} events`, path: '' }]);
    events.forEach((event, i) => {
      const problem = problemOf(event, `[${i}].`);
      if (problem !== undefined) problems.push(problem);
      if (event.timeMin < previous)
        problems.push({
          type: 'out-of-order',
          message: `${event.timeMin} min is before the event above it (${previous} min)`,
          path: `[${i}].timeMin`,
        });
      previous = Math.max(previous, event.timeMin);
    });
    if (problems.length > 0) return err(problems);
    // What did not change keeps its checkpoints.
    let same = 0;
    while (same < events.length && equalEvents(events[same], this.#events[same])) same += 1;
    this.#events.splice(same, this.#events.length - same, ...events.slice(same));
    this.#replayFrom(same);
    return ok(undefined);
  }

  levelAt(timeMin: number, output: string = this.output): number {
    const signal = this.#signalOf(output);
    const at = tick(timeMin);
    const point = this.#checkpoints[this.#placeOf(at) - 1];
    if (point === undefined) return 0;
    this.#scratch.set(point.amounts);
    if (at > point.atMin) this.#flow.advance(this.#scratch, point.inflow, at - point.atMin);
    return this.#read(point, this.#scratch, signal, at);
  }

  /** At the first event nothing has flowed yet: what was placed is there, and all else is exactly zero. */
  #read(point: Checkpoint, amounts: Float64Array, signal: number, at: number): number {
    return at === this.#checkpoints[0]?.atMin
      ? point.givenMg * (this.#directPerMg[signal] ?? 0)
      : Math.max(0, this.#flow.signal(amounts, signal));
  }

  curve(
    fromMin: number,
    toMin: number,
    stepMin: number,
    output: string = this.output,
  ): readonly CurvePoint[] {
    const signal = this.#signalOf(output);
    const count = stepMin > 0 ? Math.floor((toMin - fromMin) / stepMin + 1e-7) + 1 : 0;
    if (!Number.isFinite(count) || count > LIMITS.samples)
      throw new Error(`Invariant broken: a curve has at most ${LIMITS.samples} points`);
    const points: CurvePoint[] = [];
    const amounts = new Float64Array(this.#flow.size);
    let inflow = new Float64Array(this.#flow.size);
    let now = Number.NEGATIVE_INFINITY;
    let next = 0;
    for (let i = 0; i < count; i += 1) {
      const timeMin = fromMin + i * stepMin;
      const at = tick(timeMin);
      const place = this.#placeOf(at);
      const point = this.#checkpoints[place - 1];
      if (point !== undefined && place !== next) {
        amounts.set(point.amounts);
        inflow = point.inflow.slice();
        now = point.atMin;
        next = place;
      }
      if (point !== undefined && at > now) {
        this.#flow.advance(amounts, inflow, at - now);
        now = at;
      }
      points.push({ timeMin, ngPerMl: point === undefined ? 0 : this.#read(point, amounts, signal, at) });
    }
    return points;
  }

  givenMgAt(timeMin: number): number {
    const at = tick(timeMin);
    const point = this.#checkpoints[this.#placeOf(at) - 1];
    return point === undefined ? 0 : point.givenMg + flowing(point.pump) * (at - point.atMin);
  }

  /** Number of events at or before a time. */
  #placeOf(timeMin: number): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tick(this.#events[middle]?.timeMin ?? 0) <= tick(timeMin)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #replayFrom(first: number): void {
    this.#checkpoints.length = Math.min(this.#checkpoints.length, first);
    for (let i = first; i < this.#events.length; i += 1) {
      const event = this.#events[i];
      if (event === undefined) continue;
      const before = this.#checkpoints[i - 1];
      const atMin = tick(event.timeMin);
      const amounts = before?.amounts.slice() ?? new Float64Array(this.#flow.size);
      let givenMg = before?.givenMg ?? 0;
      if (before !== undefined && atMin > before.atMin) {
        this.#flow.advance(amounts, before.inflow, atMin - before.atMin);
        givenMg += flowing(before.pump) * (atMin - before.atMin);
      }
      if (event.kind === 'bolus') {
        givenMg += event.amountMg;
        for (let k = 0; k < amounts.length; k += 1)
          amounts[k] = (amounts[k] ?? 0) + event.amountMg * (this.#perMg[k] ?? 0);
      }
      const pump = pumpAfter(before?.pump ?? IDLE, event);
      const inflow = this.#perMg.map((gain) => gain * flowing(pump));
      this.#checkpoints.push({ atMin, amounts, inflow, pump, givenMg });
    }
  }

  #signalOf(output: string): number {
    const found = this.#signals.indexOf(output);
    if (found < 0) throw new Error(`Invariant broken: ${this.modelId} gives no ${output}`);
    return found;
  }
}

function problemOf(event: PumpEvent, path: string): Problem | undefined {
  const reader = new Reader();
  const time = { least: -LIMITS.timeMin, most: LIMITS.timeMin, unit: 'min' };
  reader.number(event.timeMin, `${path}timeMin`, time);
  if (event.kind === 'bolus')
    reader.number(event.amountMg, `${path}amountMg`, { least: 0, most: LIMITS.doseMg, unit: 'mg' });
  else if (event.kind === 'start' || event.kind === 'rate')
    reader.number(event.mgPerMin, `${path}mgPerMin`, { least: 0, most: LIMITS.doseMg, unit: 'mg/min' });
  else if (event.kind !== 'pause' && event.kind !== 'resume' && event.kind !== 'stop')
    reader.refuse('unknown-event', `${path}kind`, 'expected start, rate, pause, resume, stop or bolus');
  return reader.problems[0];
}

function equalEvents(a: PumpEvent | undefined, b: PumpEvent | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind || a.timeMin !== b.timeMin) return false;
  const amount = (event: PumpEvent): number =>
    event.kind === 'bolus' ? event.amountMg : 'mgPerMin' in event ? event.mgPerMin : 0;
  return amount(a) === amount(b);
}
