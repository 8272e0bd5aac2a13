import { describe, expect, it } from 'vitest';
import { isLoinc, isSnomed } from './codes.ts';

describe('check digits', () => {
  it.each(['38341003', '47505003', '370143000', '373464007', '124171000119105'])(
    'pass SNOMED CT %s',
    (code) => {
      expect(isSnomed(code)).toBe(true);
    },
  );
  it.each(['38341004', '83341003', '34552-0', '12345', '', '0123456', '1234567890123456789'])(
    'fail SNOMED CT %j',
    (code) => {
      expect(isSnomed(code)).toBe(false);
    },
  );
  it.each(['8480-6', '44261-6', '2708-6', '85354-9'])('pass LOINC %s', (code) =>
    expect(isLoinc(code)).toBe(true),
  );
  it.each(['8480-5', '4840-6', '8480', 'MTHU000-1', ''])('fail LOINC %j', (code) =>
    expect(isLoinc(code)).toBe(false),
  );
});
