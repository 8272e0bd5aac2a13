import { describe, expect, it } from 'vitest';
import {
  bundleOf,
  category,
  concept,
  draft,
  loinc,
  NOW,
  observation,
  pressure,
  quantity,
  reasons,
  SNOMED,
} from '../testing/documents.ts';
import { draftImport } from './import.ts';

describe('vital signs', () => {
  it('of one instant are one sitting, with the pressure as a pair', () => {
    const result = draft(
      pressure({ valueQuantity: quantity(128, 'mm[Hg]') }, { valueQuantity: quantity(79, 'mm[Hg]') }),
      observation(loinc('8867-4', 'Heart rate'), { valueQuantity: quantity(71, '/min') }),
      observation(loinc('29463-7', 'Weight'), { valueQuantity: quantity(180, '[lb_av]') }),
    );
    expect(result.vitals).toMatchObject([
      { systolicMmHg: '128', diastolicMmHg: '79', heartRatePerMin: '71', weightKg: '81.6466266' },
    ]);
    expect(result.vitals[0]?.from).toHaveLength(3);
  });

  it('keep the digits they came with', () => {
    const text = JSON.stringify(
      bundleOf(observation(loinc('8310-5', 'Temperature'), { valueQuantity: quantity(12345, 'Cel') })),
    ).replace('12345', '37.00');
    const read = draftImport(text, NOW);
    expect(read.ok && read.value.vitals[0]?.temperatureCel).toBe('37.00');
  });

  it('without a partner are no blood pressure', () => {
    const half = pressure(
      { valueQuantity: quantity(128, 'mm[Hg]') },
      { dataAbsentReason: { text: 'cuff error' } },
    );
    const result = draft(half);
    expect([result.vitals, result.notUnderstood.map((one) => one.kind)]).toEqual([[], ['not-kept', 'fault']]);
    expect(
      draft(observation(loinc('8480-6', 'Systolic'), { valueQuantity: quantity(128, 'mm[Hg]') })).vitals,
    ).toEqual([]);
  });

  it.each([
    [
      'an impossible pair',
      pressure({ valueQuantity: quantity(79, 'mm[Hg]') }, { valueQuantity: quantity(128, 'mm[Hg]') }),
    ],
    ['an impossible weight', observation(loinc('29463-7', 'Weight'), { valueQuantity: quantity(3.4, 'kg') })],
    [
      'a unit of something else',
      observation(loinc('8310-5', 'Temperature'), { valueQuantity: quantity(98, 'kg') }),
    ],
    [
      'a unit that is not UCUM',
      observation(loinc('8310-5', 'Temperature'), { valueQuantity: { value: 37, unit: 'C' } }),
    ],
    [
      'a value without a number',
      observation(loinc('8310-5', 'Temperature'), { valueQuantity: { ...quantity(1, 'Cel'), value: '37' } }),
    ],
    [
      'a bound instead of a value',
      observation(loinc('8310-5', 'Temperature'), {
        valueQuantity: { ...quantity(37, 'Cel'), comparator: '<' },
      }),
    ],
    [
      'a time without an offset',
      observation(
        loinc('8310-5', 'Temperature'),
        { valueQuantity: quantity(37, 'Cel') },
        { effectiveDateTime: '2026-10-01T09:30:00' },
      ),
    ],
    [
      'a time to come',
      observation(
        loinc('8310-5', 'Temperature'),
        { valueQuantity: quantity(37, 'Cel') },
        { effectiveDateTime: '2027-10-01' },
      ),
    ],
    [
      'an extension that changes its meaning',
      observation(
        loinc('8310-5', 'Temperature'),
        { valueQuantity: quantity(37, 'Cel') },
        { modifierExtension: [{ url: 'x' }] },
      ),
    ],
  ])('with %s are a fault and stay out', (_, resource) => {
    const result = draft(resource);
    expect(result.vitals).toEqual([]);
    expect(result.notUnderstood.map((one) => one.kind)).toContain('fault');
  });

  it('with two values of one instant stand beside each other', () => {
    const rate = (value: number) =>
      observation(loinc('8867-4', 'Heart rate'), { valueQuantity: quantity(value, '/min') });
    expect(draft(rate(70), rate(90), rate(70)).vitals.map((one) => one.heartRatePerMin)).toEqual([
      '70',
      '90',
    ]);
  });

  it('under a category that does not exist are taken, and it is said', () => {
    const result = draft(
      observation(
        loinc('8867-4', 'Heart rate'),
        { valueQuantity: quantity(70, '/min') },
        { category: category('vital-sign') },
      ),
    );
    expect(result.vitals).toHaveLength(1);
    expect(reasons(result)).toEqual([
      'remark Bundle.entry[1].resource.category[0].coding[0].code: "vital-sign" is not a code of observation-category',
    ]);
  });
});

describe('results and scales', () => {
  const lab = (code: string, value: object, more: object = {}) =>
    observation(loinc(code, 'A result'), value, { category: category('laboratory'), ...more });

  it('know the measurements that rules read, with the limits of the laboratory', () => {
    const [alt] = draft(
      lab(
        '1742-6',
        { valueQuantity: quantity(31, 'U/L') },
        { referenceRange: [{ low: quantity(7, 'U/L'), high: quantity(40, 'U/L') }] },
      ),
    ).labs;
    expect(alt).toMatchObject({
      measurement: 'alt',
      value: '31',
      unit: 'U/L',
      upperLimit: '40',
      lowerLimit: '7',
    });
  });

  it('in another unit are kept as written and not used by rules', () => {
    const result = draft(lab('1975-2', { valueQuantity: quantity(12, 'umol/L') }));
    expect(result.labs[0]).toMatchObject({ measurement: undefined, value: '12', unit: 'umol/L' });
    expect(result.notUnderstood[0]?.kind).toBe('remark');
  });

  it('below a bound are text, not a number', () => {
    expect(
      draft(lab('1742-6', { valueQuantity: { ...quantity(5, 'U/L'), comparator: '<' } })).labs[0],
    ).toMatchObject({ value: undefined, valueText: '<5', measurement: undefined });
  });

  it('of a pregnancy test become an answer of the work-up', () => {
    const result = draft(lab('2106-3', { valueCodeableConcept: concept(SNOMED, '260385009', 'Negative') }));
    expect(result.records).toMatchObject([{ recordId: 'pregnancyTest', outcome: 'negative' }]);
  });

  it('of a questionnaire become its total, within its range', () => {
    const phq = (value: number) =>
      observation(
        loinc('44261-6', 'PHQ-9 total'),
        { valueQuantity: quantity(value, '{score}') },
        { category: category('survey') },
      );
    expect(draft(phq(17)).instruments).toMatchObject([{ instrument: 'phq9', total: '17' }]);
    expect([draft(phq(28)).instruments, draft(phq(28)).notUnderstood[0]?.kind]).toEqual([[], 'fault']);
    expect(draft(phq(3.5)).instruments).toEqual([]);
  });

  it('with a body mass index are left out, because it is worked out here', () => {
    expect(
      reasons(draft(observation(loinc('39156-5', 'BMI'), { valueQuantity: quantity(24, 'kg/m2') })))[0],
    ).toContain('worked out');
  });
});
