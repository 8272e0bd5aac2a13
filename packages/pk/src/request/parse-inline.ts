import { EFFECT_PREFIX } from '../compile/compile-model.ts';
import type { LinearSystem } from '../kernel/flow.ts';
import { blockOrder, upstreamOf } from '../kernel/graph.ts';
import type { InputEvent } from '../kernel/trajectory.ts';
import { LIMITS } from './limits.ts';
import { readTime } from './parse-named.ts';
import { ascending, join, type Reader } from './read.ts';

/** Output names become member names of the answer, so they are kept plain. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.:/ -]{0,99}$/;

interface Term {
  readonly state: number;
  readonly weight: number;
}

/** A model that came with the request, its states in the caller's order until `orderInline`. */
export interface InlineModel {
  readonly id: string;
  readonly states: readonly string[];
  readonly flows: readonly { readonly from: number; readonly to: number | null; readonly rate: number }[];
  readonly outputs: Readonly<Record<string, readonly Term[]>>;
  readonly effectSites: Readonly<Record<string, { readonly driver: string; readonly ke0: number }>>;
}

export function parseInlineModel(
  reader: Reader,
  record: Readonly<Record<string, unknown>>,
): InlineModel | undefined {
  reader.onlyKeys(record, 'model', ['id', 'states', 'flows', 'outputs', 'effectSites']);
  const id = reader.text(record['id'], 'model.id');
  const states: string[] = [];
  (reader.list(record['states'], 'model.states', LIMITS.states) ?? []).forEach((entry, i) => {
    const name = reader.text(entry, `model.states[${i}]`);
    if (name === undefined) return;
    if (states.includes(name)) reader.refuse('duplicate', `model.states[${i}]`, `"${name}" is listed twice`);
    states.push(name);
  });
  if (states.length === 0 && reader.problems.length === 0)
    reader.refuse('no-states', 'model.states', 'at least one state is needed');
  const stateAt = (value: unknown, path: string): number | undefined => {
    const found = typeof value === 'string' ? states.indexOf(value) : -1;
    return found >= 0 ? found : reader.refuse('unknown-state', path, `expected one of ${states.join(', ')}`);
  };
  const flows = parseFlows(reader, record['flows'], stateAt);
  const outputs = parseInlineOutputs(reader, record['outputs'], stateAt);
  const effectSites = parseEffectSites(reader, record['effectSites'], Object.keys(outputs));
  return id === undefined ? undefined : { id, states, flows, outputs, effectSites };
}

type StateAt = (value: unknown, path: string) => number | undefined;

function parseFlows(reader: Reader, value: unknown, stateAt: StateAt): InlineModel['flows'] {
  const flows: { from: number; to: number | null; rate: number }[] = [];
  (reader.list(value, 'model.flows', LIMITS.flows) ?? []).forEach((entry, i) => {
    const path = `model.flows[${i}]`;
    const flow = reader.record(entry, path);
    if (flow === undefined) return;
    reader.onlyKeys(flow, path, ['from', 'to', 'kPerMin']);
    const from = stateAt(flow['from'], `${path}.from`);
    const to = flow['to'] === null ? null : stateAt(flow['to'], `${path}.to`);
    const rate = reader.number(flow['kPerMin'], `${path}.kPerMin`, {
      least: 0,
      most: LIMITS.ratePerMin,
      unit: 'per min',
    });
    if (from === undefined || to === undefined || rate === undefined) return;
    if (from === to) reader.refuse('self-flow', path, 'a flow leads to another state, or out (null)');
    flows.push({ from, to, rate });
  });
  return flows;
}

function parseInlineOutputs(reader: Reader, value: unknown, stateAt: StateAt): InlineModel['outputs'] {
  const outputs: Record<string, readonly Term[]> = {};
  const entries = Object.entries(reader.record(value, 'model.outputs') ?? {});
  if (entries.length > LIMITS.outputs)
    reader.refuse('too-many', 'model.outputs', `at most ${LIMITS.outputs} outputs`);
  if (entries.length === 0 && reader.problems.length === 0)
    reader.refuse('no-outputs', 'model.outputs', 'at least one output is needed');
  for (const [name, terms] of entries) {
    const path = join('model.outputs', name);
    if (!NAME.test(name)) {
      reader.refuse(
        'bad-name',
        path,
        'a name starts with a letter or digit and has at most 100 plain characters',
      );
      continue;
    }
    const read: Term[] = [];
    (reader.list(terms, path, LIMITS.states) ?? []).forEach((entry, i) => {
      const term = reader.record(entry, `${path}[${i}]`);
      if (term === undefined) return;
      reader.onlyKeys(term, `${path}[${i}]`, ['state', 'ngPerMlPerMg']);
      const state = stateAt(term['state'], `${path}[${i}].state`);
      const weight = reader.number(term['ngPerMlPerMg'], `${path}[${i}].ngPerMlPerMg`, {
        least: 0,
        most: 1e12,
        unit: 'ng/mL per mg',
      });
      if (state !== undefined && weight !== undefined) read.push({ state, weight });
    });
    outputs[name] = read;
  }
  return outputs;
}

function parseEffectSites(
  reader: Reader,
  value: unknown,
  outputs: readonly string[],
): InlineModel['effectSites'] {
  if (value === undefined) return {};
  const sites: Record<string, { driver: string; ke0: number }> = {};
  const entries = Object.entries(reader.record(value, 'model.effectSites') ?? {});
  if (entries.length > LIMITS.outputs)
    reader.refuse('too-many', 'model.effectSites', `at most ${LIMITS.outputs} effect sites`);
  for (const [name, entry] of entries) {
    const path = join('model.effectSites', name);
    if (!NAME.test(name)) {
      reader.refuse(
        'bad-name',
        path,
        'a name starts with a letter or digit and has at most 100 plain characters',
      );
      continue;
    }
    const site = reader.record(entry, path);
    if (site === undefined) continue;
    reader.onlyKeys(site, path, ['driver', 'ke0PerMin']);
    const driver = outputs.find((output) => output === site['driver']);
    if (driver === undefined)
      reader.refuse('unknown-output', `${path}.driver`, `expected one of ${outputs.join(', ')}`);
    const ke0 = reader.number(site['ke0PerMin'], `${path}.ke0PerMin`, {
      least: 1e-9,
      most: LIMITS.ratePerMin,
      unit: 'per min',
    });
    if (driver !== undefined && ke0 !== undefined) sites[name] = { driver, ke0 };
  }
  return sites;
}

/** Doses of an inline model: amount into a state, over a duration or at once. */
export function parseInlineDoses(
  reader: Reader,
  value: unknown,
  states: readonly string[],
): readonly InputEvent[] {
  const inputs: InputEvent[] = [];
  const inOrder = ascending(reader, 'doses', '.timeMin');
  (reader.list(value, 'doses', LIMITS.doses) ?? []).forEach((entry, i) => {
    const path = `doses[${i}]`;
    const dose = reader.record(entry, path);
    if (dose === undefined) return;
    reader.onlyKeys(dose, path, ['timeMin', 'durationMin', 'amountMg', 'into', 'bioavailability']);
    const startMin = readTime(reader, dose['timeMin'], `${path}.timeMin`);
    const durationMin =
      dose['durationMin'] === undefined
        ? 0
        : reader.number(dose['durationMin'], `${path}.durationMin`, {
            least: 0,
            most: LIMITS.timeMin,
            unit: 'min',
          });
    const amount = reader.number(dose['amountMg'], `${path}.amountMg`, {
      least: 0,
      most: LIMITS.inlineAmountMg,
      unit: 'mg',
    });
    const fraction =
      dose['bioavailability'] === undefined
        ? 1
        : reader.number(dose['bioavailability'], `${path}.bioavailability`, { least: 0, most: 10, unit: '' });
    const into = dose['into'];
    const state = typeof into === 'string' ? states.indexOf(into) : -1;
    if (state < 0) reader.refuse('unknown-state', `${path}.into`, `expected one of ${states.join(', ')}`);
    if (startMin === undefined || durationMin === undefined || amount === undefined) return;
    inOrder(startMin, i);
    inputs.push({ startMin, durationMin, amountMg: amount * (fraction ?? 1), state });
  });
  return inputs;
}

export interface OrderedInline {
  readonly system: LinearSystem;
  /** Inputs in the order of the system; inputs that no wanted signal sees are gone. */
  readonly inputs: readonly InputEvent[];
}

/** Brings an inline model into solver order and keeps only what the signals depend on. */
export function orderInline(
  model: InlineModel,
  signals: readonly string[],
  inputs: readonly InputEvent[],
): OrderedInline {
  const siteNames = Object.keys(model.effectSites);
  const total = model.states.length + siteNames.length;
  const cells: { readonly into: number; readonly from: number; readonly rate: number }[] = [];
  for (const { from, to, rate } of model.flows) {
    if (rate === 0) continue;
    cells.push({ into: from, from, rate: -rate });
    if (to !== null) cells.push({ into: to, from, rate });
  }
  siteNames.forEach((name, s) => {
    const site = model.effectSites[name];
    if (site === undefined) return;
    const own = model.states.length + s;
    cells.push({ into: own, from: own, rate: -site.ke0 });
    for (const { state, weight } of model.outputs[site.driver] ?? [])
      if (weight !== 0) cells.push({ into: own, from: state, rate: site.ke0 * weight });
  });
  const reads = signals.map((signal): readonly Term[] =>
    signal.startsWith(EFFECT_PREFIX) && model.outputs[signal] === undefined
      ? [{ state: model.states.length + siteNames.indexOf(signal.slice(EFFECT_PREFIX.length)), weight: 1 }]
      : (model.outputs[signal] ?? []),
  );
  const edges = cells.filter((c) => c.into !== c.from).map((c) => [c.from, c.into] as const);
  const kept = [...upstreamOf(total, edges, new Set(reads.flat().map((t) => t.state)))].sort((a, b) => a - b);
  const compact = new Map(kept.map((state, i) => [state, i]));
  const inner: (readonly [number, number])[] = [];
  for (const [from, to] of edges) {
    const a = compact.get(from);
    const b = compact.get(to);
    if (a !== undefined && b !== undefined) inner.push([a, b]);
  }
  const { order, starts } = blockOrder(kept.length, inner);
  const place = new Map(order.map((small, at) => [kept[small] ?? -1, at]));
  const n = kept.length;
  const rates = new Float64Array(n * n);
  for (const { into, from, rate } of cells) {
    const row = place.get(into);
    const column = place.get(from);
    if (row !== undefined && column !== undefined)
      rates[row * n + column] = (rates[row * n + column] ?? 0) + rate;
  }
  const weights = new Float64Array(signals.length * n);
  reads.forEach((terms, s) => {
    for (const { state, weight } of terms) {
      const at = s * n + (place.get(state) ?? 0);
      weights[at] = (weights[at] ?? 0) + weight;
    }
  });
  return {
    system: { size: n, starts, rates, signalCount: signals.length, weights },
    inputs: inputs.flatMap((input) => {
      const state = place.get(input.state);
      return state === undefined ? [] : [{ ...input, state }];
    }),
  };
}
