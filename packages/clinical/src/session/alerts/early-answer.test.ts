import { describe, expect, it } from 'vitest';
import { admit } from '../admit/admit.ts';
import { fold } from '../fold/fold.ts';
import { draft, eventsOf, idOf, minute, parsed, type Script, type Step } from '../testing/script.ts';
import { type Alert, evaluateAlerts } from './alerts.ts';
import { ALERT_TABLE } from './table.ts';

const script = (steps: readonly Step[]): Script => ({ preset: 'iv', steps: [[0, 'start'], ...steps] });
const LOW: Step = [5, 'vitals', '- - 89 -'];
const at = (m: number) => minute(script([]), m);
const alertAt = (events: Parameters<typeof fold>[0], m: number): Alert | undefined =>
  evaluateAlerts(fold(events), ALERT_TABLE, at(m)).find((alert) => alert.condition === 'AL-05');
const events = eventsOf(script([LOW]));
const alertId = alertAt(events, 5)?.alertId;

/** Acknowledged so many seconds before the reading was observed, by the clock of another device. */
const answer = (seconds: number, id: string | undefined = alertId) =>
  parsed({
    ...draft({}, 5 - seconds / 60, 'alert.acknowledged', { condition: 'AL-05', alertId: id }),
    id: idOf(990),
  });
const admits = (event: ReturnType<typeof answer>) => admit(fold(events), event).ok;

describe('an alert whose reading carries a clock that runs ahead', () => {
  it('is acknowledged by an answer that names it, up to a minute early by the other clock', () => {
    expect(admits(answer(0))).toBe(true);
    expect(admits(answer(60))).toBe(true);
    expect(admits(answer(61))).toBe(false);
    const heard = alertAt([...events, answer(60)], 6);
    expect(heard).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'Nora Quist',
      acknowledgedAt: at(5),
    });
    expect(heard?.escalation).toEqual({ level: 'none', nextAt: undefined });
    expect(alertAt([...events, answer(61)], 6)?.state).toBe('raised');
  });

  it('is not acknowledged early by an answer that names none, or another', () => {
    const unnamed = parsed({
      ...draft({}, 4.9, 'alert.acknowledged', { condition: 'AL-05' }),
      id: idOf(990),
    });
    expect(admits(unnamed)).toBe(false);
    expect(alertAt([...events, unnamed], 6)?.state).toBe('raised');
    expect(admits(answer(1, 'another'))).toBe(false);
    expect(alertAt([...events, answer(1, 'another')], 6)?.state).toBe('raised');
  });

  it('sounds again when it grows worse after the early answer', () => {
    const worse = eventsOf(
      script([
        [5, 'vitals', '- - 91 -'],
        [6, 'vitals', '- - 89 -'],
      ]),
    );
    const first = evaluateAlerts(fold(worse), ALERT_TABLE, at(5)).find((one) => one.condition === 'AL-05');
    const named = answer(30, first?.alertId);
    expect(alertAt([...worse, named], 5.5)?.state).toBe('acknowledged');
    expect(alertAt([...worse, named], 6)?.state).toBe('raised');
  });
});
