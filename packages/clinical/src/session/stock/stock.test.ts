import { describe, expect, it } from 'vitest';
import { admit } from '../admit/admit.ts';
import { fold } from '../fold/fold.ts';
import { refusalsOf, stateAfter } from '../testing/asking.ts';
import {
  eventsOf,
  idOf,
  NURSE,
  parsed,
  type Script,
  SECOND_NURSE,
  type Step,
  spell,
} from '../testing/script.ts';
import { draw, gone, KEPT, kept, lastId, STOCK, seen, typed, vial, waste } from '../testing/vial.ts';
import { keepsLedger, unwitnessedWastes } from './accounts.ts';

const sign: Step = [44, 'session.signed', {}];

describe('DOSE-05: drawing from the ledger', () => {
  it('takes a vial whose label agrees with the order', () => {
    expect(refusalsOf(kept(), draw())).toEqual([]);
    expect(keepsLedger(stateAfter(kept()))).toBe(true);
  });

  it('H-04: stops a vial of another strength and says what clears it', () => {
    const [text, ...more] = refusalsOf(kept(), draw({ vialMgPerMl: 100, label: typed(100) }));
    expect(more).toEqual([]);
    expect(text).toBe(
      'DOSE-05: wrong vial: the order is worked out for 50 mg per mL, this one holds 100 mg per mL. To clear: take a vial of 50 mg per mL, or have the prescriber sign the plan again for this strength',
    );
  });

  it('stops another product', () => {
    expect(refusalsOf(kept(), draw({ product: 'esketamine' }))).toEqual([
      'DOSE-05: the order is for ketamine, the label says esketamine. To clear: take ketamine from stock',
    ]);
  });

  it('stops the other container, and says nothing else of one that must not be used', () => {
    const forDevices = { preset: 'esk', ...KEPT } as const;
    const esketamine = { product: 'esketamine', lot: undefined, expiry: undefined, label: undefined };
    expect(refusalsOf(kept(), draw({ devices: 1 }))).toEqual([
      'DOSE-05: the order is measured from a vial, this is a nasal device. To clear: take a vial from stock',
    ]);
    expect(refusalsOf(forDevices, draw(esketamine))).toEqual([
      'DOSE-05: the order is for nasal devices, this is a vial. To clear: take devices from stock',
    ]);
    expect(refusalsOf(forDevices, draw({ ...esketamine, product: 'ketamine', vialMgPerMl: 10 }))).toEqual([
      'DOSE-05: the order is for esketamine, the label says ketamine. To clear: take esketamine from stock',
    ]);
  });

  it('wants the strength scanned, or typed twice and alike', () => {
    const differs = ['DOSE-05: the strength was typed twice and differs: read the label again'];
    expect(refusalsOf(kept(), draw({ label: typed(50, 10) }))).toEqual(differs);
    expect(refusalsOf(kept(), draw({ label: typed(10) }))).toEqual(differs);
    expect(refusalsOf(kept(), draw({ label: { by: 'typed' } }))).toEqual([
      'DOSE-05: scan the vial, or type its strength twice',
    ]);
    expect(refusalsOf(kept(), draw({ label: { by: 'scan', text: '(01)00342023113016' } }))).toEqual([]);
  });

  it('DOSE-20: wants lot, expiry and the shelf each time', () => {
    const found = refusalsOf(kept(), draw({ lot: undefined, expiry: undefined, stock: undefined }));
    expect(found.map((text) => text.split(':')[0])).toEqual(['CSR-01', 'DOSE-20', 'DOSE-20']);
  });

  it('refuses the same container twice, and a volume that is another amount', () => {
    expect(refusalsOf(kept(draw()), draw())).toEqual(['this container is recorded as drawn already']);
    expect(refusalsOf(kept(), draw({ volumeMl: 9 }))).toEqual(['9 mL of 50 mg per mL is not 500 mg']);
    expect(refusalsOf(kept(), draw({ volumeMl: 10 }))).toEqual([]);
  });

  it('CSR-04: counts devices and never measures them', () => {
    const device = {
      vialId: 'd1',
      lot: 'SP1187',
      expiry: '2028-03',
      product: 'esketamine',
      devices: 3,
      amountMg: 84,
      stock: STOCK,
      label: { by: 'typed', firstLot: 'SP1187', secondLot: 'SP1187' },
    };
    const asked = (over: object) =>
      refusalsOf({ preset: 'esk', ...KEPT }, [-2, 'drug.drawn', { ...device, ...over }]);
    expect(asked({})).toEqual([]);
    expect(asked({ devices: undefined })).toEqual(['CSR-04: say how many devices']);
    expect(asked({ amountMg: 80 })).toEqual(['CSR-04: 3 devices hold 84 mg']);
    expect(asked({ volumeMl: 0.2 })).toEqual(['CSR-04: a device is counted, never measured in mL']);
    expect(asked({ vialMgPerMl: 100 })).toEqual(['CSR-04: a device is counted, never measured in mL']);
    expect(asked({ label: { by: 'typed', firstLot: 'SP1187', secondLot: 'SP1178' } })).toEqual([
      'DOSE-05: the lot was typed twice and differs: read the label again',
    ]);
    expect(asked({ label: { by: 'typed', firstLot: 'SP1178', secondLot: 'SP1178' } })).toHaveLength(1);
    expect(asked({ label: { by: 'scan', text: '(01)00342023113016(10)SP1187' } })).toEqual([]);
    const unread = ['DOSE-05: scan the device, or type its lot twice'];
    expect(asked({ label: undefined })).toEqual(unread);
    expect(asked({ label: { by: 'typed' } })).toEqual(unread);
  });

  it('CS-17: gives only devices of a lot that was drawn', () => {
    const lot = (name: string): Partial<Script> => ({
      preset: 'esk',
      ...KEPT,
      steps: [
        [-2, 'drug.drawn', { ...vial({ product: 'esketamine', amountMg: 84, lot: name }), devices: 3 }],
      ],
    });
    expect(refusalsOf(lot('L1'), [0, 'device', 1])).toEqual([]);
    expect(refusalsOf(lot('SP1187'), [0, 'device', 1])).toEqual([
      'CS-17: lot L1 was not drawn for this session, lot SP1187 was. To clear: read the label again',
    ]);
  });

  it('measures a vial by the strength on its label, and never counts it', () => {
    expect(refusalsOf(kept(), draw({ vialMgPerMl: undefined }))).toEqual([
      'DOSE-05: say the strength on the label',
    ]);
    expect(refusalsOf(kept(), draw({ product: undefined }))).toEqual([
      'DOSE-05: the order is for ketamine, the label says nothing. To clear: take ketamine from stock',
    ]);
  });

  it('CS-01: nothing is given that was not drawn', () => {
    const held =
      'CSR-01: 0 mg are drawn and at hand, 40 mg are to be given. To clear: record the draw from the ledger';
    expect(refusalsOf(kept(), [0, 'start'])).toEqual([held]);
    expect(refusalsOf(kept(draw({ amountMg: 39 })), [0, 'start'])[0]).toContain('39 mg are drawn');
    expect(refusalsOf(kept(draw({ amountMg: 40 })), [0, 'start'])).toEqual([]);
    expect(refusalsOf({}, [0, 'start'])).toEqual([]);
  });

  it('voids a movement, and never rewrites it', () => {
    const script = kept(draw());
    const replaces = lastId(script);
    const correct = (data: object): Step => [
      -1,
      'correction.made',
      { replaces, reason: 'Wrong lot', ...data },
    ];
    expect(refusalsOf(script, correct({ action: 'void' }))).toEqual([]);
    const replacement = { kind: 'drug.drawn', observedAt: '2026-03-10T08:58:00Z', data: vial({ lot: 'X' }) };
    expect(refusalsOf(script, correct({ action: 'replace', replacement }))).toEqual([
      'CSR-01: a movement of the ledger is voided with a reason and recorded again',
    ]);
  });
});

describe('CSR-02: waste with a witness, and a session that adds up', () => {
  const left = kept(draw(), ...gone);
  const wasted = kept(draw(), ...gone, waste(32, 480));

  it('blocks the signature until every milligram is accounted for', () => {
    expect(refusalsOf(left, sign)).toEqual([
      'CSR-02: 480 mg drawn are neither given, wasted nor returned (v1). To clear: record the waste with a witness, or the return',
    ]);
    expect(refusalsOf(wasted, sign)).toEqual([
      'CS-09: the waste of 480 mg waits for its witness. To clear: a second signed-in person confirms it',
      'CSR-02: 480 mg drawn are neither given, wasted nor returned (v1). To clear: record the waste with a witness, or the return',
    ]);
    expect(unwitnessedWastes(stateAfter(wasted))).toHaveLength(1);
    const whole = kept(draw(), ...gone, waste(32, 480), seen(wasted, 33));
    expect(refusalsOf(whole, sign)).toEqual([]);
  });

  it('CS-10: the witness is another person, within a quarter of an hour, once', () => {
    const own = seen(wasted, 33);
    expect(refusalsOf(wasted, own, { author: NURSE })).toEqual([
      'CS-10: the witness is another signed-in person',
    ]);
    expect(refusalsOf(wasted, seen(wasted, 47), { author: SECOND_NURSE })).toEqual([]);
    expect(refusalsOf(wasted, seen(wasted, 47.1), { author: SECOND_NURSE })[0]).toContain(
      'more than 15 min ago',
    );
    // What was received late counts from when it was received.
    const received = (recordedAt: string) =>
      refusalsOf(wasted, seen(wasted, 33), { author: SECOND_NURSE, recordedAt });
    expect(received('2026-03-10T09:47:00Z')).toEqual([]);
    expect(received('2026-03-10T09:47:01Z')[0]).toContain('more than 15 min ago');
    const whole = kept(draw(), ...gone, waste(32, 480), own);
    expect(refusalsOf(whole, own, { author: SECOND_NURSE })).toEqual([
      'somebody has witnessed this waste already',
    ]);
    expect(refusalsOf(left, [33, 'drug.wasteWitnessed', { wasteEventId: 'none' }])).toEqual([
      'this waste is not in the session',
    ]);
  });

  it('CS-10: a waste that no server has received yet counts from when it was made', () => {
    const unsent = fold(
      eventsOf({ preset: 'iv', steps: [], ...wasted }).map(({ recordedAt: _, ...event }) => event),
    );
    const witnessed = (minute: number) => {
      const [step] = spell({ preset: 'iv', steps: [] }, seen(wasted, minute));
      const event = parsed({ ...step, id: idOf(990), author: SECOND_NURSE });
      return admit(unsent, event).ok;
    };
    expect([witnessed(47), witnessed(47.1)]).toEqual([true, false]);
  });

  it('takes no witness that the giver merely names', () => {
    const named = { vialId: 'v1', amountMg: 480, reason: 'Rest', witness: { id: 'n2', name: 'Ilse Brandt' } };
    expect(refusalsOf(left, [32, 'drug.wasted', named])).toEqual([
      'CS-10: the witness says so under their own name, signed in',
    ]);
    const { witness: _, ...unnamed } = named;
    expect(refusalsOf({ steps: gone }, [32, 'drug.wasted', unnamed])).toEqual(['CS-09: say who saw it go']);
  });

  it('lets nothing out of a container that did not go in', () => {
    // Of 500 mg drawn the patient had 20: a pump tells a tenth of a milligram apart, and no less.
    expect(refusalsOf(left, waste(32, 480))).toEqual([]);
    expect(refusalsOf(left, waste(32, 480.04))).toEqual([]);
    expect(refusalsOf(left, waste(32, 480.1))).toEqual([
      'CSR-02: 480 mg of this container are left, not 480.1 mg',
    ]);
    expect(refusalsOf(left, [32, 'drug.wasted', { vialId: 'v9', amountMg: 1, reason: 'Rest' }])).toEqual([
      'CSR-02: this container was not drawn for the session',
    ]);
    expect(refusalsOf(wasted, waste(33, 0.1))).toEqual([
      'CSR-02: 0 mg of this container are left, not 0.1 mg',
    ]);
    // Of two vials each holds no more than itself, though the other is full.
    const two = kept(draw(), draw({ vialId: 'v2' }), ...gone);
    expect(refusalsOf(two, waste(32, 500.1))).toEqual([
      'CSR-02: 500 mg of this container are left, not 500.1 mg',
    ]);
  });

  it('CS-17: takes back what is sealed, nothing else', () => {
    const back = (sealed?: boolean): Step => [32, 'drug.returned', { vialId: 'v1', amountMg: 480, sealed }];
    expect(refusalsOf(left, back())).toEqual([
      'CS-17: only a sealed container goes back; waste it with a witness',
    ]);
    expect(refusalsOf(left, back(true))).toEqual([]);
  });

  it('CSR-04: takes no part of a device back', () => {
    const devices = { ...vial({ product: 'esketamine', amountMg: 84 }), devices: 3, vialMgPerMl: undefined };
    const script = { preset: 'esk', ...KEPT, steps: [[-2, 'drug.drawn', devices]] } as const;
    const back = (amountMg: number): Step => [1, 'drug.returned', { vialId: 'v1', amountMg, sealed: true }];
    expect(refusalsOf(script, back(28))).toEqual([]);
    expect(refusalsOf(script, back(14))).toEqual([
      'CSR-04: only whole ones go back to the shelf; waste a part with a witness',
    ]);
  });

  it('a session that was cancelled after the draw adds up too', () => {
    const cancelled = kept(draw(), [-1, 'session.cancelled', { reason: 'Fever' }]);
    expect(refusalsOf(cancelled, [0, 'session.signed', {}])[0]).toContain('500 mg drawn are neither');
  });
});
