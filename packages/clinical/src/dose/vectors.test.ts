import { Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { ketamineSteps } from './arithmetic.ts';
import { computeDose, type DoseAnswer } from './compute.ts';
import { earliestLastDevice, givenMg, remainingMg, wasteOf } from './given.ts';
import { centimetres, measure, mg, mgPerMl } from './measure.ts';
import { parseDoseRequest } from './parse.ts';
import { actualWeight, dosingWeights } from './weights.ts';

function dose(input: unknown): DoseAnswer {
  const answer = computeDose(input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const rules = (answer: DoseAnswer) => answer.findings.map((finding) => finding.rule);
const TV1 = {
  product: 'ketamine',
  route: 'IV',
  doseMgPerKg: 0.5,
  weight: { kg: 80, kind: 'actual' },
  vialMgPerMl: 50,
  finalMl: 100,
  durationMin: 40,
};

describe('published test vectors of the dose arithmetic', () => {
  it('TV-1: 80 kg, 0.5 mg/kg, 50 mg per mL, made up to 100 mL over 40 min', () => {
    expect(dose(TV1)).toEqual({
      orderedMg: 40,
      drawMl: 0.8,
      roundedMg: 40,
      roundingPercent: 0,
      finalMl: 100,
      concentrationMgPerMl: 0.4,
      rateMlPerH: 150,
      rateMgPerH: 60,
      rateMgPerKgPerMin: 0.0125,
      devices: null,
      findings: [],
    });
  });

  it('TV-2: the same added to 100 mL', () => {
    const { finalMl: _, ...rest } = TV1;
    const answer = dose({ ...rest, diluentMl: 100 });
    expect(answer.finalMl).toBe(100.8);
    expect(answer.concentrationMgPerMl).toBeCloseTo(0.3968, 4);
    expect(answer.rateMlPerH).toBe(151.2);
    expect(answer.rateMgPerH).toBe(60);
  });

  it('DOSE-19, TV-3: what follows the draw follows from the rounded draw, rounded once', () => {
    const answer = dose({
      ...TV1,
      doseMgPerKg: 0.75,
      weight: { kg: 62.5, kind: 'actual' },
      vialMgPerMl: 10,
      finalMl: 50,
    });
    expect(answer).toMatchObject({
      orderedMg: 46.875,
      drawMl: 4.7,
      roundedMg: 47,
      concentrationMgPerMl: 0.94,
    });
    expect(answer).toMatchObject({ rateMlPerH: 75, rateMgPerH: 70.5 });
    expect(answer.roundingPercent).toBeCloseTo(0.2667, 4);
  });

  it('TV-4: actual, ideal and adjusted weight of a woman of 165 cm and 110 kg', () => {
    const weights = dosingWeights({ actual: actualWeight(110), height: centimetres(165), sex: 'female' });
    expect(weights.bmi?.value.round(1).toString()).toBe('40.4');
    expect(weights.ideal?.kg.value.toString()).toBe('56.966');
    expect(weights.adjusted?.kg.value.round(1).toString()).toBe('78.2');
    const by = (kind: string) =>
      dose({ ...TV1, weight: { kg: 110, kind }, heightCm: 165, sex: 'female' }).orderedMg;
    expect(by('actual')).toBe(55);
    expect(by('ideal')).toBe(28.483);
    expect(by('adjusted')).toBe(39.0898);
  });

  it('TV-5: a pain infusion of 0.35 mg/kg/h for four hours', () => {
    const answer = dose({
      product: 'ketamine',
      route: 'IV',
      protocol: 'pain',
      doseMgPerKg: 1.4,
      weight: { kg: 70, kind: 'actual' },
      vialMgPerMl: 10,
      finalMl: 49,
      durationMin: 240,
    });
    expect(answer).toMatchObject({ orderedMg: 98, drawMl: 9.8, concentrationMgPerMl: 2, rateMlPerH: 12.3 });
    expect(answer.rateMgPerH).toBe(24.5);
    expect(answer.findings).toEqual([]);
  });

  it('TV-6: 84 mg of esketamine is three devices, the last no sooner than ten minutes after the first', () => {
    const answer = dose({ product: 'esketamine', route: 'IN', doseMg: 84 });
    expect(answer).toMatchObject({ orderedMg: 84, devices: 3, drawMl: null, rateMlPerH: null });
    expect(earliestLastDevice(3).value.toNumber()).toBe(10);
    expect(earliestLastDevice(1).value.toNumber()).toBe(0);
  });

  it('TV-7: the rest of a vial is wasted before a witness', () => {
    const waste = wasteOf(mg(500), mg(40), mgPerMl(50));
    expect(waste.ok && waste.value.amount.value.toNumber()).toBe(460);
    expect(waste.ok && waste.value.volume.value.toNumber()).toBe(9.2);
    expect(waste.ok && waste.value.witnessNeeded).toBe(true);
    const nothing = wasteOf(mg(40), mg(40), mgPerMl(50));
    expect(nothing.ok && nothing.value.witnessNeeded).toBe(false);
    expect(wasteOf(mg(40), mg(40.1), mgPerMl(50)).ok).toBe(false);
  });

  it('TV-8: the ceiling whatever the weight speaks above 100 mg', () => {
    const heavy = { ...TV1, weight: { kg: 160, kind: 'actual' } };
    expect(rules(dose(heavy))).not.toContain('DW-06');
    const higher = dose({ ...heavy, doseMgPerKg: 0.75 });
    expect(higher.orderedMg).toBe(120);
    expect(higher.findings).toContainEqual(expect.objectContaining({ rule: 'DW-06', severity: 'override' }));
  });

  it('TV-9: a pump paused at 15 of 40 minutes has given 15 mg of 40', () => {
    const run = { fromMin: measure(0, 'min'), toMin: measure(15, 'min'), rate: measure(60, 'mg/h') };
    const given = givenMg([run], mg(40));
    expect(given.ok && given.value.value.toNumber()).toBe(15);
    expect(given.ok && remainingMg(mg(40), given.value).value.toNumber()).toBe(25);
  });
});

describe('dosing weights', () => {
  it('are not known without height or sex, rather than guessed', () => {
    const alone = dosingWeights({ actual: actualWeight(80) });
    expect(alone).toMatchObject({ ideal: null, adjusted: null, bmi: null, heightBelowFormula: false });
    const noSex = dosingWeights({ actual: actualWeight(80), height: centimetres(150) });
    expect(noSex).toMatchObject({ ideal: null, heightBelowFormula: true });
    expect(noSex.bmi?.value.round(2).toString()).toBe('35.56');
  });

  it.each([
    [152.3, true],
    [152.4, false],
    [152.5, false],
  ])('at %s cm rest on the base value alone: %s', (cm, expected) => {
    const weights = dosingWeights({ actual: actualWeight(80), height: centimetres(cm), sex: 'male' });
    expect(weights.heightBelowFormula).toBe(expected);
  });

  it.each([
    ['male', 152.3, '50'],
    ['male', 152.4, '50'],
    ['male', 152.5, '50.091'],
    ['female', 140, '45.5'],
  ] as const)('a %s of %s cm has an ideal weight of %s kg, never below the base', (sex, cm, kg) => {
    const weights = dosingWeights({ actual: actualWeight(80), height: centimetres(cm), sex });
    expect(weights.ideal?.kg.value.toString()).toBe(kg);
  });
});

describe('the chain of numbers', () => {
  const steps = (change: object) => {
    const parsed = parseDoseRequest({ ...TV1, ...change });
    if (!parsed.ok || parsed.value.product !== 'ketamine') throw new Error('expected a ketamine order');
    const chain = ketamineSteps(parsed.value);
    if (!chain.ok) throw new Error('expected a chain');
    return chain.value;
  };
  const index = (change: object) => steps(change).bmi?.value.round(1).toString() ?? null;

  it('has the index of the measured weight, and none where only a derived weight was given', () => {
    const ideal = { weight: { kg: 110, kind: 'ideal' } };
    expect(index({ heightCm: 165 })).toBe('29.4');
    expect(index({})).toBe(null);
    expect(index({ ...ideal, heightCm: 165, sex: 'female' })).toBe('40.4');
    expect(index({ ...ideal, heightCm: 165 })).toBe(null);
    expect(index({ ...ideal, sex: 'female' })).toBe(null);
  });

  it.each([
    ['actual', {}, false],
    ['actual', { heightCm: 165, sex: 'female' }, false],
    ['ideal', { heightCm: 165, sex: 'female' }, false],
    ['adjusted', { heightCm: 165, sex: 'female' }, false],
    ['ideal', { heightCm: 165 }, true],
    ['adjusted', { sex: 'female' }, true],
    ['adjusted', {}, true],
  ])('by %s weight with %j says whether that weight was taken as given: %s', (kind, body, expected) => {
    expect(steps({ weight: { kg: 80, kind }, ...body }).dosingWeightTakenAsGiven).toBe(expected);
  });

  it('has no final volume when the volume added to is known but not the draw', () => {
    const parsed = parseDoseRequest({ ...TV1, finalMl: undefined, diluentMl: 100 });
    if (!parsed.ok || parsed.value.product !== 'ketamine') throw new Error('expected a ketamine order');
    const steps = ketamineSteps({ ...parsed.value, vial: undefined });
    expect(steps.ok && steps.value.finalMl).toBe(null);
  });
});

describe('what a pump has given', () => {
  const stretch = (from: number, to: number, rate: number) => ({
    fromMin: measure(from, 'min'),
    toMin: measure(to, 'min'),
    rate: measure(rate, 'mg/h'),
  });

  it('never passes what was in the syringe', () => {
    const given = givenMg([stretch(0, 60, 60)], mg(40));
    expect(given.ok && given.value.value.equals(Decimal.of(40))).toBe(true);
    expect(given.ok && remainingMg(mg(40), given.value).value.isZero()).toBe(true);
    expect(remainingMg(mg(40), mg(41)).value.isZero()).toBe(true);
  });

  it('counts nothing for a pause', () => {
    const given = givenMg([stretch(0, 15, 60), stretch(25, 30, 60)], mg(40));
    expect(given.ok && given.value.value.toNumber()).toBe(20);
  });

  it.each([
    ['overlap', [stretch(0, 15, 60), stretch(14, 30, 60)]],
    ['run backwards', [stretch(15, 0, 60)]],
    ['have a negative rate', [stretch(0, 15, -1)]],
  ])('refuses stretches that %s', (_, segments) => {
    expect(givenMg(segments, mg(40)).ok).toBe(false);
  });
});
