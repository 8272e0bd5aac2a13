import { describe, expect, it } from 'vitest';
import { doubleCheck } from './double-check.ts';

const FIRST = {
  by: 'nurse-1',
  patientId: 'p-1',
  product: 'ketamine',
  route: 'IV',
  weightKg: 80,
  weightKind: 'actual',
  vialMgPerMl: 50,
  doseMg: 40,
  drawMl: 0.8,
  finalMl: 100,
  rateMlPerH: 150,
  durationMin: 40,
};
const SECOND = { ...FIRST, by: 'nurse-2' };
const agree = (second: unknown, first: unknown = FIRST) => {
  const checked = doubleCheck(first, second);
  return checked.ok ? checked.value.agrees : checked.error.map((problem) => problem.path);
};
const disagreeing = (second: unknown) => {
  const checked = doubleCheck(FIRST, second);
  return checked.ok ? checked.value.comparisons.filter((c) => !c.agrees).map((c) => c.field) : [];
};

describe('AR-05 and DOSE-14: independent double check', () => {
  it('agrees when two people read the same', () => {
    expect(agree(SECOND)).toBe(true);
  });

  it.each([
    [151.5, true],
    [151.6, false],
    [148.52, true],
    [148.5, false],
  ])('a rate of %s against 150 agrees: %s', (rateMlPerH, expected) => {
    expect(agree({ ...SECOND, rateMlPerH })).toBe(expected);
  });

  it.each([
    ['vialMgPerMl', 10],
    ['weightKg', 82],
    ['drawMl', 4],
    ['durationMin', 60],
    ['patientId', 'p-2'],
    ['weightKind', 'ideal'],
    ['route', 'IM'],
    ['product', 'esketamine'],
  ])('names %s when it differs', (field, value) => {
    expect(disagreeing({ ...SECOND, [field]: value })).toContain(field);
  });

  it('a field that only one person entered does not agree', () => {
    const { drawMl: _, ...rest } = SECOND;
    expect(disagreeing(rest)).toEqual(['drawMl']);
    expect(disagreeing({ ...SECOND, diluentMl: 100 })).toEqual(['diluentMl']);
  });

  it('a needed field that nobody entered does not agree', () => {
    const { rateMlPerH: _, ...first } = FIRST;
    const { rateMlPerH: __, ...second } = SECOND;
    const { weightKind: ___, ...noKind } = second;
    expect(agree(second, first)).toBe(false);
    expect(agree(noKind, first)).toBe(false);
  });

  it('one person cannot be both', () => {
    expect(agree({ ...SECOND, by: 'nurse-1' })).toBe(false);
  });

  it('counts devices for esketamine', () => {
    const spray = { by: 'a', patientId: 'p', product: 'esketamine', route: 'IN', doseMg: 84, devices: 3 };
    expect(agree({ ...spray, by: 'b' }, spray)).toBe(true);
    expect(agree({ ...spray, by: 'b', devices: 2 }, spray)).toBe(false);
    expect(agree({ by: 'b', patientId: 'p', product: 'esketamine', route: 'IN', doseMg: 84 }, spray)).toBe(
      false,
    );
  });

  it('does not ask for a syringe with a dose by mouth', () => {
    const tablet = {
      by: 'a',
      patientId: 'p',
      product: 'ketamine',
      route: 'PO',
      doseMg: 40,
      weightKg: 80,
      weightKind: 'actual',
    };
    expect(agree({ ...tablet, by: 'b' }, tablet)).toBe(true);
  });

  it('refuses what cannot be read, with the place', () => {
    expect(agree('two')).toEqual(['/second']);
    expect(agree({ ...SECOND, drawMl: '0.8' })).toEqual(['/second/drawMl']);
    expect(agree({ ...SECOND, by: ' ' })).toEqual(['/second/by']);
    expect(agree({ ...SECOND, by: 7 })).toEqual(['/second/by']);
    expect(agree({ ...SECOND, by: 'x'.repeat(200) })).toBe(true);
    expect(agree({ ...SECOND, by: 'x'.repeat(201) })).toEqual(['/second/by']);
    expect(agree({ ...SECOND, doseMg: undefined })).toEqual(['/second/doseMg']);
    expect(agree({ ...SECOND, route: 'nose' })).toEqual(['/second/route']);
    expect(agree({ ...SECOND, colour: 'red' })).toEqual(['/second/colour']);
  });
});
