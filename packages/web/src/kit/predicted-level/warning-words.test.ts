import { MODELS, simulate } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { isAboutDose, isOutOfPopulation, warningWords, wordsOfWarnings } from './warning-words.ts';

describe('a warning of a model in words', () => {
  it('says what its tag means', () => {
    expect(warningWords('out-of-population: 130 kg is outside the 50 to 100 kg')).toEqual({
      text: 'Outside the people this model was made from: 130 kg is outside the 50 to 100 kg.',
      isUrgent: true,
    });
  });

  it('reads out a tag nobody wrote words for, and leaves it open', () => {
    expect(warningWords('dose-far-outside: 900 mg; 50 to 100 mg were studied')).toEqual({
      text: 'Dose far outside: 900 mg; 50 to 100 mg were studied.',
      isUrgent: true,
    });
    expect(warningWords('no-such-thing:').text).toBe('No such thing.');
  });

  it('is about the dose or about the people by its tag, not by what it goes on to say', () => {
    expect(isAboutDose('absurd-dose: 900 mg')).toBe(true);
    expect(isAboutDose('dose-outside-studied: 900 mg')).toBe(true);
    expect(isAboutDose('absurd-infusion: 0.1 min')).toBe(true);
    expect(isAboutDose('out-of-population: whatever the dose-band')).toBe(false);
    expect(isOutOfPopulation('out-of-population: 130 kg')).toBe(true);
  });

  it('counts doses as people do, and names no member of a request', () => {
    const warning =
      'absurd-dose: doses[0] is 900 mg, above 300 mg (default, no source states it; "doseWarningMg" sets another)';
    expect(warningWords(warning).text).toBe(
      'Absurd dose: dose 1 is 900 mg, above 300 mg (default, no source states it).',
    );
  });

  it('of ancestry stands open: unknown is never taken for normal in silence', () => {
    const [warning] = simulateNasal();
    expect(warningWords(warning ?? '')).toEqual({
      text: 'Ancestry not recorded: the reference group of the study is assumed, neither Asian nor Japanese; others have other levels.',
      isUrgent: true,
    });
  });

  it('takes a sentence without a tag as it stands', () => {
    expect(warningWords('Look at the pump: it is off.').text).toBe('Look at the pump: it is off.');
  });

  it('shows each once, and no tag of any model by any of its routes', () => {
    const warnings = MODELS.flatMap(({ id, routes }) =>
      routes.flatMap((route) => {
        const durationMin = route === 'iv-infusion' ? { durationMin: 40 } : {};
        const answer = simulate({
          model: id,
          subject: { weightKg: 30, ageYears: 90 },
          doses: [{ timeMin: 0, route, amountMg: 20, ...durationMin }],
          timesMin: { from: 0, to: 60, step: 10 },
        });
        return answer.ok ? answer.value.warnings : [];
      }),
    );
    const words = wordsOfWarnings(warnings);
    expect(words).toHaveLength(new Set(warnings).size);
    expect(words.filter(({ text }) => /^[a-z]|^[A-Za-z]+-[a-z-]+:/.test(text))).toEqual([]);
  });
});

/** What the model of the spray says of ancestry to whoever does not tell it. */
function simulateNasal(): readonly string[] {
  const answer = simulate({
    model: 'perezruixo2021-esketamine',
    subject: { weightKg: 70, ageYears: 40 },
    doses: [{ timeMin: 0, route: 'nasal-device', amountMg: 28 }],
    timesMin: [0],
  });
  return answer.ok ? answer.value.warnings.filter((text) => text.startsWith('ancestry')) : [];
}
