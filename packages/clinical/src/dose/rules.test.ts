import { describe, expect, it } from 'vitest';
import { computeDose, evaluateDose } from './compute.ts';
import { measure } from './measure.ts';
import type { DosePolicy } from './policy.ts';
import { type DoseRule, say } from './rule.ts';
import { DOSE_RULES } from './rules/index.ts';
import { given, iv, pain, spray } from './rules/orders.ts';

const RANK = { block: 3, override: 2, caution: 1, information: 0 } as const;

function answer(rule: DoseRule, order: unknown, policy: DosePolicy = {}): string {
  const evaluation = evaluateDose(JSON.parse(JSON.stringify(order)), policy);
  if (!evaluation.ok) return `refused: ${JSON.stringify(evaluation.error)}`;
  const outcome = evaluation.value.outcomes.find((one) => one.rule === rule.id);
  if (outcome === undefined || outcome.result === 'false') return 'none';
  return outcome.result === 'unknown' ? 'unknown' : (outcome.severity ?? 'no severity');
}

describe.each(DOSE_RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  it.each(rule.cases)('answers $expect for: $name', ({ order, expect: expected }) => {
    expect(answer(rule, order)).toBe(expected);
  });

  it('has an example that fires, and one that does not', () => {
    const expected = rule.cases.map((one) => one.expect);
    expect(expected).toContain('none');
    expect(expected.some((one) => one !== 'none' && one !== 'unknown')).toBe(true);
  });

  it('never speaks louder than it declares', () => {
    for (const { expect: expected } of rule.cases) {
      if (expected in RANK) expect(rank(expected)).toBeLessThanOrEqual(RANK[rule.severity]);
    }
    expect(rule.cases.some((one) => one.expect === rule.severity)).toBe(true);
  });

  it('names its sources, its reason and both texts', () => {
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const limit of Object.values(rule.thresholds)) expect(limit.source.key).not.toBe('');
    expect(rule.rationale.length).toBeGreaterThan(40);
    expect(rule.patientText).not.toBe('');
    expect(rule.title).not.toBe('');
    expect(rule.inputs.length).toBeGreaterThan(0);
  });

  it('is relaxable only when it blocks', () => {
    if (rule.relaxable) expect(rule.severity).toBe('block');
  });
});

describe('every comparison of a rule is pinned by an example', () => {
  const TURNED = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' } as const;
  // A number that names things rather than compares: a strength, a device, a yardstick of another rule.
  const compared = DOSE_RULES.flatMap((rule) =>
    Object.entries(rule.thresholds)
      .filter(([, limit]) => limit.op !== '=')
      .map(([name, limit]) => ({ id: `${rule.id} ${name}`, rule, name, limit })),
  );

  it.each(compared)(
    '$id: including or excluding the threshold itself changes an answer',
    ({ rule, limit }) => {
      const { op } = limit;
      if (op === '=') throw new Error('not a comparison');
      const changed = () =>
        rule.cases.some(({ order, expect: expected }) => answer(rule, order) !== expected);
      expect(changed()).toBe(false);
      Object.assign(limit, { op: TURNED[op] });
      const broke = changed();
      Object.assign(limit, { op });
      expect(broke).toBe(true);
    },
  );

  it.each(compared)('$id: a tighter number in force changes an answer', ({ rule, name, limit }) => {
    const down = limit.op.startsWith('>') ? -1 : 1;
    const tighter = [1e-6 * limit.value, 0.02 * limit.value, 1.5, 0.5 * limit.value].map(
      (step) => limit.value + down * step,
    );
    const changes = tighter.some((value) => {
      const policy = { [rule.id]: { thresholds: { [name]: value } } };
      return rule.cases.some(({ order, expect: expected }) => answer(rule, order, policy) !== expected);
    });
    expect(changes).toBe(true);
  });
});

describe('the dose rules together', () => {
  it('have ids that are unique', () => {
    const ids = DOSE_RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('name only missing facts that they declare as inputs', () => {
    for (const rule of DOSE_RULES) {
      for (const { order } of rule.cases) {
        const evaluation = evaluateDose(JSON.parse(JSON.stringify(order)));
        if (!evaluation.ok) continue;
        const outcome = evaluation.value.outcomes.find((one) => one.rule === rule.id);
        for (const missing of outcome?.missing ?? []) expect(rule.inputs, rule.id).toContain(missing);
      }
    }
  });
});

function rank(severity: string): number {
  for (const [name, value] of Object.entries(RANK)) if (name === severity) return value;
  return -1;
}

describe('maintenance of which only half is known', () => {
  const rule = DOSE_RULES.find(({ id }) => id === 'IV-10');
  if (rule === undefined) throw new Error('no such rule');
  const known = (context: object) =>
    answer(rule, {
      product: 'ketamine',
      route: 'IV',
      doseMgPerKg: 0.5,
      weight: { kg: 80, kind: 'actual' },
      durationMin: 40,
      context,
    });
  it('is unknown while the week or the year is, and clear once both are', () => {
    const [week, year] = [{ courseWeek: 4, sessionsIn7Days: 2 }, { sessionsIn12Months: 10 }];
    expect([known(week), known(year), known({ ...week, ...year })]).toEqual(['unknown', 'unknown', 'none']);
  });
});

describe('what cannot be assessed', () => {
  const outcome = (id: string, order: unknown) => {
    const evaluation = evaluateDose(JSON.parse(JSON.stringify(order)));
    const found = evaluation.ok ? evaluation.value.outcomes.find((one) => one.rule === id) : undefined;
    return [found?.result, found?.severity, found?.missing];
  };
  const facts = (...names: readonly string[]) => names.map((name) => `context.${name}`);

  it.each([
    ['ESK-02', spray(84, { indication: 'TRD' }), 'override', facts('sessionNumber')],
    ['ESK-02', spray(84, { sessionNumber: 1 }), 'override', facts('indication')],
    ['ESK-02', spray(84), 'override', facts('sessionNumber', 'indication')],
    ['ESK-04', spray(84, { courseWeek: 9 }), 'override', facts('hoursSinceLastSession')],
    ['ESK-07', spray(56, { region: 'EU' }), 'override', facts('ageYears')],
    ['IV-01', iv({ doseMgPerKg: 0.6 }), 'override', facts('sessionNumber')],
    [
      'IV-02',
      iv({ doseMgPerKg: 0.6 }),
      'override',
      facts('ageYears', 'frail', 'asaClass', 'stableHeartDisease'),
    ],
    [
      'IV-02',
      iv({ doseMgPerKg: 0.6 }, { ageYears: 40, frail: false }),
      'override',
      facts('asaClass', 'stableHeartDisease'),
    ],
    ['IV-04', iv({ durationMin: undefined }), 'block', ['durationMin']],
    ['IV-05', iv({ durationMin: undefined }), 'block', ['durationMin']],
    ['PN-02', pain({ durationMin: undefined }), 'block', ['durationMin']],
    ['AR-02', iv({ vialMgPerMl: 100, finalMl: undefined }), 'block', ['finalMl']],
    ['DO-005', iv({}, { previousMgPerKg: 0.4 }), 'override', facts('previousSession')],
    ['IM-01', given('IM', { doseMgPerKg: 0.51 }), 'override', facts('sessionNumber')],
    ['IM-03', given('IM', {}, { earlierTodayMg: 10 }), 'override', facts('minutesSinceEarlier')],
    ['IM-04', given('IM', { doseMgPerKg: 1.5, vialMgPerMl: 50 }), 'caution', facts('injectionSite')],
    ['PO-02', given('PO', { doseMgPerKg: 2.1 }), 'override', facts('sessionNumber')],
  ])('%s of %j is shown all the same as %s, without %j', (id, order, severity, missing) => {
    expect(outcome(id, order)).toEqual(['unknown', severity, missing]);
  });

  it.each([
    ['ESK-02', spray(56, { sessionNumber: 2 }), facts('sessionsIn7Days')],
    ['ESK-07', spray(56, { region: 'EU', ageYears: 70 }), facts('previousMg')],
    ['IV-06', iv(), facts('sessionsIn7Days', 'sessionsIn28Days', 'hoursSinceLastSession')],
    ['IV-06', iv({}, { sessionsIn7Days: 2 }), facts('sessionsIn28Days', 'hoursSinceLastSession')],
    ['IV-06', iv({}, { sessionsIn28Days: 2 }), facts('sessionsIn7Days', 'hoursSinceLastSession')],
    ['IV-06', iv({}, { hoursSinceLastSession: 72 }), facts('sessionsIn7Days', 'sessionsIn28Days')],
    ['IV-10', iv(), facts('courseWeek', 'sessionsIn7Days', 'sessionsIn12Months')],
    ['IV-10', iv({}, { courseWeek: 9 }), facts('sessionsIn7Days', 'sessionsIn12Months')],
    ['IV-10', iv({}, { sessionsIn7Days: 2 }), facts('courseWeek', 'sessionsIn12Months')],
    ['IV-10', iv({}, { sessionsIn12Months: 20, courseWeek: 9 }), facts('sessionsIn7Days')],
    ['PN-11', pain(), facts('multiDayCoursesIn12Months', 'sessionsIn12Months')],
    ['PN-11', pain({}, { sessionsIn12Months: 2 }), facts('multiDayCoursesIn12Months')],
    ['PN-11', pain({}, { multiDayCoursesIn12Months: 1 }), facts('sessionsIn12Months')],
    ['DOSE-07', iv({ finalMl: undefined }, { typedRateMlPerH: 150 }), ['finalMl', 'durationMin']],
  ])('%s of %j stays silent, and names %j', (id, order, missing) => {
    expect(outcome(id, order)).toEqual(['unknown', null, missing]);
  });
});

describe('the findings of an order', () => {
  const findings = (order: unknown) => {
    const worked = computeDose(JSON.parse(JSON.stringify(order)));
    return worked.ok ? worked.value.findings : [];
  };

  it('stand worst first, and by name among equals', () => {
    const order = iv(
      {
        doseMgPerKg: 1.2,
        weight: { kg: 100, kind: 'actual' },
        heightCm: 170,
        vialMgPerMl: 100,
        finalMl: 20,
        durationMin: 10,
      },
      {
        sessionNumber: 1,
        frail: true,
        ageYears: 80,
        sessionsIn7Days: 4,
        previousWeightKg: 70,
        previousWeightDaysAgo: 3,
        typedRateMlPerH: 1.2,
      },
    );
    expect(findings(order).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'block DOSE-07',
      'block DW-02',
      'block IV-01',
      'block IV-04',
      'block IV-05',
      'block IV-06',
      'override AR-03',
      'override DOSE-04',
      'override DOSE-09',
      'override DW-06',
      'override IV-02',
      'caution DW-03',
    ]);
    expect(findings(order).find(({ rule }) => rule === 'IV-02')?.text).toBe(
      '1.2\u00a0mg/kg is above 0.5\u00a0mg/kg with age 65 or over, frailty.',
    );
  });

  it('say the rounding to two decimals, and any measure to four', () => {
    const order = iv({ doseMgPerKg: undefined, doseMg: 104, vialMgPerMl: 100, finalMl: undefined });
    expect(findings(order).find(({ rule }) => rule === 'AR-ROUNDING')?.text).toBe(
      'Rounded, the dose differs by 3.85\u00a0% from the order, more than 2\u00a0%.',
    );
    expect(say(measure(0.123456, 'mg/kg'))).toBe('0.1235\u00a0mg/kg');
  });
});
