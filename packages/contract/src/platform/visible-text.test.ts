import { describe, expect, it } from 'vitest';
import { PatientInput } from '../patients/patients.ts';
import { isVisible } from './visible-text.ts';

describe('a text that is read as it is', () => {
  it('holds letters of any script, marks and joiners', () => {
    for (const name of ['Zoë', 'נועה', 'مريم', 'O’Neill-Ruíz', 'می‌نا', '陳 大文'])
      expect(isVisible(name), name).toBe(true);
  });

  it('holds no control character and nothing that turns it around', () => {
    for (const name of ['Ada\u202eecilA', 'Ada\u2066', 'A\u0000da', 'Ada\u001b[0m', 'Ada\n'])
      expect(isVisible(name), name).toBe(false);
  });

  it('is asked for in the names of a patient, with what to do', () => {
    const found = PatientInput.safeParse({
      familyName: 'Lovelace\u202e',
      givenName: 'Ada',
      birthDate: '1985-12-10',
    });
    expect(found.error?.issues.map(({ path, message }) => [path.join('.'), message])).toContainEqual([
      'familyName',
      'There is a character in it that nobody sees: type it again',
    ]);
  });
});
