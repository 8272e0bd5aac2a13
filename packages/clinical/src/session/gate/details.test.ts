import { describe, expect, it } from 'vitest';
import { emptyState } from '../state.ts';
import { stateAfter } from '../testing/asking.ts';
import { minute, type Script, type Step } from '../testing/script.ts';
import { gatePressure } from './blood-pressure.ts';
import { evaluateGate } from './gate.ts';

const at = (m: number) => minute({}, m);
const gate = (script: Partial<Script>, m = 0) => evaluateGate(stateAfter(script), at(m));
const finding = (rule: string, script: Partial<Script>, m = 0) =>
  gate(script, m).findings.find((one) => one.rule === rule);
const answer = (check: string, given: string, detail?: object, m = -9): Step => [
  m,
  'gate.answered',
  { check, answer: given, ...(detail === undefined ? {} : { detail }) },
];
const with1 = (...steps: readonly Step[]): Partial<Script> => ({ steps });

describe('what belongs to an answer', () => {
  it('GT-07 passes with the name of the escort only', () => {
    expect(finding('GT-07', with1(answer('GT-07', 'pass')))).toMatchObject({
      result: 'unknown',
      missing: ['name of the escort'],
    });
    expect(finding('GT-07', with1(answer('GT-07', 'pass', { escortName: 'Ada Quill' })))?.status).toBe(
      'clear',
    );
    expect(finding('GT-07', with1(answer('GT-07', 'not-applicable')))?.status).toBe('clear');
  });

  it('GT-09 asks what was taken; "asked, none" is an answer', () => {
    expect(finding('GT-09', with1(answer('GT-09', 'pass')))?.result).toBe('unknown');
    expect(finding('GT-09', with1(answer('GT-09', 'pass', { substances: [] })))?.status).toBe('clear');
  });

  it('GT-10 asks those who can become pregnant for a test that is not positive', () => {
    const patient = { riskFlags: ['can-become-pregnant'] };
    const of = (pregnancyTest?: string) =>
      finding('GT-10', {
        patient,
        steps: [answer('GT-10', 'pass', pregnancyTest === undefined ? undefined : { pregnancyTest })],
      });
    expect(of()).toMatchObject({ result: 'unknown', missing: ['pregnancy test'] });
    expect(of('positive')?.result).toBe('true');
    expect(of('negative')?.status).toBe('clear');
    expect(of('not-due')?.status).toBe('clear');
    expect(finding('GT-10', {})?.status).toBe('not-applicable');
  });

  it('GT-11 goes on after intent only when the evaluating clinician decides so, after the answer', () => {
    const intent = answer('GT-11', 'pass', { suicidality: 'intent-plan-or-behaviour' });
    const review = (m: number, decision: string, cause: string): Step => [
      m,
      'prescriber.reviewed',
      { decision, cause },
      'prescriber',
    ];
    const of = (...steps: readonly Step[]) => finding('GT-11', with1(intent, ...steps))?.result;
    expect(finding('GT-11', with1(answer('GT-11', 'pass')))?.result).toBe('unknown');
    expect(finding('GT-11', with1(answer('GT-11', 'pass', { suicidality: 'ideation' })))?.result).toBe(
      'false',
    );
    expect(of()).toBe('true');
    expect(of(review(-8, 'continue', 'GT-11'))).toBe('false');
    expect(of(review(-9, 'continue', 'GT-11'))).toBe('false');
    expect(of(review(0, 'continue', 'GT-11'))).toBe('false');
    expect(of(review(-9.1, 'continue', 'GT-11'))).toBe('true');
    expect(of(review(0.1, 'continue', 'GT-11'))).toBe('true');
    expect(of(review(-8, 'treat', 'GT-11'))).toBe('true');
    expect(of(review(-8, 'continue', 'GT-12'))).toBe('true');
  });

  it('GT-20 holds glucose from 70 to 300, both included', () => {
    const patient = { riskFlags: ['insulin-or-sulfonylurea'] };
    const of = (glucoseMgPerDl?: number) =>
      finding('GT-20', {
        patient,
        steps: [answer('GT-20', 'pass', glucoseMgPerDl === undefined ? undefined : { glucoseMgPerDl })],
      })?.result;
    expect([undefined, 69, 70, 300, 301].map(of)).toEqual(['unknown', 'true', 'false', 'false', 'true']);
  });

  it('a "fail" stands whatever was measured, and what speaks against is not undone by "pass"', () => {
    const fail = answer('GT-05', 'fail', {
      lastFoodAt: '2026-03-10T01:00:00Z',
      lastFluidAt: '2026-03-10T01:00:00Z',
    });
    expect(finding('GT-05', { preset: 'esk', steps: [fail] })?.result).toBe('true');
    // Both speak against: it was said to be so, and no wait clears it.
    const failEarly = answer('GT-05', 'fail', { lastFoodAt: '2026-03-10T08:30:00Z' });
    const both = finding('GT-05', { preset: 'esk', steps: [failEarly] });
    expect(both?.result).toBe('true');
    expect(both?.clears).not.toContain('Clears by itself');
    const early = answer('GT-05', 'pass', {
      lastFoodAt: '2026-03-10T08:30:00Z',
      lastFluidAt: '2026-03-10T01:00:00Z',
    });
    expect(finding('GT-05', { preset: 'esk', steps: [early] })).toMatchObject({
      result: 'true',
      clears: 'Clears by itself at 2026-03-10T10:30:00.000Z',
    });
    const over = answer('GT-05', 'pass', {
      lastFoodAt: '2026-03-10T07:00:00Z',
      lastFluidAt: '2026-03-10T01:00:00Z',
    });
    expect(finding('GT-05', { preset: 'esk', steps: [over] })).toMatchObject({ result: 'false' });
    expect(finding('GT-05', { preset: 'esk', steps: [over] })?.clears).not.toContain('Clears by itself');
    const onlyFood = answer('GT-05', 'pass', { lastFoodAt: '2026-03-10T06:00:00Z' });
    expect(finding('GT-05', { preset: 'esk', steps: [onlyFood] })?.result).toBe('false');
  });

  it('an answer of later than now is not there yet', () => {
    expect(
      finding(
        'GT-01',
        { bare: true, steps: [[-45, 'patient.arrived', {}], answer('GT-01', 'pass', undefined, 1)] },
        0,
      )?.status,
    ).toBe('holds');
    expect(
      finding(
        'GT-01',
        { bare: true, steps: [[-45, 'patient.arrived', {}], answer('GT-01', 'pass', undefined, 1)] },
        1,
      )?.status,
    ).toBe('clear');
  });

  it('GT-19: a temperature from before the patient arrived is none of today', () => {
    const warm = (m: number): Step => [m, 'vital.recorded', { temperatureCel: 36.8, status: 'final' }];
    const script = (m: number): Partial<Script> => ({
      bare: true,
      steps: [[-45, 'patient.arrived', {}], warm(m), answer('GT-19', 'pass')],
    });
    expect(finding('GT-19', script(-46))?.result).toBe('unknown');
    expect(finding('GT-19', script(-45))?.result).toBe('false');
  });
});

describe('an override', () => {
  const failed = answer('GT-12', 'fail', undefined, -9);
  const override = (m: number, rule = 'GT-12'): Step => [
    m,
    'override.recorded',
    { rule, ruleVersion: '1.0.0', reason: 'Discussed with the patient' },
    'prescriber',
  ];
  const status = (...steps: readonly Step[]) => finding('GT-12', with1(failed, ...steps))?.status;
  it('opens its own rule, from the answer it is about to now', () => {
    expect(status()).toBe('needs-override');
    expect(status(override(-9))).toBe('overridden');
    expect(status(override(-9.1))).toBe('needs-override');
    expect(status(override(0))).toBe('overridden');
    expect(status(override(0.1))).toBe('needs-override');
    expect(status(override(-8, 'GT-13'))).toBe('needs-override');
  });
  it('the outcome says held before needs-override before clear', () => {
    expect(gate(with1(failed)).outcome).toBe('needs-override');
    expect(gate(with1(failed, override(-8))).outcome).toBe('clear');
    expect(gate(with1(failed, answer('GT-01', 'fail'))).outcome).toBe('held');
  });
  it('what holds stands first, then what needs an override, then the rest', () => {
    const order = ['holds', 'needs-override', 'overridden', 'caution', 'clear', 'not-applicable'];
    const { findings } = gate(
      with1(answer('GT-01', 'fail'), failed, answer('GT-13', 'fail'), override(-8, 'GT-13')),
    );
    const places = findings.map(({ status: one }) => order.indexOf(one));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(findings[0]).toMatchObject({ rule: 'GT-01', status: 'holds' });
    expect(new Set(places).size).toBeGreaterThan(3);
  });
  it('GT-08 repeats the worst of the vital signs and follows it', () => {
    const high: Step = [-9, 'vitals', '165/84 70 98 14'];
    expect(finding('GT-08', with1(high))?.status).toBe('needs-override');
    expect(
      finding(
        'GT-08',
        with1(high, [
          -8,
          'override.recorded',
          { rule: 'VG-03', ruleVersion: '1.0.0', reason: 'Usual for this patient' },
          'prescriber',
        ]),
      )?.status,
    ).toBe('overridden');
  });
});

describe('the pressure that the gate goes by', () => {
  it('of 140/90 is not raised yet: the last reading stands, and none is asked for again', () => {
    const of = (...readings: readonly (readonly [number, string])[]) =>
      gatePressure(
        stateAfter({
          bare: true,
          steps: [
            [-45, 'patient.arrived', {}],
            ...readings.map(([m, pressure]): Step => [m, 'vitals', `${pressure} 70 98 14`]),
          ],
        }),
        at(0),
      );
    expect(of([-20, '140/90'], [-10, '120/80'])).toMatchObject({
      systolic: 120,
      diastolic: 80,
      method: 'single',
      repeatAt: undefined,
    });
    expect(of([-20, '141/90'], [-10, '121/80'])).toMatchObject({
      systolic: 131,
      diastolic: 85,
      method: 'mean-of-last-two',
    });
    expect(of([-20, '140/91'], [-10, '120/81'])).toMatchObject({ systolic: 130, diastolic: 86 });
  });
});

describe('before there is anything', () => {
  it('holds and asks everything', () => {
    const nothing = evaluateGate(emptyState, at(0));
    expect(nothing.outcome).toBe('held');
    expect(nothing.findings.find((one) => one.rule === 'GT-08')).toMatchObject({
      status: 'holds',
      result: 'unknown',
      clears: 'Record the vital signs',
    });
    expect(nothing.findings.some((one) => one.status === 'not-applicable')).toBe(false);
    expect(gatePressure(emptyState, at(0))).toBeUndefined();
  });
});

describe('which product, route and place a check is for', () => {
  const applies = (rule: string, script: Partial<Script>) =>
    finding(rule, script)?.status !== 'not-applicable';
  it('long fasting is for ketamine into a vein or a muscle', () => {
    expect(applies('GT-06', {})).toBe(true);
    expect(applies('GT-06', { preset: 'im' })).toBe(true);
    expect(applies('GT-06', { preset: 'im', order: { route: 'SC' } })).toBe(false);
    expect(applies('GT-06', { preset: 'oral' })).toBe(false);
    expect(applies('GT-06', { preset: 'esk' })).toBe(false);
    expect(applies('GT-05', { preset: 'esk' })).toBe(true);
    expect(applies('GT-05', {})).toBe(false);
  });
});
