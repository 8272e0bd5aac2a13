import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDose } from './compute.ts';
import { parseDoseRequest } from './parse.ts';

const ORDER = {
  product: 'ketamine',
  route: 'IV',
  doseMgPerKg: 0.5,
  weight: { kg: 80, kind: 'actual' },
  vialMgPerMl: 50,
  finalMl: 100,
  durationMin: 40,
};
const problems = (input: unknown) => {
  const parsed = computeDose(input);
  return parsed.ok ? [] : parsed.error.map((problem) => `${problem.type} ${problem.path}`);
};
const without = (name: string) => Object.fromEntries(Object.entries(ORDER).filter(([key]) => key !== name));

describe('reading a dose order', () => {
  it.each([
    ['nothing', null, 'not-an-object '],
    ['a list', [ORDER], 'not-an-object '],
    ['no product', without('product'), 'missing /product'],
    ['another drug', { ...ORDER, product: 'midazolam' }, 'not-a-choice /product'],
    ['no route', without('route'), 'missing /route'],
    ['a route by another name', { ...ORDER, route: 'iv' }, 'not-a-choice /route'],
    ['no amount', without('doseMgPerKg'), 'missing /doseMgPerKg'],
    ['two amounts', { ...ORDER, doseMg: 40 }, 'contradiction /doseMg'],
    ['an amount as text', { ...ORDER, doseMgPerKg: '0.5' }, 'not-a-number /doseMgPerKg'],
    ['an amount of zero', { ...ORDER, doseMgPerKg: 0 }, 'out-of-range /doseMgPerKg'],
    ['a negative amount', { ...ORDER, doseMgPerKg: -0.5 }, 'out-of-range /doseMgPerKg'],
    ['an amount that is no number', { ...ORDER, doseMgPerKg: Number.NaN }, 'not-a-number /doseMgPerKg'],
    ['a broken total', { ...without('doseMgPerKg'), doseMg: true }, 'not-a-number /doseMg'],
    ['no weight', without('weight'), 'missing /weight'],
    ['a weight without its kind', { ...ORDER, weight: { kg: 80 } }, 'missing /weight/kind'],
    ['a weight without kilograms', { ...ORDER, weight: { kind: 'actual' } }, 'missing /weight/kg'],
    ['a bare weight', { ...ORDER, weight: 80 }, 'not-an-object /weight'],
    ['DOSE-04: 24.9 kg', { ...ORDER, weight: { kg: 24.9, kind: 'actual' } }, 'out-of-range /weight/kg'],
    ['DOSE-04: 350.1 kg', { ...ORDER, weight: { kg: 350.1, kind: 'actual' } }, 'out-of-range /weight/kg'],
    ['pounds', { ...ORDER, weight: { kg: 80, kind: 'actual', lb: 176 } }, 'unknown-field /weight/lb'],
    ['two final volumes', { ...ORDER, diluentMl: 100 }, 'contradiction /diluentMl'],
    ['a final volume smaller than the draw', { ...ORDER, finalMl: 0.7 }, 'contradiction /finalMl'],
    [
      'a diluent without a vial',
      { ...without('vialMgPerMl'), finalMl: undefined, diluentMl: 9 },
      'missing /vialMgPerMl',
    ],
    ['a duration of an injection', { ...ORDER, route: 'IM' }, 'does-not-apply /durationMin'],
    [
      'a draw no syringe can measure',
      { ...ORDER, doseMgPerKg: 0.001, vialMgPerMl: 100 },
      'not-measurable /vialMgPerMl',
    ],
    ['a misspelt field', { ...ORDER, durationMins: 40 }, 'unknown-field /durationMins'],
    ['an unknown protocol', { ...ORDER, protocol: 'party' }, 'not-a-choice /protocol'],
    [
      'a protocol of another route',
      { ...ORDER, protocol: 'ketamine-im-psychiatric' },
      'contradiction /protocol',
    ],
    ['a protocol of the other drug', { ...ORDER, protocol: 'esketamine-trd' }, 'contradiction /protocol'],
    ['a misspelt fact', { ...ORDER, context: { sessionNr: 1 } }, 'unknown-field /context/sessionNr'],
    [
      'half a session',
      { ...ORDER, context: { sessionNumber: 1.5 } },
      'not-a-whole-number /context/sessionNumber',
    ],
    ['a word for yes', { ...ORDER, context: { frail: 'yes' } }, 'not-a-boolean /context/frail'],
    [
      'half a previous session',
      { ...ORDER, context: { previousSession: { completed: true, stopEvent: false } } },
      'missing /context/previousSession/benefit',
    ],
    ['esketamine by vein', { product: 'esketamine', route: 'IV', doseMg: 56 }, 'route-not-available /route'],
    [
      'esketamine by kilogram',
      { product: 'esketamine', route: 'IN', doseMgPerKg: 1 },
      'does-not-apply /doseMgPerKg',
    ],
    [
      'esketamine out of a vial',
      { product: 'esketamine', route: 'IN', doseMg: 56, vialMgPerMl: 50 },
      'does-not-apply /vialMgPerMl',
    ],
    ['esketamine without a route', { product: 'esketamine', doseMg: 56 }, 'missing /route'],
    ['esketamine without a dose', { product: 'esketamine', route: 'IN' }, 'missing /doseMg'],
  ])('refuses %s, with the place', (_, input, expected) => {
    expect(problems(input)).toContain(expected);
  });

  it('names all problems at once', () => {
    expect(problems({ product: 'ketamine', route: 'x', weight: { kg: 400, kind: 'fat' } })).toEqual([
      'not-a-choice /route',
      'missing /doseMgPerKg',
      'out-of-range /weight/kg',
      'not-a-choice /weight/kind',
    ]);
  });

  it.each([25, 350])('reads a weight of %s kg', (kg) => {
    expect(parseDoseRequest({ ...ORDER, weight: { kg, kind: 'actual' } }).ok).toBe(true);
  });

  it('holds an order without a protocol to the psychiatric limits', () => {
    const parsed = parseDoseRequest(ORDER);
    expect(parsed.ok && parsed.value.product === 'ketamine' && parsed.value.protocol).toBe('psychiatric');
  });

  it('keeps the weight of an esketamine order, which no dose depends on', () => {
    const parsed = parseDoseRequest({
      product: 'esketamine',
      route: 'IN',
      protocol: 'esketamine-trd',
      doseMg: 56,
      weight: { kg: 70, kind: 'actual' },
      heightCm: 170,
      sex: 'male',
    });
    expect(parsed.ok && parsed.value.weight?.kg.value.toNumber()).toBe(70);
  });

  it.each(['completed', 'stopEvent', 'benefit', 'prescriberNote'])(
    'asks for %s of a previous session',
    (name) => {
      const whole = { completed: true, stopEvent: false, benefit: 'none', prescriberNote: true };
      const previousSession = { ...whole, [name]: undefined };
      expect(problems({ ...ORDER, context: { previousSession } })).toEqual([
        `missing /context/previousSession/${name}`,
      ]);
    },
  );

  it('never throws, whatever it is given', () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom('IV', 'IM', 'ketamine', 'actual', 80, 0.5),
    );
    const order = fc.record(
      {
        product: fc.oneof(fc.constantFrom('ketamine', 'esketamine'), field),
        route: fc.oneof(fc.constantFrom('IV', 'IM', 'SC', 'IN', 'PO', 'SL'), field),
        protocol: field,
        doseMgPerKg: field,
        doseMg: field,
        weight: fc.oneof(fc.record({ kg: field, kind: field }), field),
        heightCm: field,
        sex: field,
        vialMgPerMl: field,
        finalMl: field,
        diluentMl: field,
        durationMin: field,
        context: field,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(order, fc.anything()), (input) => {
        const answer = computeDose(input);
        if (!answer.ok) expect(answer.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});
