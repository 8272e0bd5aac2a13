import { describe, expect, it } from 'vitest';
import { INDICATIONS } from './catalogue/indications.ts';
import { FACTS, factById } from './facts.ts';
import { RULES } from './registry.ts';

/** Names of drugs, illnesses and people that no plainer word replaces; each counts as a word of two syllables. */
const NAMES =
  /\b(?:esketamine|ketamine|naltrexone|lamotrigine|methadone|buprenorphine|schizophrenia|schizoaffective|dissociative|bipolar|coronary|interstitial cystitis|cystitis|porphyria|epilepsy|diabetes|cholesterol|allergy|allergies|allergic|psychiatrist|medicines?|antidepressants?|therapist|pre-eclampsia|pre-emergency|emergency|anaesthetic|stimulant|decongestant|hallucinogen|overactive|pregnan(?:t|cy)|operation|questionnaires?|suicide|pharmacy|prescriber)\b/gi;

/** Flesch-Kincaid school grade, with syllables counted as groups of vowels: rough, and the same for every text. */
function schoolGrade(raw: string): number {
  const text = raw.replace(NAMES, 'dada');
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => part.trim() !== '').length;
  const words = text.split(/[^A-Za-z’'-]+/).filter((word) => /[A-Za-z]/.test(word));
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '');
  return Math.max(1, plain.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** SNOMED CT identifiers end in a Verhoeff check digit. */
function hasVerhoeffDigit(code: string): boolean {
  const permute = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const dihedral = (a: number, b: number) =>
    a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5;
  let check = 0;
  for (const [place, digit] of [...code].reverse().entries()) {
    let value = Number(digit);
    for (let turn = 0; turn < place % 8; turn += 1) value = permute[value] ?? 0;
    check = dihedral(check, value);
  }
  return check === 0;
}

describe('The catalogue of history questions', () => {
  it('has one question for each id, with words for clinician and patient', () => {
    expect(new Set(FACTS.map((fact) => fact.id)).size).toBe(FACTS.length);
    for (const fact of FACTS) {
      expect(fact.clinicianLabel.length, fact.id).toBeGreaterThan(5);
      expect(fact.patientQuestion, fact.id).toMatch(/[?.]$/);
      expect(factById(fact.id)).toBe(fact);
    }
    expect(factById('nobodyAsksThis')).toBeUndefined();
  });

  it('asks patients in plain words: no text above grade 8, and grade 6 or lower on the whole', () => {
    const texts = [...FACTS.map((fact) => fact.patientQuestion), ...RULES.map((rule) => rule.patientText)];
    const grades = texts.map((text) => ({ text, grade: schoolGrade(text) }));
    expect(grades.filter((row) => row.grade > 8)).toEqual([]);
    const mean = grades.reduce((sum, row) => sum + row.grade, 0) / grades.length;
    expect(mean).toBeLessThan(6);
  });

  it('carries SNOMED CT codes whose check digit is right', () => {
    const codes = [
      ...FACTS.flatMap((fact) =>
        fact.codes.filter((code) => code.system === 'SNOMED').map((code) => code.code),
      ),
      ...INDICATIONS.flatMap((row) => row.snomed),
    ];
    expect(codes.filter((code) => !hasVerhoeffDigit(code))).toEqual([]);
    expect(hasVerhoeffDigit('370143001')).toBe(false);
  });
});
