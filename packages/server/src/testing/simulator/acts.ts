import { contentHashOf, type SealedEvent, type SessionState } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import type { Random } from '@titrate/virtual-clinic';
import { type Script, type Step, spell } from '../../../../clinical/src/session/testing/script.ts';
import { type SentEvent, WARD_ORDER } from '../bedside.ts';

/** What somebody at a screen might do next, by what that screen shows. Some of it is wrong, as with people. */
export function nextAct(
  random: Random,
  view: SessionState,
  known: readonly SealedEvent[],
  at: Instant,
): readonly SentEvent[] {
  const step = chosen(random, view, known);
  return step === undefined ? [] : actOf(random, step, at);
}

/** One step as the events a tablet sends for it. */
export function actOf(random: Random, step: Step, at: Instant): readonly SentEvent[] {
  const script: Script = { preset: 'iv', startsAt: formatInstant(at), order: WARD_ORDER, steps: [] };
  return spell(script, step).map(({ kind, data }) => ({
    id: random.uuid(),
    kind: String(kind),
    observedAt: formatInstant(at),
    data,
  }));
}

function chosen(random: Random, view: SessionState, known: readonly SealedEvent[]): Step | undefined {
  const raised = view.alertsRaised.at(-1)?.data.condition;
  if (raised !== undefined && random.chance(0.15)) return [0, 'ack', raised];
  const own = view.vitals.at(-1);
  if (own !== undefined && random.chance(0.06)) {
    return [0, 'correction.made', { replaces: own.eventId, reason: 'wrong chair', action: 'void' }];
  }
  const common: readonly Step[] = [
    [0, 'vitals', row(random)],
    [0, 'vitals', row(random)],
    [0, 'scale', 'moaas', random.int(3, 5)],
    [0, 'note.added', { text: `Note ${random.int(1, 999)}` }],
  ];
  switch (view.phase.name) {
    case 'gate':
    case 'ready':
      return random.pick([...common, [0, 'start'], [0, 'start'], [0, 'start']]);
    case 'dosing':
      return random.pick([
        ...common,
        [0, 'pause'],
        [0, 'rate', 15, 30],
        [0, 'rate', 30, 60],
        [0, 'stop', 'prescriber'],
      ]);
    case 'paused':
      return random.pick([...common, [0, 'resume'], [0, 'resume'], [0, 'stop', 'prescriber']]);
    case 'recovery':
      return random.pick([
        [0, 'vitals', '122/78 68 98 14'],
        [0, 'note.added', { text: 'Awake, speaks clearly.' }],
        [0, 'well'],
        [0, 'well'],
        [0, 'well'],
        [0, 'session.discharged', {}],
        [0, 'session.discharged', {}],
      ]);
    case 'discharged':
      return random.pick([
        ...common,
        [0, 'session.signed', { meaning: 'author', credentials: 'RN', contentHash: contentHashOf(known) }],
      ]);
    case 'closed':
      return random.pick([...common, [0, 'addendum.added', { text: 'Telephoned: well.' }]]);
    default:
      return undefined;
  }
}

function row(random: Random): string {
  const saturation = random.chance(0.1) ? random.int(82, 91) : random.int(94, 99);
  const systolic = random.chance(0.1) ? random.int(165, 200) : random.int(105, 140);
  return `${systolic}/${random.int(60, 90)} ${random.int(55, 95)} ${saturation} ${random.int(10, 18)}`;
}
