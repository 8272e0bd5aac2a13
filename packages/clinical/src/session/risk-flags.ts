import type { RiskFlag } from './events/words.ts';

/** The suitability rule behind each flag: what the chart says there changes how a session is watched. */
const RULE_OF: Readonly<Record<string, RiskFlag>> = {
  'SC-101': 'controlled-hypertension',
  'SC-102': 'hypertensive-encephalopathy-history',
  'SC-103': 'stable-cardiac-disease',
  'SC-110': 'sleep-apnoea',
  'SC-112': 'moderate-hepatic-impairment',
  'DI-06': 'monoamine-oxidase-inhibitor',
  'SC-118': 'can-become-pregnant',
};

/** The flags of a session from what the suitability rules found true of the chart. Unknown raises no flag; the gate asks again. */
export function riskFlagsOf(
  findings: readonly { readonly rule: string; readonly result: 'true' | 'false' | 'unknown' }[],
): RiskFlag[] {
  const flags = findings.flatMap((finding) => {
    const flag = finding.result === 'true' ? RULE_OF[finding.rule] : undefined;
    return flag === undefined ? [] : [flag];
  });
  return [...new Set(flags)];
}
