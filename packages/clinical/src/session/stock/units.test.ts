import { describe, expect, it } from 'vitest';
import { instantOf } from '../fold/instant.ts';
import { refusalsOf, stateAfter } from '../testing/asking.ts';
import type { Step } from '../testing/script.ts';
import { drawUnits, keptOral, lozenges, strength, swallow } from '../testing/units.ts';
import { draw, KEPT, kept, seen } from '../testing/vial.ts';
import { containerAccounts, sessionLedgerLines } from './accounts.ts';

const at = instantOf('2026-03-10T10:00:00.000Z');
const left: Step = [30, 'session.ended', { manner: 'left-before-criteria', note: 'Left' }];
const sign: Step = [44, 'session.signed', {}];
const asked = (over: object) => refusalsOf(keptOral(), drawUnits(over));

describe('CSR-04: drawing what is counted for an oral dose', () => {
  it('takes lozenges whose label was read twice or scanned', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ label: { by: 'scan', text: '(01)00342023113016' } })).toEqual([]);
    expect(refusalsOf({ ...keptOral(), order: { route: 'SL' } }, drawUnits())).toEqual([]);
  });

  it('stops every other container, and lozenges for every other order', () => {
    const forTheMouth = (one: string) => [
      `DOSE-05: the order is by mouth or under the tongue, this is ${one}. To clear: take lozenges, troches, capsules or tablets from stock`,
    ];
    const counted = { unit: undefined, units: undefined };
    expect(asked({ ...counted, vialMgPerMl: 50 })).toEqual(forTheMouth('a vial'));
    expect(asked({ ...counted, devices: 2 })).toEqual(forTheMouth('a nasal device'));
    expect(refusalsOf(kept(), drawUnits())).toEqual([
      'DOSE-05: the order is measured from a vial, this is a lozenge, troche, capsule or tablet. To clear: take a vial from stock',
    ]);
    expect(refusalsOf(kept(), draw({ units: 2 }))).toHaveLength(1);
    const devices = refusalsOf(
      { preset: 'esk', ...KEPT },
      drawUnits({ product: 'esketamine', devices: 3, amountMg: 84 }),
    );
    expect(devices).toEqual([
      'DOSE-05: the order is for nasal devices, this is a lozenge, troche, capsule or tablet. To clear: take devices from stock',
    ]);
  });

  it('wants to know what, of which strength and how many, and that they make the amount', () => {
    const missing = ['CSR-04: say what it is, its strength, and how many'];
    expect(asked({ unit: undefined })).toEqual(missing);
    expect(asked({ units: undefined })).toEqual(missing);
    expect(asked({ unit: undefined, units: undefined })).toEqual(missing);
    expect(asked({ amountMg: 80 })).toEqual(['CSR-04: 2 of 50 mg hold 100 mg']);
  });

  it('measures none of them', () => {
    const measured = ['CSR-04: a unit is counted, never measured in mL'];
    expect(asked({ volumeMl: 2 })).toEqual(measured);
    expect(asked({ vialMgPerMl: 50 })).toEqual(measured);
    expect(asked({ devices: 2 })).toEqual(measured);
  });

  it('DOSE-05: wants the strength scanned, or typed twice and alike', () => {
    const differs = ['DOSE-05: the strength was typed twice and differs: read the label again'];
    expect(asked({ label: strength(50, 100) })).toEqual(differs);
    expect(asked({ label: strength(100) })).toEqual(differs);
    const unread = ['DOSE-05: scan the package, or type its strength twice'];
    expect(asked({ label: undefined })).toEqual(unread);
    expect(asked({ label: { by: 'typed', firstLot: 'KL0533', secondLot: 'KL0533' } })).toEqual(unread);
  });

  it('DOSE-20: wants lot, expiry and the shelf as of every container', () => {
    const found = asked({ lot: undefined, expiry: undefined, stock: undefined });
    expect(found.map((text) => text.split(':')[0])).toEqual(['CSR-01', 'DOSE-20', 'DOSE-20']);
  });
});

describe('CS-01: an oral dose out of the ledger', () => {
  it('is given once it was drawn, and not a second time out of what is gone', () => {
    expect(refusalsOf(keptOral(), swallow())).toEqual([
      'CSR-01: 0 mg are drawn and at hand, 80 mg are to be given. To clear: record the draw from the ledger',
    ]);
    expect(refusalsOf(keptOral(drawUnits()), swallow())).toEqual([]);
    const one = drawUnits({ units: 1, amountMg: 50 });
    const half: Step = [0, 'oral.given', { amountMg: 40, form: 'lozenge' }];
    expect(refusalsOf(keptOral(one, half), [20, 'oral.given', { amountMg: 40, form: 'lozenge' }])).toEqual([
      'CSR-01: 10 mg are drawn and at hand, 40 mg are to be given. To clear: record the draw from the ledger',
    ]);
  });

  it('CS-17: says no lot and no form but those that were drawn', () => {
    const told = (over: object) => refusalsOf(keptOral(drawUnits()), swallow(over));
    expect(told({ lot: 'KL0533' })).toEqual([]);
    expect(told({ lot: 'KL9999' })).toEqual([
      'CS-17: lot KL9999 was not drawn for this session, lot KL0533 was. To clear: read the label again',
    ]);
    expect(told({ form: 'solution' })).toEqual([
      'DOSE-05: drawn for this session: lozenge. To clear: choose the form that was drawn',
    ]);
    const tablets = drawUnits({ unit: { name: 'tablet', mg: 50 } });
    expect(refusalsOf(keptOral(tablets), swallow({ form: 'rapid-dissolve-tablet' }))).toEqual([]);
  });

  it('holds no form against a draw that names none', () => {
    expect(refusalsOf(keptOral(drawUnits({ unit: undefined })), swallow({ form: 'solution' }))).toEqual([]);
  });

  it('asks for nothing where a pharmacy dispensed it to the patient', () => {
    expect(refusalsOf({ preset: 'oral' }, swallow({ lot: 'RX-1', form: 'solution' }))).toEqual([]);
  });
});

describe('CSR-02: an oral dose that adds up', () => {
  const given = keptOral(drawUnits(), swallow({ lot: 'KL0533' }), left);
  const rest: Step = [32, 'drug.wasted', { vialId: 'u1', amountMg: 20, reason: 'Part of a lozenge' }];
  const wasted = keptOral(drawUnits(), swallow({ lot: 'KL0533' }), left, rest);

  it('blocks the signature until the rest of a lozenge is accounted for', () => {
    expect(refusalsOf(given, sign)).toEqual([
      'CSR-02: 20 mg drawn are neither given, wasted nor returned (u1). To clear: record the waste with a witness, or the return',
    ]);
    const whole = keptOral(drawUnits(), swallow({ lot: 'KL0533' }), left, rest, seen(wasted, 33));
    expect(refusalsOf(whole, sign)).toEqual([]);
    expect(
      sessionLedgerLines(stateAfter(whole), at).map((one) => [one.kind, one.amountMg.toString()]),
    ).toEqual([
      ['draw-up', '100'],
      ['administered', '80'],
      ['wasted', '20'],
    ]);
  });

  it('takes a whole one back, sealed', () => {
    const three = drawUnits({ units: 3, amountMg: 150 });
    const back: Step = [32, 'drug.returned', { vialId: 'u1', amountMg: 50, units: 1, sealed: true }];
    const [account] = containerAccounts(stateAfter(keptOral(three, swallow(), left, back)), at);
    expect([account?.returnedMg.toString(), account?.differenceMg.toString()]).toEqual(['50', '20']);
  });

  it('takes no part of one back, and nothing that the patient had', () => {
    const three = keptOral(drawUnits({ units: 3, amountMg: 150 }), swallow(), left);
    const back = (amountMg: number): Step => [32, 'drug.returned', { vialId: 'u1', amountMg, sealed: true }];
    expect(refusalsOf(three, back(50))).toEqual([]);
    expect(refusalsOf(three, back(25))).toEqual([
      'CSR-04: only whole ones go back to the shelf; waste a part with a witness',
    ]);
    expect(refusalsOf(three, back(100))).toEqual(['CSR-02: 70 mg of this container are left, not 100 mg']);
  });

  it('counts a dose against the lot that was said, of two that were drawn', () => {
    const second: Step = [-1, 'drug.drawn', lozenges({ vialId: 'u2', lot: 'KL0600' })];
    const script = keptOral(drawUnits(), second, swallow({ lot: 'KL0600' }), left);
    expect(containerAccounts(stateAfter(script), at).map((one) => one.givenMg.toString())).toEqual([
      '0',
      '80',
    ]);
  });
});
