import { type CompiledModel, systemOf } from '../compile/compile-model.ts';
import type { InputRule } from '../compile/inputs.ts';
import { tick } from '../kernel/trajectory.ts';

/**
 * Which signals are exactly zero at the very first dose, and at which times that is: no drug has flowed yet, and no
 * part of them is placed there by the dose itself. A sum of modes would leave its rounding there.
 */
export function zeroAtStart(
  model: CompiledModel,
  typical: Float64Array,
  rules: readonly InputRule[],
  timesMin: readonly number[],
): { readonly columns: readonly number[]; readonly isZero: (signal: number) => boolean } {
  const first = rules.reduce(
    (least, { startMin }) => Math.min(least, tick(startMin)),
    Number.POSITIVE_INFINITY,
  );
  const columns = timesMin.flatMap((time, column) => (tick(time) === first ? [column] : []));
  if (columns.length === 0) return { columns, isZero: () => false };
  const placed = rules
    .filter((rule) => tick(rule.startMin) === first && rule.duration(typical) === 0)
    .map(({ state }) => state);
  const { weights, size } = systemOf(model, typical);
  return { columns, isZero: (signal) => placed.every((state) => weights[signal * size + state] === 0) };
}
