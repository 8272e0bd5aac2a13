import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { compileModel, signalNames, systemOf } from '../compile/compile-model.ts';
import { type Dose, inputRules, inputsOf } from '../compile/inputs.ts';
import { deviate, deviationRules, typicalParameters } from '../compile/parameters.ts';
import { createFlow, type Flow } from '../kernel/flow.ts';
import { applyChange, changesOf, tick } from '../kernel/trajectory.ts';
import type { ModelDefinition } from '../models/definition.ts';
import { DEFINITIONS, definitionById } from '../models/registry.ts';
import { parseDoses, parseEtas, parseParameters, parseSubject } from '../request/parse-named.ts';
import { Reader } from '../request/read.ts';

/** A question about one person and one output. `subject` and `doses` are as in `simulate`, and checked. */
export interface CourseOptions {
  readonly modelId: string;
  readonly subject: unknown;
  readonly doses: unknown;
  /** The first output of the model when left away. */
  readonly output?: string;
  readonly etas?: unknown;
  readonly parameters?: unknown;
}

/** One output of one person over all time: read it anywhere, in any order. */
export interface Course {
  readonly definition: ModelDefinition;
  readonly output: string;
  readonly doses: readonly Dose[];
  readonly flow: Flow;
  /** Coordinates of 1 mg into the vein; undefined where the model has no infusion. */
  readonly perMgIntoVein: Float64Array | undefined;
  /** Instants at which an input begins or ends, ascending. */
  readonly edgesMin: readonly number[];
  /** Level in ng/mL. */
  at(timeMin: number): number;
}

export function courseOf(options: CourseOptions): Result<Course, Refusal> {
  const reader = new Reader();
  const definition = definitionById(options.modelId);
  if (definition === undefined) {
    reader.refuse('unknown-model', 'modelId', `expected one of ${DEFINITIONS.map((d) => d.id).join(', ')}`);
    return err(reader.problems);
  }
  const subject = parseSubject(reader, options.subject, definition);
  const doses = parseDoses(reader, options.doses, definition);
  const etas = parseEtas(reader, options.etas, definition);
  const parameters = parseParameters(reader, options.parameters, definition);
  const output = options.output ?? signalNames(definition)[0] ?? '';
  if (!signalNames(definition).includes(output))
    reader.refuse(
      'unknown-output',
      'output',
      `unknown; this model gives ${signalNames(definition).join(', ')}`,
    );
  if (reader.problems.length > 0 || subject === undefined) return err(reader.problems);
  const typical = typicalParameters(definition, subject, parameters);
  const names = Object.keys(definition.variability.etas);
  const own = new Float64Array(typical.length);
  const deviations = Float64Array.from(names, (name) => etas[name] ?? 0);
  deviate(deviationRules(definition), typical, deviations, 0, own);
  return ok(courseFor(definition, own, doses, output));
}

/** The course of parameters that were already worked out. */
export function courseFor(
  definition: ModelDefinition,
  own: Float64Array,
  doses: readonly Dose[],
  output: string,
): Course {
  const canInfuse = definition.routes['iv-infusion'] !== undefined;
  const routes = new Set(doses.map((dose) => dose.route));
  if (canInfuse) routes.add('iv-bolus');
  const model = compileModel(definition, [output], routes);
  const vein = canInfuse ? inputRules(model, [{ timeMin: 0, route: 'iv-bolus', amountMg: 1 }]) : [];
  const inputs = inputsOf(inputRules(model, doses), own);
  const ports = new Set([...inputs, ...vein].map((input) => input.state));
  const flow = createFlow(systemOf(model, own), [...ports]);
  const perMg = new Float64Array(flow.size);
  for (const rule of vein) {
    const unit = flow.unit(rule.state);
    const fraction = rule.fraction(own);
    for (let i = 0; i < perMg.length; i += 1) perMg[i] = (perMg[i] ?? 0) + fraction * (unit[i] ?? 0);
  }
  const points = checkpoints(flow, changesOf(inputs));
  const scratch = new Float64Array(flow.size);
  return {
    definition,
    output,
    doses,
    flow,
    perMgIntoVein: canInfuse ? perMg : undefined,
    edgesMin: points.map((point) => point.atMin),
    at(timeMin) {
      const now = tick(timeMin);
      let low = 0;
      let high = points.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((points[middle]?.atMin ?? 0) <= now) low = middle + 1;
        else high = middle;
      }
      const point = points[low - 1];
      if (point === undefined) return 0;
      scratch.set(point.amounts);
      if (now > point.atMin) flow.advance(scratch, point.inflow, now - point.atMin);
      return Math.max(0, flow.signal(scratch, 0));
    },
  };
}

interface Checkpoint {
  readonly atMin: number;
  readonly amounts: Float64Array;
  readonly inflow: Float64Array;
}

function checkpoints(flow: Flow, changes: ReturnType<typeof changesOf>): readonly Checkpoint[] {
  const at = new Float64Array(flow.size);
  const input = new Float64Array(flow.size);
  let now = changes[0]?.atMin ?? 0;
  return changes.map((change) => {
    if (change.atMin > now) flow.advance(at, input, change.atMin - now);
    now = change.atMin;
    applyChange(flow, change, at, input);
    return { atMin: now, amounts: at.slice(), inflow: input.slice() };
  });
}
