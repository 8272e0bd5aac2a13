import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate/simulate.ts';

const good = {
  model: 'racemic-two-enantiomer',
  subject: { weightKg: 70 },
  doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
  timesMin: [0, 40],
};
const dose = (change: object) => ({ ...good, doses: [{ ...good.doses[0], ...change }] });

describe('the refusal', () => {
  it.each([
    [undefined, 'a dose needs a route; expected one of iv-bolus,'],
    [7, 'expected one of iv-bolus, iv-infusion, im, sc, nasal-device, oral, film'],
    ['nasal', '"nasal" is no route here; perhaps "nasal-device", one dose a device; expected one of'],
    ['IN', '"IN" is no route here; perhaps "nasal-device"'],
    ['iv', 'perhaps "iv-bolus", or "iv-infusion" with durationMin; expected'],
    ['infusion', 'perhaps "iv-infusion" with durationMin; expected'],
    ['intramuscular', 'perhaps "im"; expected'],
    ['subcutaneous', 'perhaps "sc"; expected'],
    ['PO', 'perhaps "oral"; expected'],
    ['sublingual', 'perhaps "film"; expected'],
    ['rectal', '"rectal" is no route here; expected one of'],
  ])('of the route %j says which route may be meant', (route, words) => {
    const result = simulate(dose({ route }));
    expect(result.ok ? '' : result.error[0]?.message).toContain(words);
  });

  it.each([
    [
      'racemic-two-enantiomer',
      'nasal-device',
      'racemic-two-enantiomer has no published or marked absorption for nasal-device; it has iv-bolus, iv-infusion, im, sc; no model of ketamine (racemic) has nasal-device, only perezruixo2021-esketamine (esketamine)',
    ],
    [
      'otto2021-esketamine',
      'nasal-device',
      'otto2021-esketamine has no published or marked absorption for nasal-device; it has iv-bolus, iv-infusion, im, sc; nasal-device is in perezruixo2021-esketamine (esketamine)',
    ],
    [
      'kamp2020-meta-3cmt',
      'im',
      'kamp2020-meta-3cmt has no published or marked absorption for im; it has iv-bolus, iv-infusion; im is in racemic-two-enantiomer (ketamine (racemic)), otto2021-esketamine (esketamine)',
    ],
  ])('of %s and %s says what the model has, and which model has the route', (model, route, message) => {
    const result = simulate({ ...good, model, doses: [{ timeMin: 0, route, amountMg: 28 }] });
    expect(result.ok ? '' : result.error[0]?.message).toBe(message);
  });

  it.each([
    [{ durationMin: undefined }, 'an iv-infusion needs its duration in minutes'],
    [{ durationMin: null }, 'expected a finite number (min), got null'],
    [{ amountMg: undefined }, 'expected a finite number (mg), got nothing'],
    [{ timeMin: undefined }, 'expected a finite number (min), got nothing'],
  ])('of a dose with %j says what is missing', (change, message) => {
    const result = simulate(dose(change));
    expect(result.ok ? '' : result.error[0]?.message).toBe(message);
  });
});
