import { addMs, formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { stateAfter } from '../testing/asking.ts';
import { draft, eventsOf, idOf, minute, parsed, seal } from '../testing/script.ts';
import { fold, step } from './fold.ts';
import { instantOf } from './instant.ts';

describe('where a fact stands', () => {
  it('reads every digit of a moment', () => {
    for (const ms of [0, 1, 10, 100, 999, 59_999, 3_599_999, 86_399_999]) {
      const at = addMs(minute({}, 0), ms);
      expect(instantOf(formatInstant(at))).toBe(at);
    }
  });

  it('goes where its observation belongs; equal times keep the order of recording', () => {
    const rates = (...rows: readonly (readonly [number, string])[]) =>
      stateAfter({
        bare: true,
        steps: [[-45, 'patient.arrived', {}], ...rows.map(([at, row]) => [at, 'vitals', row] as const)],
      }).vitals.map((vital) => vital.data.heartRatePerMin);
    expect(rates([5, '- 51 - -'], [7, '- 52 - -'], [6, '- 53 - -'])).toEqual([51, 53, 52]);
    expect(rates([5, '- 51 - -'], [5, '- 52 - -'], [5, '- 53 - -'])).toEqual([51, 52, 53]);
    expect(rates([7, '- 51 - -'], [6, '- 52 - -'], [5, '- 53 - -'])).toEqual([53, 52, 51]);
  });

  it('keeps when it was recorded, where it was', () => {
    const [sealed] = seal([{ ...draft({}, -60, 'session.opened', dataOfOpening()), id: idOf(1) }]);
    if (sealed === undefined) throw new Error('nothing sealed');
    expect(fold([sealed]).opening?.recordedAt).toBe(minute({}, -60));
    const { recordedAt: _gone, ...unsealed } = sealed;
    expect(fold([parsed(unsealed)]).opening?.recordedAt).toBeUndefined();
  });

  it('a corrected fact was recorded when the fact was, not when it was corrected', () => {
    const corrected = (recordedAt: string | undefined, kind = 'vital.recorded') => {
      const before = eventsOf({ preset: 'iv', bare: true, steps: [[-45, 'patient.arrived', {}]] });
      const data = { heartRatePerMin: 90, status: 'final' };
      const wrong = parsed({ ...draft({}, -40, 'vital.recorded', data), id: idOf(700), recordedAt });
      const replacement = {
        kind,
        observedAt: formatInstant(minute({}, -41)),
        data: kind === 'note.added' ? { text: 'x' } : { ...data, heartRatePerMin: 60 },
      };
      const correction = { replaces: wrong.id, reason: 'Misread', action: 'replace', replacement };
      return fold([
        ...before,
        wrong,
        parsed({ ...draft({}, -30, 'correction.made', correction), id: idOf(701) }),
      ]);
    };
    const stored = formatInstant(minute({}, -39));
    expect(corrected(stored).vitals).toMatchObject([
      { at: minute({}, -41), recordedAt: minute({}, -39), correctedBy: idOf(701) },
    ]);
    expect(corrected(undefined).vitals[0]?.recordedAt).toBeUndefined();
    const other = corrected(stored, 'note.added');
    expect([other.vitals, other.notes]).toEqual([[], []]);
    expect(other.ignored).toMatchObject([{ eventId: idOf(700), problem: { type: 'kind-differs' } }]);
  });

  it('a correction that came before the fact it names applies when that comes, one by one as all at once', () => {
    const before = eventsOf({ preset: 'iv', bare: true, steps: [[-45, 'patient.arrived', {}]] });
    const data = { heartRatePerMin: 90, status: 'final' };
    const wrong = parsed({ ...draft({}, -40, 'vital.recorded', data), id: idOf(700) });
    const replacement = {
      kind: 'vital.recorded',
      observedAt: wrong.observedAt,
      data: { ...data, heartRatePerMin: 60 },
    };
    const correction = parsed({
      ...draft({}, -30, 'correction.made', {
        replaces: wrong.id,
        reason: 'Misread',
        action: 'replace',
        replacement,
      }),
      id: idOf(701),
    });
    const rates = (state: ReturnType<typeof fold>) => state.vitals.map((vital) => vital.data.heartRatePerMin);
    expect(rates(step(fold([...before, correction]), wrong))).toEqual([60]);
    expect(rates(fold([...before, correction, wrong]))).toEqual([60]);
    expect(rates(step(fold(before), wrong))).toEqual([90]);
  });

  it('a dose that is worked out while the gate is open leaves the gate as it was', () => {
    const steps = [[-45, 'patient.arrived', {}]] as const;
    const before = fold(eventsOf({ preset: 'iv', bare: true, steps }));
    const values = { as: 'preparer', product: 'ketamine', route: 'IV', doseMg: 40 };
    const checked = step(before, parsed({ ...draft({}, -30, 'dose.checked', values), id: idOf(702) }));
    expect(Object.keys(checked.doseChecks)).toEqual(['preparer']);
    expect(checked.phase).toEqual(before.phase);
    expect(checked.phase.name).toBe('gate');
  });

  it('a session is that of its opening; nothing stands before it', () => {
    const note = parsed({ ...draft({}, 0, 'note.added', { text: 'x' }), id: idOf(5) });
    expect(fold([note])).toMatchObject({ sessionId: undefined, notes: [] });
    expect(fold([note]).ignored.map((one) => one.problem.type)).toEqual(['not-opened']);
  });
});

function dataOfOpening(): unknown {
  return eventsOf({ preset: 'iv', bare: true, steps: [] })[0]?.data;
}
