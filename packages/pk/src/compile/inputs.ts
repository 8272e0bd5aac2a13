import type { InputDefinition, ModelDefinition, Route } from '../models/definition.ts';
import type { CompiledModel } from './compile-model.ts';

/** A dose as a person gives it: mg of drug base. */
export interface Dose {
  readonly timeMin: number;
  readonly route: Route;
  readonly amountMg: number;
  /** Infusions only. */
  readonly durationMin?: number;
}

/** What reaches a state: at once (`durationMin` 0) or at a constant rate. */
export interface Input {
  readonly startMin: number;
  readonly durationMin: number;
  readonly amountMg: number;
  readonly state: number;
}

/** A dose with its model inputs; amounts and durations still depend on the subject's parameters. */
export interface InputRule {
  readonly startMin: number;
  readonly doseMg: number;
  readonly state: number;
  readonly fraction: (parameters: Float64Array) => number;
  readonly duration: (parameters: Float64Array) => number;
}

/** Which device of its session each dose is: 0 for the first. Other routes count as first. */
function deviceNumbers(definition: ModelDefinition, doses: readonly Dose[]): readonly number[] {
  const gap = definition.devices?.newSessionAfterMin.value ?? 0;
  let last = Number.NEGATIVE_INFINITY;
  let number = 0;
  return doses.map((dose) => {
    if (dose.route !== 'nasal-device') return 0;
    number = dose.timeMin - last > gap ? 0 : number + 1;
    last = dose.timeMin;
    return number;
  });
}

export function inputRules(model: CompiledModel, doses: readonly Dose[]): readonly InputRule[] {
  const numbers = deviceNumbers(model.definition, doses);
  const compiled = new Map<InputDefinition, Pick<InputRule, 'fraction'> & { over?: InputRule['duration'] }>();
  return doses.flatMap((dose, i) => {
    const route = model.definition.routes[dose.route];
    if (route === undefined)
      throw new Error(`Invariant broken: ${model.definition.id} has no route ${dose.route}`);
    const later = (numbers[i] ?? 0) > 0 ? route.laterDeviceInputs : undefined;
    return (later ?? route.inputs).flatMap((input) => {
      const state = model.placeOf.get(input.into);
      if (state === undefined) return [];
      let ready = compiled.get(input);
      if (ready === undefined) {
        ready = {
          fraction: model.expression(input.fraction),
          ...(input.overMin === undefined ? {} : { over: model.expression(input.overMin) }),
        };
        compiled.set(input, ready);
      }
      const given = dose.durationMin ?? 0;
      return [
        {
          startMin: dose.timeMin,
          doseMg: dose.amountMg,
          state,
          fraction: ready.fraction,
          duration: ready.over ?? ((): number => given),
        },
      ];
    });
  });
}

export function inputsOf(rules: readonly InputRule[], parameters: Float64Array): readonly Input[] {
  return rules.map((rule) => ({
    startMin: rule.startMin,
    durationMin: rule.duration(parameters),
    amountMg: rule.doseMg * rule.fraction(parameters),
    state: rule.state,
  }));
}
