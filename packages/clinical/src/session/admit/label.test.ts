import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../testing/asking.ts';
import { eventsOf, type Step } from '../testing/script.ts';
import { draw, kept } from '../testing/vial.ts';

const START = eventsOf({ preset: 'iv', steps: [[0, 'start']] }).at(-1)?.data;
const start = (label: object): Step => [0, 'infusion.started', { ...START, ...label }];
const DIFFERS = ['DOSE-20: lot KX2291 was drawn as good through 2028-03-31; read the label again'];

describe('DOSE-20 the label that is read with a dose', () => {
  it('is the one that was read when the same lot was drawn', () => {
    const drawn = kept(draw());
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-03' }))).toEqual([]);
    // A month is good to its end: the same day, written otherwise.
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-03-31' }))).toEqual([]);
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-03-30' }))).toEqual(DIFFERS);
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-04' }))).toEqual(DIFFERS);
  });

  it('says nothing of another lot, and nothing where none was drawn or none is named', () => {
    const other = {
      steps: [[-2, 'drug.drawn', { vialId: 'v1', lot: 'L', amountMg: 60, expiry: '2028-03' }] as Step],
    };
    expect(refusalsOf(other, start({ lot: 'KX2292', expiry: '2028-04' }))).toEqual([]);
    expect(refusalsOf({}, start({ lot: 'KX2291', expiry: '2028-04' }))).toEqual([]);
    expect(refusalsOf(kept(draw()), start({ lot: 'KX2291' }))).toEqual([]);
    // Where no ledger is kept, neither needs a lot.
    const unnamed: Step = [-2, 'drug.drawn', { vialId: 'v1', amountMg: 60, expiry: '2028-03' }];
    expect(refusalsOf({ steps: [unnamed] }, start({ expiry: '2028-04' }))).toEqual([]);
  });

  it('agrees with one of two draws of its lot that were read differently', () => {
    const drawn = (minute: number, vialId: string, expiry: string): Step => [
      minute,
      'drug.drawn',
      { vialId, lot: 'L', amountMg: 60, expiry },
    ];
    const twice = { steps: [drawn(-3, 'v1', '2028-03'), drawn(-2, 'v2', '2028-04')] };
    expect(refusalsOf(twice, start({ lot: 'L', expiry: '2028-03' }))).toEqual([]);
    expect(refusalsOf(twice, start({ lot: 'L', expiry: '2028-04' }))).toEqual([]);
    expect(refusalsOf(twice, start({ lot: 'L', expiry: '2028-05' }))).toEqual([
      'DOSE-20: lot L was drawn as good through 2028-03-31 or 2028-04-30; read the label again',
    ]);
    // A draw whose own expiry is no day says nothing.
    const unread = { steps: [drawn(-3, 'v1', '2028-13')] };
    expect(refusalsOf(unread, start({ lot: 'L', expiry: '2028-05' }))).toEqual([]);
  });

  it('is read as well when a dose is corrected', () => {
    const script = { preset: 'iv' as const, ...kept(draw(), start({ lot: 'KX2291', expiry: '2028-03' })) };
    const dose = eventsOf({ steps: [], ...script }).at(-1);
    const corrected = (label: object): Step => [
      1,
      'correction.made',
      {
        replaces: dose?.id,
        reason: 'Typed wrong',
        action: 'replace',
        replacement: { kind: 'infusion.started', observedAt: dose?.observedAt, data: { ...START, ...label } },
      },
    ];
    expect(refusalsOf(script, corrected({ lot: 'KX2291', expiry: '2028-03' }))).toEqual([]);
    expect(refusalsOf(script, corrected({ lot: 'KX2291', expiry: '2028-04' }))).toEqual(DIFFERS);
    expect(
      refusalsOf(script, [1, 'correction.made', { replaces: dose?.id, reason: 'Void', action: 'void' }]),
    ).toEqual([]);
  });

  it('is held against nothing where a draw says no lot or no expiry', () => {
    const read = start({ lot: 'KX2291', expiry: '2028-04' });
    expect(refusalsOf(kept(draw({ expiry: undefined })), read)).toEqual([]);
    expect(refusalsOf(kept(draw({ lot: undefined })), read)).toEqual([]);
  });

  it('is not asked of an entry that is no dose', () => {
    const script = { preset: 'iv' as const, steps: [[-5, 'vitals', '118/76 70 98 14']] as Step[] };
    const row = eventsOf(script).at(-1);
    const replacement = { kind: row?.kind, observedAt: row?.observedAt, data: row?.data };
    const corrected = { replaces: row?.id, reason: 'Typed wrong', action: 'replace', replacement };
    expect(refusalsOf(script, [-4, 'correction.made', corrected])).toEqual([]);
  });

  it('CS-17: is of a lot that was drawn for this session, where the ledger is kept', () => {
    const refused = (lot: string) => [
      `CS-17: lot ${lot} was not drawn for this session, lot KX2291 was. To clear: read the label again`,
    ];
    expect(refusalsOf(kept(draw()), start({ lot: 'KX2291', expiry: '2028-03' }))).toEqual([]);
    for (const lot of ['KX2292', 'kx2291'])
      expect(refusalsOf(kept(draw()), start({ lot, expiry: '2028-03' }))).toEqual(refused(lot));
    const both = kept(draw(), draw({ vialId: 'v2', lot: 'KX2292' }));
    expect(refusalsOf(both, start({ lot: 'KX2292', expiry: '2028-03' }))).toEqual([]);
  });

  it('has an expiry that is a month or a day', () => {
    expect(refusalsOf({}, start({ lot: 'KX2291', expiry: '2028-13' }))).toEqual([
      'expected a month or day such as 2027-08',
    ]);
    expect(refusalsOf({}, start({ lot: 'KX2291', expiry: '2028-02-30' }))).toEqual([
      'expected a month or day such as 2027-08',
    ]);
  });

  it('is read with every way of giving', () => {
    const wrong = { lot: 'KX2291', expiry: '2028-13' };
    const asked = 'expected a month or day such as 2027-08';
    const ways = [
      ['im', [0, 'injection.given', { amountMg: 40, site: 'deltoid-left', ...wrong }]],
      ['oral', [0, 'oral.given', { amountMg: 1, form: 'lozenge', ...wrong }]],
      ['esk', [0, 'device.given', { deviceNumber: 1, amountMg: 28, ...wrong }]],
    ] as const;
    for (const [preset, step] of ways) expect(refusalsOf({ preset }, step)).toContain(asked);
  });
});
