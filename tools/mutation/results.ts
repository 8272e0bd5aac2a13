import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mutant } from './mutants.ts';

export type Verdict = 'killed' | 'survived' | 'timeout';
export interface Outcome {
  readonly key: string;
  readonly verdict: Verdict;
}

/** Kept out of the repository; delete it to begin again. */
const FILE = '.cache/mutation/results.ndjson';

/** Names a mutant by what it changes in which text, so that an edited file is judged again. */
export function keyOf(mutant: Mutant, text: string): string {
  const content = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `${mutant.path}@${content}:${mutant.start}:${mutant.to}`;
}

export function readOutcomes(): Map<string, Verdict> {
  const out = new Map<string, Verdict>();
  if (!existsSync(FILE)) return out;
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    if (line === '') continue;
    const { key, verdict }: Outcome = JSON.parse(line);
    out.set(key, verdict);
  }
  return out;
}

export function keepOutcome(outcome: Outcome): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${JSON.stringify(outcome)}\n`);
}
