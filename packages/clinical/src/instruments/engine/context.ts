import { err, ok, type Problem, type Result } from '@titrate/quantity';

/** What scoring may need to know beside the answers. */
export interface ScoreContext {
  /** Decides the AUDIT-C cut. Absent counts as everyone else, never as male. */
  readonly sex?: 'male' | 'female' | 'other' | 'absent';
  /** Years of schooling; decides the MoCA adjustment. Absent means no adjustment, and a flag says so. */
  readonly education_years?: number;
}

const SEXES = ['male', 'female', 'other', 'absent'] as const;
/** No schooling lasts longer; a larger number is a typing error (a birth year, for one). */
const EDUCATION_YEARS_MAX = 60;
const NOTHING: ScoreContext = {};

const isSex = (value: unknown): value is (typeof SEXES)[number] => SEXES.some((sex) => sex === value);

/**
 * Reads the context. A misspelt key or unknown value is refused: ignoring it would quietly choose a cut.
 * `null` says the same as absent.
 */
export function readContext(input: unknown): Result<ScoreContext, Problem> {
  if (input === undefined || input === null) return ok(NOTHING);
  if (typeof input !== 'object' || Array.isArray(input)) {
    return err({ type: 'invalid-context', message: 'expected an object', path: 'context' });
  }
  let context = NOTHING;
  for (const [key, value] of Object.entries(input)) {
    const path = `context.${key}`;
    if (key === 'sex') {
      if (value === null) continue;
      if (!isSex(value)) {
        return err({ type: 'unknown-context-value', message: `expected one of ${SEXES.join(', ')}`, path });
      }
      context = { ...context, sex: value };
    } else if (key === 'education_years') {
      if (value === null) continue;
      if (typeof value !== 'number' || !(value >= 0 && value <= EDUCATION_YEARS_MAX)) {
        return err({
          type: 'invalid-context',
          message: `expected years of schooling, a number from 0 to ${EDUCATION_YEARS_MAX}`,
          path,
        });
      }
      context = { ...context, education_years: value };
    } else {
      return err({ type: 'unknown-context-value', message: 'expected sex or education_years', path });
    }
  }
  return ok(context);
}
