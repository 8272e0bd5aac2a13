/**
 * How many PHQ-9 forms one core scores in a second of its time, in process: answers checked, total, band, flags, subscale.
 * Against it, in the same run: code written for this one form and nothing else (sum and band, nothing checked),
 * and the form read from its JSON text first, as a server meets it.
 *
 *   node bench/score.ts
 */
import { score } from '../packages/clinical/src/instruments/index.ts';

const FIGURE_FORMS_PER_S = 1_000_000;
const FORMS = 4_096;
const PASSES = 200;
const ROUNDS = 7;

// Every seventh pattern of a counter in base 4: all answers occur, and some forms have a gap.
const forms = Array.from({ length: FORMS }, (_, n) =>
  Array.from({ length: 9 }, (_unused, i) => (n % 16 === 0 && i === 4 ? null : ((n * 7) >> i) % 4)),
);
const texts = forms.map((answers) => JSON.stringify({ instrument: 'phq9', answers }));

const naive = (answers: readonly (number | null)[]): { total: number; band: string } => {
  let total = 0;
  for (const answer of answers) total += answer ?? 0;
  const band =
    total >= 20
      ? 'severe'
      : total >= 15
        ? 'moderately_severe'
        : total >= 10
          ? 'moderate'
          : total >= 5
            ? 'mild'
            : 'minimal';
  return { total, band };
};

const subjects = {
  score: (i: number) => {
    const result = score({ instrument: 'phq9', answers: forms[i] });
    return result.ok ? (result.value.total ?? 0) : -1;
  },
  naive: (i: number) => naive(forms[i] ?? []).total,
  'score from text': (i: number) => {
    const result = score(JSON.parse(texts[i] ?? ''));
    return result.ok ? (result.value.total ?? 0) : -1;
  },
};

const rates = new Map<string, number[]>(Object.keys(subjects).map((name) => [name, []]));
let checksum = 0;
// Processor time, so that other programs on the machine count less.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, subject] of Object.entries(subjects)) {
    const began = process.cpuUsage();
    for (let n = 0; n < PASSES; n += 1) for (let i = 0; i < FORMS; i += 1) checksum += subject(i);
    const { user, system } = process.cpuUsage(began);
    rates.get(name)?.push((PASSES * FORMS * 1e6) / (user + system));
  }
}

const median = (name: string): number => {
  const sorted = (rates.get(name) ?? []).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
};
const shown = (rate: number): string => Math.round(rate).toLocaleString('en');
for (const name of Object.keys(subjects)) {
  console.log(`${name.padEnd(16)} ${shown(median(name)).padStart(12)} forms/s per core`);
}
console.log(`figure           ${shown(FIGURE_FORMS_PER_S).padStart(12)} forms/s per core`);
console.log(`naive is ${(median('naive') / median('score')).toFixed(1)} times as fast (sum ${checksum})`);
