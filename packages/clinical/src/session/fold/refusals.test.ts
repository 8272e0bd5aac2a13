import { describe, expect, it } from 'vitest';
import { incidentsOf, needsReviewBeforeNextSession } from '../record/aftermath.ts';
import { refusalsOf, stateAfter } from '../testing/asking.ts';
import { draft, eventsOf, idOf, minute, parsed, type Script, type Step } from '../testing/script.ts';
import { fold, step } from './fold.ts';

const started: Step = [0, 'start'];
const bare = (kind: string, data: object) =>
  fold([parsed({ ...draft({}, 0, kind, data), id: idOf(1) })]).ignored.map((one) => one.problem.message);

describe('acts that have no place', () => {
  it('nothing is given before the session is open', () => {
    const why = ['open the session with its signed order first'];
    expect(bare('bolus.given', { amountMg: 5, reason: 'x' })).toEqual(why);
    expect(bare('injection.given', { amountMg: 5, site: 'deltoid-left' })).toEqual(why);
    expect(bare('oral.given', { amountMg: 5, form: 'solution' })).toEqual(why);
    expect(bare('device.given', { deviceNumber: 1, amountMg: 28, lot: 'L' })).toEqual(why);
    const start = {
      doseMg: 40,
      concentrationMgPerMl: 0.4,
      volumeMl: 100,
      rateMlPerH: 150,
      rateMgPerH: 60,
      durationMin: 40,
    };
    expect(bare('infusion.started', start)).toEqual(why);
  });

  it.each([
    ['iv', [0, 'inject', 5]],
    ['iv', [0, 'swallow', 5]],
    ['iv', [0, 'device', 1]],
    ['im', [0, 'start']],
    ['im', [0, 'bolus.given', { amountMg: 5, reason: 'x' }]],
    ['im', [0, 'swallow', 5]],
    ['oral', [0, 'inject', 5]],
    ['esk', [0, 'swallow', 5]],
  ] as const)('an order by %s takes nothing by another route', (preset, act) => {
    const order =
      preset === 'im'
        ? {
            doseMg: 40,
            durationMin: 40,
            concentrationMgPerMl: 0.4,
            finalMl: 100,
            rateMlPerH: 150,
            rateMgPerH: 60,
          }
        : {};
    expect(refusalsOf({ preset, order }, act)[0]).toContain('change the order, not the act');
  });

  it('a nasal order of ketamine takes no device of esketamine', () => {
    const script: Partial<Script> = {
      preset: 'esk',
      order: { product: 'ketamine' },
      bare: true,
      steps: [[-45, 'patient.arrived', {}]],
    };
    expect(refusalsOf(script, [0, 'device', 1])[0]).toContain('devices of 28 mg hold esketamine');
  });

  it('acts of dosing come in the order in which they happened; the same moment is allowed', () => {
    const steps: readonly Step[] = [started, [10, 'rate', 75, 30]];
    expect(refusalsOf({ steps }, [9.99, 'pause'])[0]).toContain('happened later is recorded already');
    expect(refusalsOf({ steps }, [10, 'pause'])).toEqual([]);
    expect(refusalsOf({ steps }, [9.99, 'stop', 'prescriber'])[0]).toContain(
      'happened later is recorded already',
    );
    expect(refusalsOf({ steps }, [10, 'stop', 'prescriber'])).toEqual([]);
  });

  it('a resume from before the pause leaves it paused', () => {
    const state = stateAfter({ steps: [started, [10, 'pause'], [9, 'resume']] });
    expect(state.phase.name).toBe('paused');
    expect(state.ignored.map(({ problem }) => problem.type)).toEqual(['out-of-order']);
  });

  it('a session has one infusion, and after its end none runs', () => {
    const stopped: readonly Step[] = [started, [10, 'stop']];
    expect(refusalsOf({ steps: stopped }, [11, 'pause'])[0]).toContain('no place in phase recovery');
    expect(refusalsOf({ steps: stopped }, [11, 'start'])[0]).toContain('no place in phase recovery');
    expect(refusalsOf({ steps: [started] }, [11, 'start'])[0]).toContain('no place in phase dosing');
    const bolus: readonly Step[] = [[0, 'bolus.given', { amountMg: 5, reason: 'x' }]];
    expect(refusalsOf({ steps: bolus }, [1, 'pause'])).toEqual(['no infusion is running; start one first']);
  });

  it('dosing is not ended nor left while the pump runs', () => {
    expect(refusalsOf({ steps: [started] }, [5, 'dosing.ended', { reason: 'completed' }])).toEqual([
      'stop the infusion; that ends dosing',
    ]);
    expect(
      refusalsOf({ steps: [started] }, [5, 'session.ended', { manner: 'left-before-criteria', note: 'x' }]),
    ).toEqual(['stop the infusion first']);
    const bolus: readonly Step[] = [[0, 'bolus.given', { amountMg: 5, reason: 'x' }]];
    expect(refusalsOf({ steps: bolus }, [5, 'dosing.ended', { reason: 'completed' }])).toEqual([]);
    expect(
      refusalsOf({ steps: bolus }, [5, 'session.ended', { manner: 'left-before-criteria', note: 'x' }]),
    ).toEqual([]);
  });

  it('a session is opened once', () => {
    const state = stateAfter({ bare: true });
    const [opening] = state.events;
    if (opening === undefined) throw new Error('no opening');
    expect(step(state, { ...opening, id: idOf(800) }).ignored.map((one) => one.problem.message)).toEqual([
      'this session is open already',
    ]);
  });
});

describe('phases of dosing', () => {
  const phaseOf = (script: Partial<Script>) => stateAfter(script).phase;
  it('a bolus before the infusion begins dosing, with no pump running', () => {
    expect(phaseOf({ steps: [[0, 'bolus.given', { amountMg: 5, reason: 'x' }]] })).toMatchObject({
      name: 'dosing',
      running: false,
    });
  });
  it('a bolus while the pump runs leaves it running', () => {
    const steps: readonly Step[] = [started, [5, 'bolus.given', { amountMg: 0.5, reason: 'x' }]];
    expect(phaseOf({ steps })).toMatchObject({ name: 'dosing', running: true });
  });
  it('recovery begins with the part that completes the order, not sooner', () => {
    expect(phaseOf({ preset: 'im', steps: [[0, 'inject', 20]] })).toMatchObject({
      name: 'dosing',
      running: false,
    });
    expect(
      phaseOf({
        preset: 'im',
        steps: [
          [0, 'inject', 20],
          [20, 'inject', 19.9],
        ],
      }).name,
    ).toBe('dosing');
    expect(
      phaseOf({
        preset: 'im',
        steps: [
          [0, 'inject', 20],
          [20, 'inject', 20],
        ],
      }).name,
    ).toBe('recovery');
    expect(
      phaseOf({
        preset: 'esk',
        steps: [
          [0, 'device', 1],
          [5, 'device', 2],
          [10, 'device', 3],
        ],
      }).name,
    ).toBe('recovery');
  });
  it('dosing that is over says since when', () => {
    expect(
      stateAfter({
        preset: 'im',
        steps: [
          [0, 'inject', 20],
          [20, 'inject', 20],
        ],
      }),
    ).toMatchObject({
      firstDoseAt: stateAfter({ preset: 'im', steps: [[0, 'inject', 20]] }).firstDoseAt,
      dosingEndedAt: minute({}, 20),
    });
  });
});

describe('going on after a pause', () => {
  const resumed = (remainingMg?: number) =>
    stateAfter({
      steps: [started, [10, 'pause'], [12, 'resume', ...(remainingMg === undefined ? [] : [remainingMg])]],
    });
  it('lets the pump run again', () => {
    expect(resumed().phase).toMatchObject({ name: 'dosing', running: true, since: minute({}, 12) });
  });
  it('may lower what is still to come, and never raises it', () => {
    expect(resumed().infusions[0]?.capMg).toBe(40);
    expect(resumed(5).infusions[0]?.capMg).toBe(15);
    expect(resumed(30).infusions[0]?.capMg).toBe(40);
    expect(resumed(31).infusions[0]?.capMg).toBe(40);
  });
});

describe('the way to ready', () => {
  const phaseOf = (...steps: readonly Step[]) => stateAfter({ steps }).phase.name;
  it('asks for both signatures', () => {
    const answered = eventsOf({ preset: 'oral', steps: [] });
    const without = (...left: readonly string[]) =>
      fold(answered.filter(({ kind, data }) => !(kind === 'gate.signed' && left.includes(data.as)))).phase
        .name;
    expect(without()).toBe('ready');
    expect(without('nurse')).toBe('gate');
    expect(without('prescriber')).toBe('gate');
    expect(without('nurse', 'prescriber')).toBe('gate');
  });
  it('an answer that does not pass takes the signatures back', () => {
    expect(phaseOf()).toBe('ready');
    for (const answer of ['fail', 'not-done', 'unable', 'refused']) {
      const state = stateAfter({ steps: [[-2, 'gate.answered', { check: 'GT-02', answer }]] });
      expect([state.phase.name, state.gateSignatures]).toEqual(['gate', {}]);
    }
    for (const answer of ['pass', 'not-applicable'])
      expect(phaseOf([-2, 'gate.answered', { check: 'GT-02', answer }])).toBe('ready');
  });
  it('a second reading that differs takes it back, and one that agrees gives it again', () => {
    const values = {
      product: 'ketamine',
      route: 'IV',
      weightKg: 80,
      vialMgPerMl: 50,
      drawMl: 0.8,
      finalMl: 100,
      concentrationMgPerMl: 0.4,
      rateMlPerH: 150,
      durationMin: 40,
    };
    const check = (at: number, doseMg: number): Step => [
      at,
      'dose.checked',
      { as: 'preparer', ...values, doseMg },
    ];
    expect(phaseOf(check(-2, 44))).toBe('gate');
    expect(phaseOf(check(-2, 44), check(-1, 40))).toBe('ready');
    expect(phaseOf(check(-2, 40.4))).toBe('ready');
  });
  it('only the author closes; a reviewer signs beside', () => {
    const gone: readonly Step[] = [
      started,
      [20, 'stop', 'patient-request'],
      [30, 'session.ended', { manner: 'left-before-criteria', note: 'Left' }],
    ];
    const sign = (meaning: string): Step => [
      40,
      'session.signed',
      { meaning, credentials: 'RN', contentHash: 'a'.repeat(64) },
    ];
    expect(phaseOf(...gone, sign('reviewer'))).toBe('discharged');
    expect(phaseOf(...gone, sign('author'))).toBe('closed');
    expect(stateAfter({ steps: [...gone, sign('reviewer'), sign('author')] }).signatures).toHaveLength(2);
    expect(
      stateAfter({ steps: [[-1, 'session.cancelled', { reason: 'Ill' }], sign('author')] }).phase.name,
    ).toBe('cancelled');
  });
});

describe('what outlasts the session', () => {
  const event = (more: object): Step => [
    5,
    'adverseEvent.recorded',
    { code: 'nausea', verbatim: 'sick', relation: 'probable', onsetAt: '2026-03-10T09:04:00Z', ...more },
  ];
  const incidents = (more: object) => incidentsOf(stateAfter({ steps: [started, event(more)] })).length;
  it('AE-RULE-1: grade 3, or any seriousness criterion, is an incident', () => {
    expect([1, 2, 3, 4].map((grade) => incidents({ grade }))).toEqual([0, 0, 1, 1]);
    expect(incidents({ grade: 1, seriousness: [] })).toBe(0);
    expect(incidents({ grade: 1, seriousness: ['admission'] })).toBe(1);
  });
  it('ST-05: a stop asks for a review before the next session; a pause by choice does not', () => {
    const after = (...steps: readonly Step[]) =>
      needsReviewBeforeNextSession(stateAfter({ steps: [started, ...steps] }));
    expect(after()).toBe(false);
    expect(after([5, 'infusion.paused', { reason: 'other' }])).toBe(false);
    expect(after([5, 'infusion.paused', { reason: 'stop-now' }])).toBe(true);
    expect(after([5, 'infusion.paused', { reason: 'other' }], [6, 'stop', 'pump-problem'])).toBe(true);
    expect(after([40, 'stop', 'completed'])).toBe(false);
    const parts = (reason: string) =>
      needsReviewBeforeNextSession(
        stateAfter({
          preset: 'im',
          steps: [
            [0, 'inject', 20],
            [5, 'dosing.ended', { reason }],
          ],
        }),
      );
    expect(['stop-now', 'patient-request', 'prescriber'].map(parts)).toEqual([true, true, true]);
    expect(parts('completed')).toBe(false);
  });
});
