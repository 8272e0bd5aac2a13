import { addMs } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../fold/instant.ts';
import { stateAfter } from '../testing/asking.ts';
import type { Script, Step } from '../testing/script.ts';
import { draw, gone, KEPT, kept, seen, vial, waste } from '../testing/vial.ts';
import { containerAccounts, sessionLedgerLines } from './accounts.ts';

const at = instantOf('2026-03-10T10:00:00.000Z');
const nameOf = (author: { readonly type: string; readonly name?: string | undefined } | undefined) =>
  author?.type === 'person' ? author.name : '';
const lines = (script: Partial<Script>) =>
  sessionLedgerLines(stateAfter(script), at).map((line) => [
    line.kind,
    line.amountMg.toString(),
    nameOf(line.by),
    nameOf(line.witness),
  ]);
const differences = (script: Partial<Script>) =>
  containerAccounts(stateAfter(script), at).map((one) => one.differenceMg.toString());

describe('the ledger lines of a session', () => {
  it('gives the ledger one line for each act, the amounts given once dosing is over', () => {
    const wasted = kept(draw(), ...gone, waste(32, 480));
    const whole = kept(draw(), ...gone, waste(32, 480), seen(wasted, 33));
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
    expect(differences(whole)).toEqual(['0']);
  });

  it('gives the ledger of another clinic nothing: a draw that names no shelf has no line', () => {
    const outside: Step = [-2, 'drug.drawn', { vialId: 'v1', amountMg: 40 }];
    expect(sessionLedgerLines(stateAfter({ steps: [outside, ...gone] }), at)).toEqual([]);
  });

  it('names how a waste was destroyed, where it was said', () => {
    const told: Step = [32, 'drug.wasted', { vialId: 'v1', amountMg: 480, reason: 'Rest', method: 'Resin' }];
    const script = kept(draw(), ...gone, told);
    const found = sessionLedgerLines(stateAfter(kept(draw(), ...gone, told, seen(script, 33))), at);
    expect(found.at(-1)).toMatchObject({ kind: 'wasted', reason: 'Rest', method: 'Resin' });
    const silent = kept(draw(), ...gone, waste(32, 480));
    const without = sessionLedgerLines(
      stateAfter(kept(draw(), ...gone, waste(32, 480), seen(silent, 33))),
      at,
    ).at(-1);
    expect(without?.kind).toBe('wasted');
    expect(without).not.toHaveProperty('method');
  });

  it('names who gave last, whatever the way', () => {
    const bolus: Step = [5, 'bolus.given', { amountMg: 0.5, reason: 'x' }, 'prescriber'];
    const giver = (...steps: readonly Step[]) =>
      lines(kept(draw(), ...steps, ...gone.slice(1))).filter(([kind]) => kind === 'administered');
    expect(giver([0, 'start'])).toEqual([['administered', '20', 'Nora Quist', '']]);
    expect(giver([0, 'start'], bolus)).toEqual([['administered', '20.5', 'Dr Omar Feld', '']]);
  });

  it('says nothing of a vial that names no shelf, nor of one that nothing was given from', () => {
    const unshelved = draw({ stock: undefined });
    expect(lines(kept(unshelved, ...gone, [32, 'drug.returned', { vialId: 'v1', amountMg: 1 }]))).toEqual([]);
    const second: Step = [-2, 'drug.drawn', vial({ vialId: 'v2', lot: 'L2', amountMg: 100 })];
    expect(lines(kept(draw({ amountMg: 20 }), second, ...gone)).map(([kind, mg]) => `${kind} ${mg}`)).toEqual(
      ['draw-up 20', 'draw-up 100', 'administered 20'],
    );
  });

  it('gives what was given nowhere while nothing was', () => {
    expect(lines(kept(draw(), [-1, 'session.cancelled', { reason: 'Fever' }]))).toEqual([
      ['draw-up', '500', 'Nora Quist', ''],
    ]);
  });
});

describe('which container a device came from', () => {
  const device = (vialId: string, lot: string): Step => [
    -2,
    'drug.drawn',
    { ...vial({ vialId, lot, product: 'esketamine', amountMg: 28 }), devices: 1 },
  ];
  const given = (...lots: readonly string[]): Partial<Script> => ({
    preset: 'esk',
    ...KEPT,
    steps: [device('d1', 'A'), device('d2', 'B'), ...lots.map(devices)],
  });
  const devices = (lot: string, index: number): Step => [
    index * 5,
    'device.given',
    { deviceNumber: index + 1, amountMg: 28, lot },
  ];

  it('follows the lot on it', () => {
    expect(differences(given('B'))).toEqual(['28', '0']);
    expect(differences(given('A'))).toEqual(['0', '28']);
    expect(differences(given('B', 'A'))).toEqual(['0', '0']);
  });

  it('counts what was given up to the moment asked about, that moment included', () => {
    const until = (minutes: number) =>
      containerAccounts(
        stateAfter(given('A', 'B')),
        addMs(instantOf('2026-03-10T09:00:00.000Z'), minutes * 60_000),
      ).map((one) => one.differenceMg.toString());
    expect(until(4.9)).toEqual(['0', '28']);
    expect(until(5)).toEqual(['0', '0']);
  });

  it('is the first that still holds some where the lot was not drawn here', () => {
    expect(differences(given('C'))).toEqual(['0', '28']);
  });
});
