import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));
export const ruleById = (id: string): Rule | undefined => BY_ID.get(id);
