import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../testing/asking.ts';
import { NURSE, PRESCRIBER, type Script, type Step } from '../testing/script.ts';

const started: Step = [0, 'start'];
const review = (at: number, decision = 'continue'): Step => [
  at,
  'prescriber.reviewed',
  { decision },
  'prescriber',
];
const starts = (found: readonly string[], rule: string) => found.some((text) => text.startsWith(`${rule}:`));

describe('a decision of the prescriber in an urgent band', () => {
  const urgent: readonly Step[] = [
    [0, 'device', 1],
    [3, 'vitals', '165/90 70 98 14'],
  ];
  const device: Step = [6, 'device', 2];
  const after = (...steps: readonly Step[]) =>
    refusalsOf({ preset: 'esk', steps: [...urgent, ...steps] }, device);

  it('counts from the moment of the reading to the moment of the act, both included', () => {
    expect(after(review(2.99))[0]).toContain('a prescriber comes');
    expect(after(review(3))).toEqual([]);
    expect(after(review(6))).toEqual([]);
    expect(after(review(6.01))[0]).toContain('a prescriber comes');
  });

  it('is to continue; another decision does not open', () => {
    expect(after(review(4, 'treat'))[0]).toContain('a prescriber comes');
  });

  it('counts no longer when the band was raised again', () => {
    const again: readonly Step[] = [
      review(4),
      [4.5, 'vitals', '125/80 70 98 14'],
      [5, 'vitals', '166/90 70 98 14'],
    ];
    expect(after(...again)[0]).toContain('a prescriber comes');
  });

  it('may be an override of that rule, in the same time', () => {
    const override = (at: number, rule: string): Step => [
      at,
      'override.recorded',
      { rule, ruleVersion: '1.0.0', reason: 'Usual for this patient' },
      'prescriber',
    ];
    expect(after(override(2.99, 'AL-01'))).toHaveLength(1);
    expect(after(override(3, 'AL-01'))).toEqual([]);
    expect(after(override(6, 'AL-01'))).toEqual([]);
    expect(after(override(6.01, 'AL-01'))).toHaveLength(1);
    expect(after(override(4, 'AL-02'))).toHaveLength(1);
  });

  it('a call of the patient holds nothing', () => {
    expect(
      refusalsOf(
        {
          preset: 'esk',
          steps: [
            [0, 'device', 1],
            [3, 'call', 'talk'],
          ],
        },
        device,
      ),
    ).toEqual([]);
  });

  it('MO-07: overdue vital signs hold the next part, a reminder does not', () => {
    const alone: Partial<Script> = { preset: 'esk', steps: [[0, 'device', 1]] };
    expect(refusalsOf(alone, [23.5, 'device', 2])).toEqual([]);
    expect(refusalsOf(alone, [28.1, 'device', 2])).toEqual([
      'MO-07: vital signs are overdue; measure them first',
    ]);
  });
});

describe('changing the rate', () => {
  const urgent: Partial<Script> = { steps: [started, [3, 'vitals', '165/90 70 98 14']] };
  it('slower or the same is always admitted, faster asks whether anything says stop', () => {
    expect(refusalsOf(urgent, [4, 'rate', 75, 30])).toEqual([]);
    expect(refusalsOf(urgent, [4, 'rate', 150, 60])).toEqual([]);
    expect(refusalsOf(urgent, [4, 'rate', 165, 66])[0]).toContain('a prescriber comes');
  });
  it('compares with the rate that runs, not with the first', () => {
    const slowed: Partial<Script> = {
      steps: [started, [2, 'rate', 75, 30], [3, 'vitals', '165/90 70 98 14']],
    };
    expect(refusalsOf(slowed, [4, 'rate', 100, 40])[0]).toContain('a prescriber comes');
  });
  it('DOSE-07: at most 2 % from the concentration', () => {
    expect(refusalsOf({ steps: [started] }, [4, 'rate', 150, 58.8])[0]).toContain('wrong field?');
    expect(refusalsOf({ steps: [started] }, [4, 'rate', 153, 60])).toEqual([]);
    expect(refusalsOf({ steps: [started] }, [4, 'rate', 153.1, 60])[0]).toContain('is not 60 mg/h');
    expect(refusalsOf({ steps: [started] }, [4, 'rate', 147, 60])).toEqual([]);
    expect(refusalsOf({ steps: [started] }, [4, 'rate', 146.9, 60])).toHaveLength(1);
  });
  it('without an infusion says that none runs', () => {
    const oral: Partial<Script> = { preset: 'oral', steps: [[0, 'swallow', 40]] };
    expect(refusalsOf(oral, [1, 'rate', 150, 60])).toEqual(['no infusion is running; start one first']);
  });
});

describe('starting an infusion', () => {
  const values = {
    doseMg: 40,
    concentrationMgPerMl: 0.4,
    volumeMl: 100,
    rateMlPerH: 150,
    rateMgPerH: 60,
    durationMin: 40,
  };
  const start = (more: object) => refusalsOf({}, [0, 'infusion.started', { ...values, ...more }]);
  it.each([
    [{ volumeMl: 102 }, []],
    [{ volumeMl: 102.1 }, ['DOSE-07: 102.1 mL of 0.4 mg/mL is not 40 mg']],
    [{ volumeMl: 98 }, []],
    [{ volumeMl: 97.9 }, ['DOSE-07: 97.9 mL of 0.4 mg/mL is not 40 mg']],
    [{ rateMlPerH: 153 }, []],
    [{ rateMlPerH: 153.1 }, ['DOSE-07: 153.1 mL/h of 0.4 mg/mL is not 60 mg/h']],
    [{ durationMin: 40.8 }, []],
    [{ durationMin: 40.9 }, ['DOSE-07: 60 mg/h over 40.9 min is not 40 mg']],
    [{ durationMin: 39.2 }, []],
    [{ durationMin: 39.1 }, ['DOSE-07: 60 mg/h over 39.1 min is not 40 mg']],
  ])('%j', (more, expected) => {
    expect(start(more)).toEqual(expected);
  });

  it('is of the ordered amount, rounding of the draw aside', () => {
    const of = (doseMg: number) => start({ doseMg, volumeMl: doseMg * 2.5, durationMin: doseMg });
    expect(of(40.8)).toEqual([]);
    expect(of(41)).toEqual(['DOSE-07: the order is 40 mg', 'DOSE: 41 mg would exceed the ordered 40 mg']);
    expect(of(39.2)).toEqual([]);
    expect(of(39)).toEqual(['DOSE-07: the order is 40 mg']);
  });

  it('needs both signatures of the gate', () => {
    const unsigned = refusalsOf(
      { steps: [[-2, 'gate.answered', { check: 'GT-02', answer: 'fail' }]] },
      started,
    );
    expect(unsigned).toContain('GT: a nurse signs the gate first');
    expect(unsigned).toContain('GT: a prescriber signs the gate first');
  });

  it('an order by mouth needs no second reader, unless the clinic asks for one', () => {
    const oral = { preset: 'oral', bare: true } as const;
    expect(starts(refusalsOf(oral, [0, 'swallow', 40]), 'AR-05')).toBe(false);
    const asked = { ...oral, order: { doubleCheck: 'required' } };
    expect(refusalsOf(asked, [0, 'swallow', 40])).toContain(
      'AR-05: the dose is still to be worked out alone by the preparer and the checker',
    );
    expect(starts(refusalsOf({ preset: 'im', bare: true }, [0, 'inject', 40]), 'AR-05')).toBe(true);
    expect(
      starts(refusalsOf({ preset: 'im', bare: true, order: { route: 'SC' } }, [0, 'inject', 40]), 'AR-05'),
    ).toBe(true);
  });
});

describe('the double check', () => {
  const values = {
    product: 'ketamine',
    route: 'IV',
    doseMg: 40,
    weightKg: 80,
    vialMgPerMl: 50,
    drawMl: 0.8,
    finalMl: 100,
    concentrationMgPerMl: 0.4,
    rateMlPerH: 150,
    durationMin: 40,
  };
  const both = (more: object): readonly Step[] => [
    [-2, 'dose.checked', { as: 'preparer', ...values, ...more }],
    [-2, 'dose.checked', { as: 'checker', ...values, ...more }, 'prescriber'],
  ];
  const differing = (more: object) => refusalsOf({ steps: both(more) }, started);
  const says = (member: string) => [`AR-05: the two results differ in ${member}; both work them out again`];

  it('two readers who agree with each other must also agree with the order', () => {
    expect(differing({})).toEqual([]);
    expect(differing({ product: 'esketamine' })).toEqual(says('product'));
    expect(differing({ route: 'IM' })).toEqual(says('route'));
    expect(differing({ doseMg: 44 })).toEqual(says('dose'));
    expect(differing({ weightKg: 88 })).toEqual(says('weight'));
    expect(differing({ vialMgPerMl: 10 })).toEqual(says('vial strength'));
    expect(differing({ finalMl: 50 })).toEqual(says('final volume'));
    expect(differing({ rateMlPerH: 100 })).toEqual(says('pump rate'));
    expect(differing({ durationMin: 60 })).toEqual(says('duration'));
  });

  it('1 % from the order agrees, more does not', () => {
    expect(differing({ doseMg: 40.4 })).toEqual([]);
    expect(differing({ doseMg: 40.5 })).toEqual(says('dose'));
  });

  it('what one reader left out is a difference, what both left out is not', () => {
    expect(differing({ weightKg: undefined })).toEqual([]);
    const one: Step = [-2, 'dose.checked', { as: 'preparer', ...values, drawMl: undefined }];
    expect(refusalsOf({ steps: [one] }, started)).toEqual(says('draw'));
  });

  it('counts the devices of esketamine', () => {
    const own = { product: 'esketamine', route: 'IN', doseMg: 84, weightKg: 80, devices: 2 };
    const steps: readonly Step[] = [
      [-2, 'dose.checked', { as: 'preparer', ...own }],
      [-2, 'dose.checked', { as: 'checker', ...own }, 'prescriber'],
    ];
    const script: Partial<Script> = { preset: 'esk', order: { doubleCheck: 'required' }, steps };
    expect(refusalsOf(script, [0, 'device', 1])).toEqual(says('devices'));
  });
});

describe('resuming', () => {
  const paused: readonly Step[] = [started, [10, 'vitals', '185/90 74 98 14'], [11, 'pause', 'AL-01']];
  it('counts a value of the very moment of the pause as taken after it', () => {
    const steps: readonly Step[] = [
      started,
      [5, 'vitals', '125/80 70 98 14'],
      [11, 'pause'],
      [11, 'vitals', '125/80 70 98 14'],
    ];
    expect(refusalsOf({ steps }, [22, 'resume'])).toEqual([]);
  });
  it('names the moment from which it may go on', () => {
    const steps: readonly Step[] = [...paused, [12, 'vitals', '140/84 74 98 14']];
    expect(refusalsOf({ steps }, [13, 'resume'])[0]).toContain(
      'must stay below urgent for 10 min; earliest 2026-03-10T09:22',
    );
  });
  it('an alert that only watched does not delay it, one that is urgent still does', () => {
    const watched: readonly Step[] = [started, [10, 'pause'], [12, 'vitals', '151/84 74 98 14']];
    expect(refusalsOf({ steps: watched }, [12.5, 'resume'])).toEqual([]);
    const still: readonly Step[] = [started, [10, 'pause'], [12, 'vitals', '165/84 74 98 14']];
    expect(starts(refusalsOf({ steps: still }, [40, 'resume']), 'ST-02')).toBe(true);
  });
  it('a decision to continue counts from the pause to the act, both included', () => {
    const script = (at: number): Partial<Script> => ({
      steps: [...paused, [12, 'vitals', '140/84 74 98 14'], review(at)],
    });
    const byNurse = { author: NURSE };
    const reason = ['ST-02: a prescriber records the reason to go on'];
    expect(refusalsOf(script(10.9), [22, 'resume'], byNurse)).toEqual(reason);
    expect(refusalsOf(script(11), [22, 'resume'], byNurse)).toEqual([]);
    expect(refusalsOf(script(22), [22, 'resume'], byNurse)).toEqual([]);
    expect(refusalsOf(script(22.1), [22, 'resume'], byNurse)).toEqual(reason);
  });
  it('ST-04: the wish to go on is said after the pause, and not taken back by "still"', () => {
    const wish = (...steps: readonly Step[]): Partial<Script> => ({
      steps: [
        started,
        [10, 'infusion.paused', { reason: 'patient-request' }],
        [12, 'vitals', '124/80 70 98 14'],
        ...steps,
      ],
    });
    expect(starts(refusalsOf(wish([9, 'over', 'asks-to-stop']), [23, 'resume']), 'ST-04')).toBe(true);
    expect(refusalsOf(wish([10, 'over', 'asks-to-stop']), [23, 'resume'])).toEqual([]);
    expect(refusalsOf(wish([23, 'over', 'asks-to-stop']), [23, 'resume'])).toEqual([]);
    expect(starts(refusalsOf(wish([23.1, 'over', 'asks-to-stop']), [23, 'resume']), 'ST-04')).toBe(true);
    expect(starts(refusalsOf(wish([12, 'over', 'severe-fear']), [23, 'resume']), 'ST-04')).toBe(true);
  });
});

describe('the gate and its signatures', () => {
  const sign = (as: string, by: object) => ({ author: by, data: { as } });
  it('a held gate is not signed, and says what clears it', () => {
    const open: Partial<Script> = { bare: true, steps: [[-45, 'patient.arrived', {}]] };
    const found = refusalsOf(open, [-5, 'gate.signed', { as: 'nurse' }]);
    expect(starts(found, 'GT-01')).toBe(true);
    expect(found.every((text) => text.includes('To clear:'))).toBe(true);
  });
  it('an override that nobody has reasoned holds the signature', () => {
    const rising: Partial<Script> = { steps: [[-9, 'gate.answered', { check: 'GT-12', answer: 'fail' }]] };
    expect(refusalsOf(rising, [-5, 'gate.signed', { as: 'nurse' }])[0]).toContain('GT-12');
  });
  it('two people sign it', () => {
    const both = { ...PRESCRIBER, id: NURSE.id };
    const nurseSigned: Partial<Script> = { steps: [] };
    expect(
      refusalsOf(nurseSigned, [-3, 'gate.signed', { as: 'prescriber' }], sign('prescriber', both)),
    ).toEqual(['two people sign the gate']);
    const prescriberAsNurse = { ...NURSE, id: PRESCRIBER.id };
    expect(
      refusalsOf(nurseSigned, [-3, 'gate.signed', { as: 'nurse' }], sign('nurse', prescriberAsNurse)),
    ).toEqual(['two people sign the gate']);
  });
});

describe('answering an alert', () => {
  const high: readonly Step[] = [started, [5, 'vitals', '205/90 70 98 14']];
  const resolve = (condition: string, reason: string): Step => [6, 'alert.resolved', { condition, reason }];
  it('is about one that is open', () => {
    expect(refusalsOf({ steps: high }, [6, 'ack', 'AL-02'])).toEqual(['no alert of AL-02 is open']);
    const over: readonly Step[] = [...high, [5.5, 'vitals', '120/80 70 98 14']];
    expect(refusalsOf({ steps: over }, [6, 'ack', 'AL-01'])).toEqual(['no alert of AL-01 is open']);
    expect(refusalsOf({ steps: high }, [6, 'ack', 'AL-01'])).toEqual([]);
  });
  it('people record what they did; only the server sees that a condition has ended', () => {
    const site: readonly Step[] = [started, [5, 'symptom', 'extravasation']];
    expect(refusalsOf({ steps: site }, resolve('AL-13', 'condition-ended'))[0]).toContain(
      'people record what they did',
    );
    expect(refusalsOf({ steps: site }, resolve('AL-13', 'action-recorded'))).toEqual([]);
    expect(refusalsOf({ steps: high }, resolve('AL-01', 'action-recorded'))).toEqual([
      'AL-01 ends with a new reading, not by hand',
    ]);
    expect(refusalsOf({ steps: [started, [5, 'call', 'talk']] }, resolve('CALL', 'action-recorded'))).toEqual(
      ['CALL ends with a new reading, not by hand'],
    );
  });
  it('the server itself is not asked', () => {
    const system = { author: { type: 'system', name: 'alert table' }, origin: 'system' };
    expect(refusalsOf({ steps: [started] }, resolve('AL-01', 'condition-ended'), system)).toEqual([]);
  });
});

describe('parts of a dose', () => {
  it('a bolus counts towards the ordered amount', () => {
    const bolus = (mg: number): Step => [40, 'bolus.given', { amountMg: mg, reason: 'by order' }];
    const steps: readonly Step[] = [
      started,
      [10, 'vitals', '124/80 70 98 14'],
      [20, 'vitals', '124/80 70 98 14'],
      [30, 'vitals', '124/80 70 98 14'],
      [39, 'vitals', '124/80 70 98 14'],
    ];
    expect(refusalsOf({ steps }, bolus(0.8))).toEqual([]);
    expect(refusalsOf({ steps }, bolus(0.9))).toEqual(['DOSE: 40.9 mg would exceed the ordered 40 mg']);
  });
  it('DOSE-16: two boluses and two injections within two minutes ask', () => {
    const bolus = (at: number): Step => [at, 'bolus.given', { amountMg: 1, reason: 'by order' }];
    expect(refusalsOf({ steps: [started, bolus(2)] }, bolus(3.99))[0]).toContain(
      'already recorded by Nora Quist',
    );
    expect(refusalsOf({ steps: [started, bolus(2)] }, bolus(4))).toEqual([]);
    const early = refusalsOf({ preset: 'im', steps: [[0, 'inject', 20]] }, [1.99, 'inject', 20]);
    expect(early).toHaveLength(2);
    expect(early[0]).toContain('already recorded');
    expect(early[1]).toBe('IM-03: the next injection not before 2026-03-10T09:15:00.000Z');
  });
});

describe('leaving and the ledger', () => {
  const drawn: Step = [-2, 'drug.drawn', { vialId: 'v1', amountMg: 10 }];
  const gone: readonly Step[] = [
    started,
    [10, 'vitals', '124/80 70 98 14'],
    [20, 'stop', 'patient-request'],
    [30, 'session.ended', { manner: 'left-before-criteria', note: 'Left' }],
  ];
  it('more given than drawn is a difference too', () => {
    expect(refusalsOf({ steps: [drawn, ...gone] }, [40, 'session.signed', {}])).toEqual([
      'CSR-02: 10 mg more given, wasted or returned than drawn',
    ]);
  });
  it('an open alert above watch keeps the patient, and says what ends it', () => {
    const steps: readonly Step[] = [
      started,
      [39, 'vitals', '124/80 70 98 14'],
      [40, 'stop'],
      [100, 'well'],
      [100.5, 'symptom', 'seizure'],
    ];
    expect(refusalsOf({ steps }, [101, 'session.discharged', {}])).toEqual([
      'AL-11: an open alert keeps the patient here; it ends with a reading below its limit',
    ]);
  });
  it('a criterion that is not met says what clears it', () => {
    const steps: readonly Step[] = [
      started,
      [39, 'vitals', '124/80 70 98 14'],
      [40, 'stop'],
      [100, 'well'],
      [100.5, 'scale', 'gait', 0],
    ];
    expect(refusalsOf({ steps }, [101, 'session.discharged', {}])).toEqual([
      'RD-05: Steady gait. To clear: The patient walks 10 m without help or as at home',
    ]);
  });
});
