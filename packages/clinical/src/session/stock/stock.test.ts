import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { instantOf } from '../fold/instant.ts';
import { refusalsOf, stateAfter } from '../testing/asking.ts';
import { eventsOf, NURSE, type Script, SECOND_NURSE, type Step } from '../testing/script.ts';
import { containerAccounts, keepsLedger, sessionLedgerLines, unwitnessedWastes } from './accounts.ts';

const KEPT = { opening: { ledger: 'kept-here' } } as const;
const STOCK = { locationId: 'cabinet', lotId: 'lot-1' };
const typed = (mgPerMl: number, again = mgPerMl) => ({
  by: 'typed',
  firstMgPerMl: mgPerMl,
  secondMgPerMl: again,
});
const vial = (over: object = {}) => ({
  vialId: 'v1',
  lot: 'KX2291',
  expiry: '2028-03',
  product: 'ketamine',
  amountMg: 500,
  vialMgPerMl: 50,
  stock: STOCK,
  label: typed(50),
  ...over,
});
const draw = (over: object = {}): Step => [-2, 'drug.drawn', vial(over)];
const kept = (...steps: readonly Step[]): Partial<Script> => ({ ...KEPT, steps });
const waste = (at: number, amountMg: number): Step => [
  at,
  'drug.wasted',
  { vialId: 'v1', amountMg, reason: 'Rest of the vial' },
];
const gone: readonly Step[] = [
  [0, 'start'],
  [10, 'vitals', '124/80 70 98 14'],
  [20, 'stop', 'patient-request'],
  [30, 'session.ended', { manner: 'left-before-criteria', note: 'Left' }],
];
const sign: Step = [44, 'session.signed', {}];
const at = instantOf('2026-03-10T10:00:00.000Z');
/** The id of the last event of a script. */
const lastId = (script: Partial<Script>): string =>
  eventsOf({ preset: 'iv', steps: [], ...script }).at(-1)?.id ?? '';
const seen = (script: Partial<Script>, minute: number): Step => [
  minute,
  'drug.wasteWitnessed',
  { wasteEventId: lastId(script) },
  'prescriber',
];

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
    expect(asked({ label: { by: 'typed', firstLot: 'SP1187', secondLot: 'SP1178' } })).toEqual([
      'DOSE-05: the lot was typed twice and differs: read the label again',
    ]);
    const other: Step = [0, 'device', 1];
    const script = { preset: 'esk', ...KEPT, steps: [[-2, 'drug.drawn', device]] } as const;
    expect(refusalsOf(script, other).some((text) => text.startsWith('CS-17: lot'))).toBe(true);
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
    const whole = kept(draw(), ...gone, waste(32, 480), own);
    expect(refusalsOf(whole, own, { author: SECOND_NURSE })).toEqual([
      'somebody has witnessed this waste already',
    ]);
    expect(refusalsOf(left, [33, 'drug.wasteWitnessed', { wasteEventId: 'none' }])).toEqual([
      'this waste is not in the session',
    ]);
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
    expect(refusalsOf(left, waste(32, 500.1))).toEqual([
      'CSR-02: 500 mg of this container are left, not 500.1 mg',
    ]);
    expect(refusalsOf(left, [32, 'drug.wasted', { vialId: 'v9', amountMg: 1, reason: 'Rest' }])).toEqual([
      'CSR-02: this container was not drawn for the session',
    ]);
    expect(refusalsOf(wasted, waste(33, 20.1))).toEqual([
      'CSR-02: 20 mg of this container are left, not 20.1 mg',
    ]);
  });

  it('CS-17: takes back what is sealed, nothing else', () => {
    const back = (sealed?: boolean): Step => [32, 'drug.returned', { vialId: 'v1', amountMg: 480, sealed }];
    expect(refusalsOf(left, back())).toEqual([
      'CS-17: only a sealed container goes back; waste it with a witness',
    ]);
    expect(refusalsOf(left, back(true))).toEqual([]);
  });

  it('a session that was cancelled after the draw adds up too', () => {
    const cancelled = kept(draw(), [-1, 'session.cancelled', { reason: 'Fever' }]);
    expect(refusalsOf(cancelled, [0, 'session.signed', {}])[0]).toContain('500 mg drawn are neither');
  });

  it('gives the ledger one line for each act, the amounts given once dosing is over', () => {
    const whole = kept(draw(), ...gone, waste(32, 480), seen(wasted, 33));
    const lines = (script: Partial<Script>) =>
      sessionLedgerLines(fold(eventsOf({ preset: 'iv', steps: [], ...script })), at).map((line) => [
        line.kind,
        line.amountMg.toString(),
        line.by.type === 'person' ? line.by.name : '',
        line.witness?.type === 'person' ? line.witness.name : '',
      ]);
    expect(lines(kept(draw(), [0, 'start']))).toEqual([['draw-up', '500', 'Nora Quist', '']]);
    expect(lines(wasted)).toEqual([
      ['draw-up', '500', 'Nora Quist', ''],
      ['administered', '20', 'Nora Quist', ''],
    ]);
    expect(lines(whole)).toEqual([
      ['draw-up', '500', 'Nora Quist', ''],
      ['administered', '20', 'Nora Quist', ''],
      ['wasted', '480', 'Nora Quist', 'Dr Omar Feld'],
    ]);
    expect(containerAccounts(stateAfter(whole), at).map((one) => one.differenceMg.toString())).toEqual(['0']);
  });

  it('gives the ledger of another clinic nothing: a draw that names no shelf has no line', () => {
    const outside: Step = [-2, 'drug.drawn', { vialId: 'v1', amountMg: 40 }];
    expect(sessionLedgerLines(stateAfter({ steps: [outside, ...gone] }), at)).toEqual([]);
  });
});
