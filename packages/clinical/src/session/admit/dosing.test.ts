import { describe, expect, it } from 'vitest';
import { fold, step } from '../fold/fold.ts';
import { refusalsOf, stateAfter } from '../testing/asking.ts';
import {
  checkedValues,
  draft,
  eventsOf,
  idOf,
  parsed,
  type Script,
  SECOND_NURSE,
  type Step,
} from '../testing/script.ts';
import { admit } from './admit.ts';

const started: Step = [0, 'start'];
const SCRIPT: Script = { preset: 'iv', steps: [] };

describe('AR-05 a record in which one person stands for both', () => {
  const SAME = ['AR-05: a second signed-in person checks; one person cannot be both'];
  it('starts nothing, though the two results agree', () => {
    const again: Step = [-2, 'dose.checked', { as: 'checker', ...checkedValues(SCRIPT) }];
    expect(refusalsOf({ steps: [again] }, started)).toEqual(SAME);
    expect(refusalsOf({}, started)).toEqual([]);
  });

  it('nor do two results behind which no person stands', () => {
    const checks = (['preparer', 'checker'] as const).map((as, index) =>
      parsed({
        ...draft(SCRIPT, -2, 'dose.checked', { as, ...checkedValues(SCRIPT) }, { type: 'system' }),
        id: idOf(950 + index),
      }),
    );
    const state = checks.reduce(step, stateAfter({}));
    const start = parsed({ ...draft(SCRIPT, 0, 'infusion.started', startOf()), id: idOf(990) });
    expect(admit(state, start)).toMatchObject({ ok: false, error: [{ message: SAME[0] }] });
  });
});

const startOf = () => eventsOf({ preset: 'iv', steps: [started] }).at(-1)?.data;

describe('ST-02 a pressure that has come down to watch', () => {
  const steps: readonly Step[] = [
    started,
    [10, 'vitals', '165/84 74 98 14'],
    [11, 'pause'],
    [12, 'vitals', '151/84 74 98 14'],
    [20, 'vitals', '151/84 74 98 14'],
  ];
  it('counts from when it came down, not from when it ended', () => {
    expect(refusalsOf({ steps }, [21.9, 'resume'])[0]).toContain('earliest 2026-03-10T09:22');
    expect(refusalsOf({ steps }, [22, 'resume'])).toEqual([]);
  });
});

describe('DOSE-16 a session opened twice', () => {
  it('says by whom it was opened, a person or the server', () => {
    const opening = (minute: number, author: object, origin: string, id: number) =>
      parsed({
        ...draft(SCRIPT, minute, 'session.opened', eventsOf(SCRIPT)[0]?.data, author, origin),
        id: idOf(id),
      });
    const byServer = fold([opening(-60, { type: 'system' }, 'system', 1)]);
    const again = opening(-59, SECOND_NURSE, 'person', 2);
    expect(admit(byServer, again)).toMatchObject({
      error: [{ message: 'already recorded by system at 2026-03-10T08:00:00.000Z' }],
    });
    const byPerson = fold([opening(-60, SECOND_NURSE, 'person', 1)]);
    expect(admit(byPerson, again)).toMatchObject({
      error: [{ message: 'already recorded by Ilse Brandt at 2026-03-10T08:00:00.000Z' }],
    });
    const later = opening(-58, SECOND_NURSE, 'person', 2);
    expect(admit(byPerson, later)).toMatchObject({ error: [{ message: 'this session is open already' }] });
  });
});
