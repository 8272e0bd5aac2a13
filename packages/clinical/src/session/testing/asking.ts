import { admit } from '../admit/admit.ts';
import { fold } from '../fold/fold.ts';
import { contentHashOf } from '../record/chain.ts';
import type { SessionState } from '../state.ts';
import { eventsOf, idOf, parsed, type Script, type Step, spell } from './script.ts';

/** The state after a script; without a preset, an infusion. */
export const stateAfter = (script: Partial<Script>): SessionState =>
  fold(eventsOf({ preset: 'iv', steps: [], ...script }));

/** The refusals of one more step, as texts; an empty list says that it is admitted. A signature covers what stands. */
export function refusalsOf(script: Partial<Script>, next: Step, overrides: object = {}): readonly string[] {
  const whole: Script = { preset: 'iv', steps: [], ...script };
  const state = stateAfter(whole);
  const [first] = spell(whole, next);
  const data =
    first?.['kind'] === 'session.signed'
      ? { meaning: 'author', credentials: 'RN', contentHash: contentHashOf(state.events) }
      : first?.['data'];
  const answer = admit(state, parsed({ ...first, data, id: idOf(990), ...overrides }));
  return answer.ok ? [] : answer.error.map((problem) => problem.message);
}
