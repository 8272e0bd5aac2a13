import { compileExpression, type Expression } from '../expression/expression.ts';
import type { LinearSystem } from '../kernel/flow.ts';
import { blockOrder, upstreamOf } from '../kernel/graph.ts';
import type { ModelDefinition, Route } from '../models/definition.ts';

/** A model reduced to what the wanted signals need, with its expressions compiled. Numbers come later, per subject. */
export interface CompiledModel {
  readonly definition: ModelDefinition;
  readonly parameterNames: readonly string[];
  readonly size: number;
  readonly starts: readonly number[];
  readonly signals: readonly string[];
  /** Place of a state, or undefined when no wanted signal depends on it. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** Writes rates (size²) and signal weights (signals × size) for one parameter vector. */
  fill(parameters: Float64Array, rates: Float64Array, weights: Float64Array): void;
  expression(text: string): Expression;
}

interface Edge {
  readonly from: number;
  readonly to: number | null;
  readonly rate: Expression;
  /** An effect site follows its driver without taking drug from it. */
  readonly takes: boolean;
}

export const EFFECT_PREFIX = 'effectSite.';

/** All signal names a model can give: its outputs, then their effect sites. */
export function signalNames(definition: ModelDefinition): readonly string[] {
  return [
    ...Object.keys(definition.outputs),
    ...Object.keys(definition.effectSites).map((name) => EFFECT_PREFIX + name),
  ];
}

/** The signals that add up to a signal: itself, unless the model defines its output as a sum. */
export function partsOfSignal(definition: ModelDefinition, signal: string): readonly string[] {
  const prefix = signal.startsWith(EFFECT_PREFIX) ? EFFECT_PREFIX : '';
  return parts(definition, signal.slice(prefix.length)).map((part) => prefix + part);
}

/** Outputs made of states that a (sum) output stands for. */
function parts(definition: ModelDefinition, output: string): readonly string[] {
  const found = definition.outputs[output];
  if (found === undefined) throw new Error(`Invariant broken: ${definition.id} has no output ${output}`);
  return 'sumOf' in found ? found.sumOf.flatMap((name) => parts(definition, name)) : [output];
}

/**
 * Reduces a model to the given signals and, if named, to the routes that are used: states that no dose
 * reaches or no signal sees are left out.
 */
export function compileModel(
  definition: ModelDefinition,
  signals: readonly string[],
  routes?: ReadonlySet<Route>,
): CompiledModel {
  const parameterNames = Object.keys(definition.parameters);
  const indexOf = new Map(parameterNames.map((name, i) => [name, i]));
  const expression = (text: string): Expression => compileExpression(text, (name) => indexOf.get(name));
  const names = [...definition.states];
  const stateIndex = new Map(names.map((name, i) => [name, i]));
  const place = (name: string): number => {
    const found = stateIndex.get(name);
    if (found === undefined) throw new Error(`Invariant broken: ${definition.id} has no state ${name}`);
    return found;
  };
  const edges: Edge[] = definition.flows.map(({ from, to, rate }) => ({
    from: place(from),
    to: to === null ? null : place(to),
    rate: expression(rate),
    takes: true,
  }));
  const readings = signals.map((signal) => {
    const isEffect = signal.startsWith(EFFECT_PREFIX);
    const output = isEffect ? signal.slice(EFFECT_PREFIX.length) : signal;
    return parts(definition, output).flatMap((part) => {
      const made = definition.outputs[part];
      const terms = made !== undefined && 'of' in made ? made.of : [];
      if (!isEffect)
        return terms.map((term) => ({ state: place(term.state), weight: expression(term.ngPerMlPerMg) }));
      const site = EFFECT_PREFIX + part;
      if (!stateIndex.has(site)) {
        stateIndex.set(site, names.push(site) - 1);
        const ke0 = definition.effectSites[part];
        if (ke0 === undefined) throw new Error(`Invariant broken: ${part} has no effect site`);
        const rate = expression(ke0);
        edges.push({ from: place(site), to: null, rate, takes: true });
        for (const term of terms) {
          const scale = expression(term.ngPerMlPerMg);
          edges.push({
            from: place(term.state),
            to: place(site),
            rate: (p) => rate(p) * scale(p),
            takes: false,
          });
        }
      }
      return [{ state: place(site), weight: (): number => 1 }];
    });
  });
  const entries = Object.entries(definition.routes).flatMap(([route, rule]) =>
    routes === undefined || [...routes].some((used) => used === route)
      ? [...rule.inputs, ...(rule.laterDeviceInputs ?? [])].map((input) => place(input.into))
      : [],
  );
  return assemble({ definition, parameterNames, expression, names, edges, readings, signals, entries });
}

interface Parts {
  readonly definition: ModelDefinition;
  readonly parameterNames: readonly string[];
  readonly expression: (text: string) => Expression;
  readonly names: readonly string[];
  readonly edges: readonly Edge[];
  readonly readings: readonly (readonly { readonly state: number; readonly weight: Expression }[])[];
  readonly signals: readonly string[];
  /** States that doses enter. */
  readonly entries: readonly number[];
}

function assemble(given: Parts): CompiledModel {
  const { names, edges, readings } = given;
  const pairs: (readonly [number, number])[] = [];
  for (const { from, to } of edges) if (to !== null) pairs.push([from, to]);
  const wanted = new Set(readings.flatMap((reading) => reading.map((term) => term.state)));
  const seen = upstreamOf(names.length, pairs, wanted);
  const reached = upstreamOf(
    names.length,
    pairs.map(([from, to]) => [to, from]),
    new Set(given.entries),
  );
  const keptList = [...seen].filter((state) => reached.has(state)).sort((a, b) => a - b);
  const small = new Map(keptList.map((state, i) => [state, i]));
  const smallPairs: (readonly [number, number])[] = [];
  for (const [from, to] of pairs) {
    const a = small.get(from);
    const b = small.get(to);
    if (a !== undefined && b !== undefined) smallPairs.push([a, b]);
  }
  const { order, starts } = blockOrder(keptList.length, smallPairs);
  const position = new Map(order.map((smallIndex, at) => [keptList[smallIndex] ?? -1, at]));
  const n = keptList.length;
  const entries = edges.flatMap(({ from, to, rate, takes }) => {
    const source = position.get(from);
    if (source === undefined) return [];
    const target = to === null ? undefined : position.get(to);
    return [
      { rate, out: takes ? source * n + source : -1, into: target === undefined ? -1 : target * n + source },
    ];
  });
  const reads = readings.flatMap((reading, s) =>
    reading.flatMap(({ state, weight }) => {
      const at = position.get(state);
      return at === undefined ? [] : [{ at: s * n + at, weight }];
    }),
  );
  return {
    definition: given.definition,
    parameterNames: given.parameterNames,
    expression: given.expression,
    size: n,
    starts,
    signals: given.signals,
    placeOf: new Map([...position].map(([state, at]) => [names[state] ?? '', at])),
    fill(parameters, rates, weights) {
      rates.fill(0);
      weights.fill(0);
      for (const { rate, out, into } of entries) {
        const k = rate(parameters);
        if (out >= 0) rates[out] = (rates[out] ?? 0) - k;
        if (into >= 0) rates[into] = (rates[into] ?? 0) + k;
      }
      for (const { at, weight } of reads) weights[at] = (weights[at] ?? 0) + weight(parameters);
    },
  };
}

/** The system of one subject. */
export function systemOf(model: CompiledModel, parameters: Float64Array): LinearSystem {
  const rates = new Float64Array(model.size * model.size);
  const weights = new Float64Array(model.signals.length * model.size);
  model.fill(parameters, rates, weights);
  return { size: model.size, starts: model.starts, rates, signalCount: model.signals.length, weights };
}
