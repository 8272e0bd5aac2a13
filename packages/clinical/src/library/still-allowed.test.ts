import { expect, it } from 'vitest';
import { adjustableRules } from './adjustable.ts';
import { checkValues } from './check.ts';
import { stillAllowed } from './still-allowed.ts';

const REASON = 'Reviewed with cardiology, who see every patient first';

it('keeps what the catalogue allows as it was signed', () => {
  const signed = {
    'VG-03': { thresholds: { 'systolic-block-above': 170 } },
    'SC-005': { severity: 'override' as const, rationale: REASON },
  };
  expect(stillAllowed(signed)).toEqual({ values: signed, dropped: [] });
});

it('ADM-05 lets the catalogue hold where it became stricter than the clinic, number by number', () => {
  expect(
    stillAllowed({
      'VG-03': {
        thresholds: { 'systolic-block-above': 190, 'diastolic-block-above': 95 },
        rationale: 'Ours',
      },
      'SC-001': { severity: 'caution', rationale: REASON },
      'GONE-1': { severity: 'block' },
      'DC-01': { thresholds: { renamed: 5 } },
    }),
  ).toEqual({
    values: { 'VG-03': { thresholds: { 'diastolic-block-above': 95 }, rationale: 'Ours' } },
    dropped: ['VG-03 systolic-block-above', 'SC-001 severity', 'GONE-1', 'DC-01 renamed'],
  });
});

it.each(adjustableRules().flatMap((rule) => rule.numbers.map((number) => [rule.id, number] as const)))(
  'never leaves %s looser than the catalogue',
  (id, { name, value, tighter }) => {
    const looser = tighter === 'lower' ? value + 1 : value - 1;
    const { values, dropped } = stillAllowed({ [id]: { thresholds: { [name]: looser } } });
    expect([values, dropped]).toEqual([{}, [`${id} ${name}`]]);
    expect(checkValues(values).ok).toBe(true);
  },
);
