/** How hard a text is to read, as a US school grade. */

/** A topic above this grade must not ship ([default] of the catalogue; the aim is 6). */
export const HIGHEST_READING_GRADE = 8;

/**
 * Flesch and Kincaid's grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Syllables are counted by
 * groups of vowels, which is right to within a few percent over a page. A line is at least one sentence.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?]+(?:\s|$)|\n/).filter((part) => /[a-z]/i.test(part));
  const words = text.match(/[A-Za-z][A-Za-z'-]*|[0-9]+/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  if (sentences.length === 0 || words.length === 0) return 0;
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const spoken = plain.replace(/(?:[^laeiouy]es|[^l]e|[^laeiouytd]ed)$/, (end) => end.slice(0, 1));
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length);
}
