import { describe, expect, it } from 'vitest';
import { doseCheckOf, needsDoubleCheck } from './dose-check.ts';
import type { FactData } from './events.ts';
import { fold } from './fold/fold.ts';
import { signedOrder } from './order.ts';
import { eventsOf } from './testing/script.ts';

type Values = FactData['dose.checked'];

/** 40 mg for 80 kg into a vein, worked out twice by two nurses who agree with the order. */
const state = fold(eventsOf({ preset: 'iv', steps: [] }));
const order = signedOrder(state);
const { preparer, checker } = state.doseChecks;
if (preparer === undefined || checker === undefined) throw new Error('not checked twice');
const checked = (one: Partial<Values>, two: Partial<Values>) =>
  doseCheckOf({
    opening: state.opening,
    doseChecks: {
      preparer: { ...preparer, data: { ...preparer.data, ...one } },
      checker: { ...checker, data: { ...checker.data, ...two } },
    },
  });

const withoutVolume = (fact: typeof preparer): typeof preparer => {
  const { finalMl: _, ...data } = fact.data;
  return { ...fact, data };
};

describe('a dose that is worked out twice', () => {
  it('is every one into a vein, a muscle or under the skin, and another where the clinic asks for it', () => {
    const needs = (route: typeof order.route, doubleCheck?: 'required') =>
      needsDoubleCheck({ ...order, route, ...(doubleCheck === undefined ? {} : { doubleCheck }) });
    for (const route of ['IV', 'IM', 'SC'] as const) expect([route, needs(route)]).toEqual([route, true]);
    for (const route of ['IN', 'PO', 'SL'] as const)
      expect([route, needs(route), needs(route, 'required')]).toEqual([route, false, true]);
  });

  it('says who of the two has not worked it out yet', () => {
    const missing = (doseChecks: typeof state.doseChecks) =>
      doseCheckOf({ opening: state.opening, doseChecks });
    expect(missing({})).toEqual({ outcome: 'missing', missing: ['preparer', 'checker'] });
    expect(missing({ preparer })).toEqual({ outcome: 'missing', missing: ['checker'] });
    expect(missing({ checker })).toEqual({ outcome: 'missing', missing: ['preparer'] });
  });

  it('is not checked by the person who prepared it', () => {
    const { by } = preparer;
    expect(
      doseCheckOf({ opening: state.opening, doseChecks: { preparer, checker: { ...checker, by } } }),
    ).toEqual({ outcome: 'same-person' });
    expect(checked({}, {})).toEqual({ outcome: 'match' });
  });

  const WRONG: Readonly<Partial<Values>> = {
    product: 'esketamine',
    route: 'IM',
    weightKg: 176,
    doseMg: 400,
    vialMgPerMl: 100,
    drawMl: 8,
    finalMl: 50,
    concentrationMgPerMl: 4,
    rateMlPerH: 15,
    durationMin: 60,
    devices: 2,
  };
  it.each(Object.entries(WRONG))('is a mismatch where one of the two has another %s', (member, value) => {
    expect(checked({ [member]: value }, {})).toEqual({ outcome: 'mismatch', members: [member] });
    expect(checked({}, { [member]: value })).toEqual({ outcome: 'mismatch', members: [member] });
  });

  it.each([
    'product',
    'route',
    'weightKg',
    'doseMg',
    'vialMgPerMl',
    'finalMl',
    'rateMlPerH',
    'durationMin',
  ] as const)('is a mismatch where both agree on another %s than the order has', (member) => {
    const both = { [member]: WRONG[member] };
    expect(checked(both, both)).toEqual({ outcome: 'mismatch', members: [member] });
  });

  it('is compared with the order in what the order says and both have worked out', () => {
    // The order of an infusion names no devices.
    expect(checked({ devices: 2 }, { devices: 2 })).toEqual({ outcome: 'match' });
    const doseChecks = { preparer: withoutVolume(preparer), checker: withoutVolume(checker) };
    expect(doseCheckOf({ opening: state.opening, doseChecks })).toEqual({ outcome: 'match' });
    expect(doseCheckOf({ opening: state.opening, doseChecks: { ...doseChecks, checker } })).toEqual({
      outcome: 'mismatch',
      members: ['finalMl'],
    });
  });
});
