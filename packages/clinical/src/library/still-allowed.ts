import { adjustableRule } from './adjustable.ts';
import { checkValues } from './check.ts';
import type { ClinicValues, RuleValues } from './values.ts';

export interface StillAllowed {
  readonly values: ClinicValues;
  /** Rule and number, or rule and `severity`, of what the catalogue does not allow any more. */
  readonly dropped: readonly string[];
}

/**
 * What of values that were signed under an earlier catalogue may still be used. The catalogue may have become stricter
 * than the clinic since: there it holds, for a clinic never loosens it by having signed early.
 */
export function stillAllowed(signed: ClinicValues): StillAllowed {
  const values: Record<string, RuleValues> = {};
  const dropped: string[] = [];
  for (const [id, { severity, thresholds, rationale }] of Object.entries(signed)) {
    const why = rationale === undefined ? {} : { rationale };
    if (adjustableRule(id) === undefined) {
      dropped.push(id);
      continue;
    }
    const isKept = (what: string, wish: RuleValues): boolean => {
      const passes = checkValues({ [id]: wish }).ok;
      if (!passes) dropped.push(`${id} ${what}`);
      return passes;
    };
    const numbers = Object.entries(thresholds ?? {}).filter(([name, value]) =>
      isKept(name, { thresholds: { [name]: value } }),
    );
    const own: RuleValues = {
      ...(severity !== undefined && isKept('severity', { severity, ...why }) ? { severity } : {}),
      ...(numbers.length === 0 ? {} : { thresholds: Object.fromEntries(numbers) }),
    };
    if (Object.keys(own).length > 0) values[id] = { ...own, ...why };
  }
  return { values, dropped };
}
