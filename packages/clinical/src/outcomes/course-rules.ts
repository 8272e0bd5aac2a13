import { EARLY_LOOK_RULE } from './early-look.ts';
import type { OutcomeRule } from './finding.ts';
import { MAINTENANCE_RULES } from './maintenance-rules.ts';

/** Every rule about the course of a treatment, for reading. */
export const COURSE_RULES: readonly OutcomeRule[] = [EARLY_LOOK_RULE, ...Object.values(MAINTENANCE_RULES)];
