import { instant } from '@titrate/quantity';
import { expect, it } from 'vitest';
import { totpCode } from './totp.ts';

// RFC 6238, appendix B, the SHA-1 column; eight digits.
it.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('shows at second %i the code of the standard', (seconds, code) => {
  expect(totpCode('12345678901234567890', instant(seconds * 1000), 8)).toBe(code);
});
