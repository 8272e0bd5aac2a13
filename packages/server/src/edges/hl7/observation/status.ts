/** What OBX-11 says about a row. */
export type RowStatus = 'preliminary' | 'corrected' | 'deleted' | 'wrong-patient' | 'no-reading' | 'unknown';

const STATUS: Readonly<Record<string, RowStatus>> = {
  // A device's own "final" is still unreviewed: nobody of the clinic has looked at it.
  F: 'preliminary',
  R: 'preliminary',
  P: 'preliminary',
  S: 'preliminary',
  '': 'preliminary',
  C: 'corrected',
  D: 'deleted',
  W: 'wrong-patient',
  X: 'no-reading',
  I: 'no-reading',
  N: 'no-reading',
  O: 'no-reading',
  U: 'no-reading',
};

export function rowStatus(text: string): RowStatus {
  return Object.hasOwn(STATUS, text) ? (STATUS[text] ?? 'unknown') : 'unknown';
}

/** Flags of OBX-8 under which a value is made up, or is none. IHE DEC appendix on measurement status. */
export function validityOf(flags: readonly string[]): 'demo' | 'no-reading' | 'questionable' | 'usual' {
  if (flags.some((flag) => flag === 'DEMO' || flag === 'TEST' || flag === 'CAL')) return 'demo';
  if (flags.some((flag) => flag === 'INV' || flag === 'NAV' || flag === 'OFF')) return 'no-reading';
  return flags.includes('QUES') ? 'questionable' : 'usual';
}
