import type { SimulationResult } from '../simulate/result.ts';
import { simulate } from '../simulate/simulate.ts';

/** The answer, or a failed test with the refusal in words. */
export function ask(request: unknown): SimulationResult {
  const result = simulate(request);
  if (!result.ok) throw new Error(result.error.map((p) => `${p.path}: ${p.message}`).join('; '));
  return result.value;
}

/** One series of an answer that is not a population. */
export function series(result: SimulationResult, name: string): readonly number[] {
  const found = result.concentrationsNgPerMl[name];
  if (!Array.isArray(found)) throw new Error(`no plain series ${name}`);
  return found;
}

/** Largest difference relative to the highest value of `expected`. */
export function worstRelativeToPeak(actual: readonly number[], expected: readonly number[]): number {
  const peak = Math.max(...expected.map(Math.abs), 1e-300);
  return Math.max(...expected.map((v, i) => Math.abs(v - (actual[i] ?? Number.NaN)) / peak));
}
