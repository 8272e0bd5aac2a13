import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatInstant, parseInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { admit } from '../admit/admit.ts';
import { step } from '../fold/fold.ts';
import { type ReplayAnswer, replay } from '../record/replay.ts';
import { emptyState } from '../state.ts';
import { eventsOf, minute, type Script, SESSION_ID } from './script.ts';

interface Expectation {
  readonly at: number;
  readonly phase?: string;
  /** `AL-01 medium raised 10`: rule, priority, state, minute of the first reading. The whole list, in order. */
  readonly alerts?: readonly string[];
  readonly givenMg?: number;
  /** `vitals 20`: the whole list, in order. */
  readonly due?: readonly string[];
  readonly ready?: boolean;
  readonly blockedBy?: readonly string[];
  readonly readyAt?: number | null;
}
interface Golden extends Script {
  readonly title: string;
  readonly because: string;
  readonly expect: readonly Expectation[];
  /** The whole list of events is admitted one by one. */
  readonly admitted?: boolean;
}

const folder = fileURLToPath(new URL('../../../../../fixtures/sessions/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
// The file was written for this test; its shape is what the script builder then checks event by event.
const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8')) as Golden;

describe('golden sessions (TST-07)', () => {
  it('are at least forty', () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(files)('%s replays to the answer worked out from the protocol', (name) => {
    const golden = read(name);
    const events = eventsOf(golden);
    for (const expected of golden.expect) {
      const at = formatInstant(minute(golden, expected.at));
      const answer = replay({ session: SESSION_ID, events, at });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      expect(told(golden, answer.value, expected), `${golden.title} at minute ${expected.at}`).toEqual({
        ...expected,
        chain: 'valid',
      });
    }
  });

  it.each(files.filter((name) => read(name).admitted === true))('%s is admitted event by event', (name) => {
    let state = emptyState;
    for (const event of eventsOf(read(name))) {
      expect(admit(state, event), `${event.kind} at ${event.observedAt}`).toEqual({
        ok: true,
        value: undefined,
      });
      state = step(state, event);
    }
  });
});

/** The answer in the words of the expectation, with only the members it speaks about. */
function told(script: Script, answer: ReplayAnswer, expected: Expectation): object {
  const whole: { readonly [K in keyof Expectation]: unknown } = {
    at: expected.at,
    phase: answer.phase,
    alerts: answer.alerts.map((a) => `${a.rule} ${a.priority} ${a.state} ${minutesOf(script, a.since)}`),
    givenMg: answer.givenMg,
    due: answer.due.map((one) => `${one.item} ${minutesOf(script, one.at)}`),
    ready: answer.readiness.ready,
    blockedBy: answer.readiness.blockedBy,
    readyAt: answer.readiness.readyAt === null ? null : minutesOf(script, answer.readiness.readyAt),
  };
  const out: { [key: string]: unknown } = { chain: answer.chain };
  for (const key of Object.keys(expected)) out[key] = whole[key as keyof Expectation];
  return out;
}

function minutesOf(script: Script, text: string): number {
  const at = parseInstant(text);
  if (!at.ok) throw new Error(text);
  return (at.value - minute(script, 0)) / 60_000;
}
