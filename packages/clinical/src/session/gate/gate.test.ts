import { formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Script, type Step } from '../testing/script.ts';
import { gatePressure } from './blood-pressure.ts';
import { evaluateGate } from './gate.ts';

const evaluate = (script: Partial<Script>, at = 0) => {
  const whole: Script = { preset: 'iv', steps: [], ...script };
  return evaluateGate(fold(eventsOf(whole)), minute(whole, at));
};
const statusOf = (script: Partial<Script>, rule: string, at = 0) =>
  evaluate(script, at).findings.find((finding) => finding.rule === rule)?.status;
const vitals = (text: string): Partial<Script> => ({ steps: [[-1, 'vitals', text]] });
const time = (at: number) => formatInstant(minute({}, at));
const answer = (check: string, detail: object, given = 'pass'): Step => [
  -1,
  'gate.answered',
  { check, answer: given, detail },
];

describe('the gate as a whole', () => {
  it('is clear when all is answered and measured', () => {
    expect(evaluate({})).toMatchObject({ outcome: 'clear', blockedBy: [], needsOverride: [] });
  });

  it('holds on everything while nothing was asked, and says what would clear it (UI-48)', () => {
    const gate = evaluate({ bare: true, steps: [[-45, 'patient.arrived', {}]] });
    expect(gate.outcome).toBe('held');
    const holding = gate.findings.filter((finding) => finding.status === 'holds');
    expect(holding.map((f) => f.rule)).toEqual(
      expect.arrayContaining(['GT-01', 'GT-14', 'GT-21', 'VG-03', 'VG-05', 'VG-06', 'VG-07', 'VG-08']),
    );
    for (const finding of holding) expect(finding.clears).not.toBe('');
  });

  it('asks esketamine, fasting, pregnancy and glucose only of those they concern', () => {
    const gate = evaluate({});
    const skipped = gate.findings.filter((f) => f.status === 'not-applicable').map((f) => f.rule);
    expect(skipped).toEqual(['GT-04', 'GT-05', 'GT-10', 'GT-18', 'GT-20']);
    const esk = evaluate({ preset: 'esk' })
      .findings.filter((f) => f.status === 'not-applicable')
      .map((f) => f.rule);
    expect(esk).toEqual(['GT-06', 'GT-10', 'GT-20']);
  });

  it('tells the patient why only while a check is not clear', () => {
    const told = (given: string) =>
      evaluate({ steps: [answer('GT-12', {}, given)] }).findings.find(({ rule }) => rule === 'GT-12')
        ?.patientText;
    expect(told('pass')).toBe('');
    expect(told('fail')).toMatch(/^[A-Z].+\.$/);
  });

  it('asks for the REMS in the United States only', () => {
    expect(statusOf({ preset: 'esk', opening: { region: 'US' } }, 'GT-04')).toBe('clear');
    expect(statusOf({ preset: 'esk', opening: { region: 'EU' } }, 'GT-04')).toBe('not-applicable');
  });

  it('keeps blocks whatever a prescriber writes, and opens overrides', () => {
    const override = (rule: string): Step => [
      -0.5,
      'override.recorded',
      { rule, ruleVersion: '1.0.0', reason: 'Discussed with the patient' },
      'prescriber',
    ];
    const changed: Step = [-1, 'gate.answered', { check: 'GT-12', answer: 'fail' }];
    const drunk: Step = [-1, 'gate.answered', { check: 'GT-13', answer: 'fail' }];
    expect(statusOf({ steps: [changed] }, 'GT-12')).toBe('needs-override');
    expect(statusOf({ steps: [changed, override('GT-12')] }, 'GT-12')).toBe('overridden');
    expect(statusOf({ steps: [drunk, override('GT-13')] }, 'GT-13')).toBe('holds');
  });

  it('UI-21: not done, unable and refused are not a pass', () => {
    for (const given of ['not-done', 'unable', 'refused']) {
      expect(statusOf({ steps: [[-1, 'gate.answered', { check: 'GT-01', answer: given }]] }, 'GT-01')).toBe(
        'holds',
      );
      expect(statusOf({ steps: [[-1, 'gate.answered', { check: 'GT-14', answer: given }]] }, 'GT-14')).toBe(
        'caution',
      );
    }
  });
});

describe('checks that measure time or value', () => {
  it.each([
    ['GT-06', { lastFoodAt: time(-360), lastFluidAt: time(-120) }, 'clear'],
    ['GT-06', { lastFoodAt: time(-359.9), lastFluidAt: time(-120) }, 'needs-override'],
    ['GT-06', { lastFoodAt: time(-360), lastFluidAt: time(-119.9) }, 'needs-override'],
    ['GT-07', {}, 'holds'],
    ['GT-09', {}, 'holds'],
    ['GT-11', { suicidality: 'ideation' }, 'clear'],
    ['GT-11', { suicidality: 'intent-plan-or-behaviour' }, 'holds'],
    ['GT-11', {}, 'holds'],
  ])('%s with %j is %s', (check, detail, status) => {
    expect(statusOf({ steps: [answer(check, detail)] }, check)).toBe(status);
  });

  it.each([
    ['GT-05', { lastFoodAt: time(-120), lastFluidAt: time(-30) }, 'clear'],
    ['GT-05', { lastFoodAt: time(-119.9), lastFluidAt: time(-30) }, 'needs-override'],
    ['GT-05', { lastFoodAt: time(-120), lastFluidAt: time(-29.9) }, 'needs-override'],
    ['GT-18', { lastNasalMedicineAt: time(-60) }, 'clear'],
    ['GT-18', { lastNasalMedicineAt: time(-59.9) }, 'holds'],
  ])('esketamine %s with %j is %s', (check, detail, status) => {
    expect(statusOf({ preset: 'esk', steps: [answer(check, detail)] }, check)).toBe(status);
  });

  it.each([
    ['GT-20', { glucoseMgPerDl: 69 }, 'needs-override'],
    ['GT-20', { glucoseMgPerDl: 70 }, 'clear'],
    ['GT-20', { glucoseMgPerDl: 300 }, 'clear'],
    ['GT-20', { glucoseMgPerDl: 301 }, 'needs-override'],
    ['GT-10', { pregnancyTest: 'positive' }, 'holds'],
    ['GT-10', { pregnancyTest: 'not-due' }, 'clear'],
    ['GT-10', {}, 'holds'],
  ])('%s with %j is %s where the chart asks for it', (check, detail, status) => {
    const patient = { riskFlags: ['can-become-pregnant', 'insulin-or-sulfonylurea'] };
    expect(statusOf({ patient, steps: [answer(check, detail)] }, check)).toBe(status);
  });

  it('GT-19: 38.0 passes, 38.1 does not, no temperature is unknown', () => {
    const temperature = (temperatureCel: number): Partial<Script> => ({
      steps: [[-1, 'vital.recorded', { status: 'final', temperatureCel }]],
    });
    expect(statusOf(temperature(38), 'GT-19')).toBe('clear');
    expect(statusOf(temperature(38.1), 'GT-19')).toBe('needs-override');
    const bare: Partial<Script> = { bare: true, steps: [[-45, 'patient.arrived', {}], answer('GT-19', {})] };
    expect(evaluate(bare).findings.find((f) => f.rule === 'GT-19')).toMatchObject({
      result: 'unknown',
      missing: ['temperature'],
    });
  });

  it('GT-03: an order of exactly 72 h, or a weight of more than 7 days, no longer counts', () => {
    const signed = (hours: number) => statusOf({ order: { signedAt: time(-hours * 60) } }, 'GT-03');
    expect(signed(71.99)).toBe('clear');
    expect(signed(72)).toBe('holds');
    const weighed = (days: number, coursePhase?: string) =>
      statusOf(
        {
          order: {
            weightMeasuredAt: time(-days * 1440),
            ...(coursePhase === undefined ? {} : { coursePhase }),
          },
        },
        'GT-03',
      );
    expect(weighed(7)).toBe('clear');
    expect(weighed(7.01)).toBe('holds');
    expect(weighed(30, 'maintenance')).toBe('clear');
    expect(weighed(30.01, 'maintenance')).toBe('holds');
  });
});

describe('vital signs before dosing', () => {
  it.each([
    ['VG-03', '140/90 70 98 14', 'clear'],
    ['VG-03', '141/90 70 98 14', 'caution'],
    ['VG-03', '140/91 70 98 14', 'caution'],
    ['VG-03', '159/90 70 98 14', 'caution'],
    ['VG-03', '140/95 70 98 14', 'caution'],
    ['VG-03', '160/90 70 98 14', 'needs-override'],
    ['VG-03', '140/96 70 98 14', 'needs-override'],
    ['VG-03', '180/100 70 98 14', 'needs-override'],
    ['VG-03', '181/90 70 98 14', 'holds'],
    ['VG-03', '140/101 70 98 14', 'holds'],
    ['VG-04', '100/70 70 98 14', 'clear'],
    ['VG-04', '99/70 70 98 14', 'caution'],
    ['VG-04', '90/70 70 98 14', 'caution'],
    ['VG-04', '89/70 70 98 14', 'needs-override'],
    ['VG-04', '80/70 70 98 14', 'needs-override'],
    ['VG-04', '79/70 70 98 14', 'holds'],
    ['VG-05', '120/80 100 98 14', 'clear'],
    ['VG-05', '120/80 101 98 14', 'caution'],
    ['VG-05', '120/80 110 98 14', 'caution'],
    ['VG-05', '120/80 111 98 14', 'needs-override'],
    ['VG-05', '120/80 130 98 14', 'needs-override'],
    ['VG-05', '120/80 131 98 14', 'holds'],
    ['VG-05', '120/80 50 98 14', 'clear'],
    ['VG-05', '120/80 49 98 14', 'caution'],
    ['VG-05', '120/80 45 98 14', 'caution'],
    ['VG-05', '120/80 44 98 14', 'needs-override'],
    ['VG-05', '120/80 40 98 14', 'needs-override'],
    ['VG-05', '120/80 39 98 14', 'holds'],
    ['VG-06', '120/80 70 95 14', 'clear'],
    ['VG-06', '120/80 70 94 14', 'caution'],
    ['VG-06', '120/80 70 93 14', 'caution'],
    ['VG-06', '120/80 70 92 14', 'needs-override'],
    ['VG-06', '120/80 70 90 14', 'needs-override'],
    ['VG-06', '120/80 70 89 14', 'holds'],
    ['VG-07', '120/80 70 98 10', 'clear'],
    ['VG-07', '120/80 70 98 9', 'needs-override'],
    ['VG-07', '120/80 70 98 8', 'needs-override'],
    ['VG-07', '120/80 70 98 7', 'holds'],
    ['VG-07', '120/80 70 98 20', 'clear'],
    ['VG-07', '120/80 70 98 21', 'caution'],
    ['VG-07', '120/80 70 98 24', 'caution'],
    ['VG-07', '120/80 70 98 25', 'needs-override'],
    ['VG-07', '120/80 70 98 30', 'needs-override'],
    ['VG-07', '120/80 70 98 31', 'holds'],
  ])('%s at %s: %s', (rule, text, status) => {
    expect(statusOf(vitals(text), rule)).toBe(status);
  });

  it.each([
    [64, 'US', 'VG-01', '140/90', 'clear'],
    [64, 'US', 'VG-01', '141/90', 'needs-override'],
    [64, 'US', 'VG-01', '140/91', 'needs-override'],
    [64, 'US', 'VG-01', '180/110', 'needs-override'],
    [64, 'US', 'VG-01', '181/110', 'holds'],
    [64, 'US', 'VG-01', '180/111', 'holds'],
    [65, 'EU', 'VG-02', '150/90', 'clear'],
    [65, 'EU', 'VG-02', '151/90', 'needs-override'],
    [65, 'US', 'VG-02', '141/90', 'needs-override'],
    [65, 'EU', 'VG-02', '181/90', 'holds'],
  ])('esketamine at %i years in %s: %s at %s is %s', (ageYears, region, rule, pressure, status) => {
    const script: Partial<Script> = {
      preset: 'esk',
      opening: { region, patient: { ageYears, riskFlags: [] } },
      ...vitals(`${pressure} 70 98 14`),
    };
    expect(statusOf(script, rule)).toBe(status);
  });

  it('VG-08: MOAA/S 5 goes, 4 asks, 3 holds', () => {
    const scored = (score: number) => statusOf({ steps: [[-1, 'scale', 'moaas', score]] }, 'VG-08');
    expect([5, 4, 3].map(scored)).toEqual(['clear', 'needs-override', 'holds']);
  });

  it('a value older than 15 min is unknown, and unknown holds', () => {
    expect(statusOf({}, 'VG-05', 5)).toBe('clear');
    expect(statusOf({}, 'VG-05', 5.01)).toBe('holds');
    expect(statusOf({}, 'GT-08', 5.01)).toBe('holds');
  });

  it('a saturation on oxygen is not one on room air', () => {
    expect(
      statusOf(
        {
          steps: [
            [-2, 'oxygen.changed', { flowLPerMin: 2 }],
            [-1, 'vitals', '120/80 70 98 14'],
          ],
        },
        'VG-06',
      ),
    ).toBe('holds');
  });

  it('a saturation that was charted with oxygen is not one on room air either', () => {
    const breathing = (how: string): Partial<Script> => ({
      steps: [[-1, 'vital.recorded', { status: 'final', spo2Percent: 98, breathing: how }]],
    });
    expect(statusOf(breathing('supplemental-oxygen'), 'VG-06')).toBe('holds');
    expect(statusOf(breathing('room-air'), 'VG-06')).toBe('clear');
  });

  it('does not pass a pressure beside a warning symptom', () => {
    expect(evaluate({ steps: [[-1, 'symptom', 'chest-pain']] }).blockedBy).toContain('VG-SYMPTOM');
  });

  it('GT-08 repeats the worst of them, wherever it stands', () => {
    expect(statusOf(vitals('120/80 70 98 31'), 'GT-08')).toBe('holds');
    expect(statusOf(vitals('120/80 111 98 14'), 'GT-08')).toBe('needs-override');
    expect(statusOf(vitals('141/80 70 98 14'), 'GT-08')).toBe('caution');
  });

  it('say what would clear them only while something is to be cleared', () => {
    const clears = (script: Partial<Script>, rule: string) =>
      evaluate(script).findings.find((finding) => finding.rule === rule)?.clears;
    expect(clears(vitals('140/90 70 98 14'), 'VG-03')).toBe('');
    expect(clears(vitals('141/90 70 98 14'), 'VG-03')).toContain('repeat at 5 and 10 minutes');
    expect(clears({}, 'VG-SYMPTOM')).toBe('');
    expect(clears({ steps: [[-1, 'symptom', 'chest-pain']] }, 'VG-SYMPTOM')).toContain(
      'A prescriber examines the patient',
    );
  });

  it.each([
    [100, 'information', 'false', '', ''],
    [101, 'caution', 'true', 'We check this once more before we start.', ''],
    [
      111,
      'override',
      'true',
      'We check this once more before we start.',
      'Repeat the measurement, or a prescriber records why to go on',
    ],
    [
      131,
      'block',
      'true',
      'We check this once more before we start.',
      'Repeat the measurement; if it stays, do not dose today',
    ],
  ])('a heart rate of %i is %s, and says what follows', (rate, severity, result, patientText, clears) => {
    const found = evaluate(vitals(`120/80 ${rate} 98 14`)).findings.find(({ rule }) => rule === 'VG-05');
    expect(found).toMatchObject({ severity, result, patientText, clears });
  });

  it('go by the own numbers of the clinic, and by the table where it has none', () => {
    const own = (thresholds: object, pressure: string) =>
      statusOf(
        {
          opening: { library: { version: 1, values: { 'VG-03': { thresholds } } } },
          ...vitals(`${pressure} 70 98 14`),
        },
        'VG-03',
      );
    const lower = { 'systolic-override-from': 155 };
    expect([own(lower, '154/80'), own(lower, '155/80')]).toEqual(['caution', 'needs-override']);
    const block = { 'systolic-block-above': 170 };
    expect([own(block, '159/80'), own(block, '160/80'), own(block, '170/80'), own(block, '171/80')]).toEqual([
      'caution',
      'needs-override',
      'needs-override',
      'holds',
    ]);
  });
});

describe('repeating a raised pressure', () => {
  const pressure = (...steps: readonly Step[]) => {
    const script: Script = { preset: 'iv', bare: true, steps: [[-45, 'patient.arrived', {}], ...steps] };
    return gatePressure(fold(eventsOf(script)), minute(script, 0));
  };

  it('takes the mean of the last two at least five minutes apart, and keeps all', () => {
    const found = pressure([-20, 'vitals', '170/96'], [-15, 'vitals', '150/90'], [-10, 'vitals', '144/86']);
    expect(found).toMatchObject({ systolic: 147, diastolic: 88, method: 'mean-of-last-two' });
  });

  it('says that it is a mean, and only then', () => {
    const text = (...steps: readonly Step[]) =>
      evaluate({ bare: true, steps: [[-45, 'patient.arrived', {}], ...steps] }).findings.find(
        ({ rule }) => rule === 'VG-03',
      )?.clinicianText;
    expect(text([-10, 'vitals', '150/90'], [-5, 'vitals', '144/86'])).toBe(
      'Blood pressure before dosing 147/88 mmHg (mean of the last two)',
    );
    expect(text([-5, 'vitals', '130/80'])).toBe('Blood pressure before dosing 130/80 mmHg');
  });

  it('lets the higher stand until the pair is there', () => {
    expect(pressure([-20, 'vitals', '170/96'], [-16, 'vitals', '120/80'])).toMatchObject({
      systolic: 170,
      diastolic: 96,
      method: 'highest-until-repeated',
    });
    expect(pressure([-20, 'vitals', '170/96'])?.repeatAt).toBe(minute({}, -15));
  });

  it('asks for a third reading while the mean of two is raised', () => {
    expect(pressure([-20, 'vitals', '170/96'], [-15, 'vitals', '150/90'])?.repeatAt).toBe(minute({}, -10));
    expect(
      pressure([-20, 'vitals', '170/96'], [-15, 'vitals', '150/90'], [-10, 'vitals', '150/90'])?.repeatAt,
    ).toBe(undefined);
    // Three readings, but only two of them five minutes apart.
    expect(
      pressure([-20, 'vitals', '170/96'], [-18, 'vitals', '168/96'], [-15, 'vitals', '150/90'])?.repeatAt,
    ).toBe(minute({}, -10));
  });
});

describe('REMS forms that are overdue', () => {
  const gateWith = (remsFormsOverdue: number | undefined, steps: readonly Step[] = []) =>
    evaluate({
      preset: 'esk',
      opening: remsFormsOverdue === undefined ? {} : { remsFormsOverdue },
      steps,
    });

  it.each([[undefined], [0]])('RM-07 say nothing with %s overdue', (count) => {
    const gate = gateWith(count);
    expect(gate.outcome).toBe('clear');
    expect(gate.findings.some(({ rule }) => rule === 'RM-07')).toBe(false);
  });

  it('RM-07 ask a prescriber for a reason with one overdue', () => {
    expect(gateWith(1)).toMatchObject({ outcome: 'needs-override', needsOverride: ['RM-07'] });
    const reason: Step = [
      -0.5,
      'override.recorded',
      { rule: 'RM-07', ruleVersion: '1.0.0', reason: 'The portal is down; sent by telefax today' },
      'prescriber',
    ];
    expect(gateWith(1, [reason]).outcome).toBe('clear');
  });
});
