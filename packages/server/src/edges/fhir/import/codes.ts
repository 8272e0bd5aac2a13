import type { Cursor } from './cursor.ts';

export const SNOMED = 'http://snomed.info/sct';
export const LOINC = 'http://loinc.org';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
export const UCUM = 'http://unitsofmeasure.org';

interface Coding {
  readonly system: string | undefined;
  readonly code: string | undefined;
  readonly display: string | undefined;
  readonly path: string;
}

export interface Concept {
  readonly text: string | undefined;
  readonly codings: readonly Coding[];
  /** Codes whose own check digit or form is wrong: named here, and not used. */
  readonly faults: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads a CodeableConcept. A code that fails the check of its own system is set aside with a reason. */
export function readConcept(at: Cursor): Concept {
  const faults: { path: string; reason: string }[] = [];
  const codings: Coding[] = [];
  for (const one of at.get('coding').items()) {
    const coding = {
      system: one.get('system').text(),
      code: one.get('code').text(),
      display: one.get('display').text(),
      path: one.path,
    };
    const reason = faultOf(coding);
    if (reason === undefined) codings.push(coding);
    else {
      faults.push({ path: `${one.path}.code`, reason });
      codings.push({ ...coding, system: undefined, code: undefined });
    }
  }
  return { text: at.get('text').text(), codings, faults };
}

function faultOf({ system, code }: Coding): string | undefined {
  if (code === undefined) return undefined;
  if (system === SNOMED && !isSnomed(code))
    return `${quoted(code)} is not a SNOMED CT identifier: its form or check digit is wrong`;
  if (system === LOINC && !isLoinc(code))
    return `${quoted(code)} is not a LOINC code: its form or check digit is wrong`;
  if (system === RXNORM && !/^\d{1,8}$/.test(code)) return `${quoted(code)} is not an RxNorm identifier`;
  return undefined;
}

const quoted = (code: string) => JSON.stringify(code.slice(0, 40));

/** The code of a system, if the concept carries one. */
export function codeIn(concept: Concept, system: string): string | undefined {
  return concept.codings.find((one) => one.system === system && one.code !== undefined)?.code;
}

/** The words of a concept: its text, else the first display. */
export function wordsOf(concept: Concept): string | undefined {
  return concept.text ?? concept.codings.find((one) => one.display !== undefined)?.display;
}

const MULTIPLY = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const PERMUTE = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** A SNOMED CT identifier: 6 to 18 digits, the last one a Verhoeff check digit. */
export function isSnomed(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false;
  const digits = [...code].reverse();
  const check = digits.reduce((sum, digit, index) => {
    const permuted = PERMUTE[index % 8]?.[Number(digit)] ?? '0';
    return Number(MULTIPLY[sum]?.[Number(permuted)] ?? 1);
  }, 0);
  return check === 0;
}

/** A LOINC code: up to seven digits, a hyphen, a modulus-10 check digit. */
export function isLoinc(code: string): boolean {
  const match = /^(\d{1,7})-(\d)$/.exec(code);
  if (match === null) return false;
  const [, number = '', given] = match;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(given);
}
