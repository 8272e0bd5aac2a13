import { describe, expect, it } from 'vitest';
import { contentCatalogue } from '../index.ts';
import { REGISTER, registerLines } from './index.ts';

const lines = registerLines(contentCatalogue());

describe('the register of every id', () => {
  it('names each id once', () => {
    expect(new Set(REGISTER.map(({ id }) => id)).size).toBe(REGISTER.length);
  });

  it('claims no entry that does not exist', () => {
    const claimed = lines.filter((row) =>
      (row.entries ?? []).some((ref) => !refsOf(row.found).includes(ref)),
    );
    expect(claimed.map(({ id }) => id)).toEqual([]);
  });

  it('says of every id where it is kept, or why it is not', () => {
    const silent = lines.filter(
      ({ found, files, reason }) => found.length === 0 && files === undefined && reason === undefined,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('gives a reason for every id that is in the product neither as a rule nor as words to read', () => {
    expect(lines.filter(({ state, reason }) => state === 'absent' && reason === undefined)).toEqual([]);
  });

  it('holds every family whole', () => {
    const count = (prefix: RegExp) => REGISTER.filter(({ id }) => prefix.test(id)).length;
    expect({
      suitability: count(/^SC-/),
      interactions: count(/^DI-/),
      workUp: count(/^WU-/),
      gate: count(/^(GT|VG)-/),
      alerts: count(/^AL-/),
      discharge: count(/^(DC|RD)-/),
      surveillance: count(/^LT-/),
      programme: count(/^RM-/),
      drugs: count(/^CS-/),
      consent: count(/^CO-/),
      instruments: count(/^[a-z]/),
    }).toEqual({
      suitability: 53,
      interactions: 23,
      workUp: 16,
      gate: 29,
      alerts: 15,
      discharge: 19,
      surveillance: 17,
      programme: 11,
      drugs: 17,
      consent: 15,
      instruments: 50,
    });
  });

  it('has a title in words for every id', () => {
    expect(lines.filter(({ id, title }) => title === id || title.trim() === '').map(({ id }) => id)).toEqual(
      [],
    );
  });
});

const refsOf = (entries: readonly { readonly group: string; readonly id: string }[]) =>
  entries.map(({ group, id }) => `${group}/${id}`);
