/** Finite answer spaces tested whole, each against its rule written a second time, on its own, in this file. */
import { describe, expect, it } from 'vitest';
import { type InstrumentId, instrumentById, type Score, score } from './index.ts';

type Answers = readonly (number | null)[];

function* patterns(choices: readonly Answers[]): Generator<(number | null)[]> {
  const index = choices.map(() => 0);
  while (true) {
    yield index.map((at, i) => choices[i]?.[at] ?? null);
    let i = 0;
    while (i < index.length) {
      index[i] = (index[i] ?? 0) + 1;
      if ((index[i] ?? 0) < (choices[i]?.length ?? 0)) break;
      index[i] = 0;
      i += 1;
    }
    if (i === index.length) return;
  }
}
const of = (count: number, ...choices: Answers): Answers[] => Array.from({ length: count }, () => choices);

interface Expected {
  readonly total: number | null;
  readonly band: string | null;
  readonly flags: readonly string[];
  readonly subscales?: { readonly [key: string]: number | null };
}

/** One line per result, flags sorted: cheap to compare hundreds of thousands of times. */
function line(value: Expected | Score): string {
  return JSON.stringify([value.total, value.band, [...value.flags].sort(), value.subscales ?? {}]);
}

function expectAll(
  instrument: InstrumentId,
  choices: readonly Answers[],
  oracle: (answers: Answers) => Expected,
  context?: unknown,
): number {
  let seen = 0;
  for (const answers of patterns(choices)) {
    const result = score({ instrument, answers, context });
    const actual = result.ok ? line(result.value) : result.error.message;
    const expected = line(oracle(answers));
    if (actual !== expected)
      expect.fail(`${instrument} ${JSON.stringify(answers)}: ${actual}, expected ${expected}`);
    seen += 1;
  }
  return seen;
}

const sumOf = (answers: Answers): number => answers.reduce<number>((all, one) => all + (one ?? 0), 0);

function phq9(answers: Answers): Expected {
  const given = answers.filter((one) => one !== null);
  const sum = sumOf(answers);
  const [first = null, second = null] = answers;
  const ninth = answers[8] ?? null;
  const flags: string[] = [];
  if (ninth !== null && ninth > 0) flags.push('si_item_positive');
  const subscales = { phq2: first === null || second === null ? null : first + second };
  if (given.length < 7) return { total: null, band: null, flags: [...flags, 'incomplete'], subscales };
  const exact = (sum / given.length) * 9;
  const total = given.length === 9 ? sum : Math.floor(exact + 0.5 + 1e-9);
  if (given.length < 9) flags.push('prorated');
  if (total > 9) flags.push('positive_screen');
  const many =
    answers.slice(0, 8).filter((one) => (one ?? 0) >= 2).length + (ninth !== null && ninth > 0 ? 1 : 0);
  if (given.length === 9 && many > 4 && ((first ?? 0) > 1 || (second ?? 0) > 1)) flags.push('mdd_algorithm');
  const band =
    total > 19
      ? 'severe'
      : total > 14
        ? 'moderately_severe'
        : total > 9
          ? 'moderate'
          : total > 4
            ? 'mild'
            : 'minimal';
  return { total, band, flags, subscales };
}

function columbia([wish, thoughts, method, intent, plan, behaviour, recent]: Answers): Expected {
  const yes = (one: number | null | undefined) => one === 1;
  const gap = (one: number | null | undefined) => one === null;
  let tier = 0;
  if (yes(wish) || yes(thoughts)) tier = 1;
  if (yes(method) || yes(behaviour)) tier = 2;
  if (yes(intent) || yes(plan) || (yes(behaviour) && !(recent === 0)) || yes(recent)) tier = 3;
  const incomplete =
    gap(wish) ||
    gap(thoughts) ||
    gap(behaviour) ||
    (yes(thoughts) && [method, intent, plan].some(gap)) ||
    (yes(behaviour) && gap(recent));
  const inconsistent =
    (thoughts === 0 && [method, intent, plan].some(yes)) || (behaviour === 0 && yes(recent));
  const names = ['none', 'low', 'moderate', 'high'];
  return {
    total: null,
    band: tier === 0 && incomplete ? null : (names[tier] ?? null),
    flags: [
      ...(tier > 0 ? [`suicide_risk_${names[tier]}`] : []),
      ...(incomplete ? ['incomplete'] : []),
      ...(inconsistent ? ['inconsistent'] : []),
    ],
    subscales: {
      ideation_level: yes(plan)
        ? 5
        : yes(intent)
          ? 4
          : yes(method)
            ? 3
            : yes(thoughts)
              ? 2
              : yes(wish)
                ? 1
                : 0,
    },
  };
}

describe('every possible answer', () => {
  it('PHQ-9: all 262,144 complete patterns', () => {
    expect(expectAll('phq9', of(9, 0, 1, 2, 3), phq9)).toBe(262_144);
  });

  it('PHQ-9: every pattern of gaps over three kinds of answer', () => {
    expect(expectAll('phq9', of(9, null, 0, 2), phq9)).toBe(19_683);
    expect(expectAll('phq9', [...of(6, 1, null), ...of(3, 0, 1, 2, 3, null)], phq9)).toBe(8_000);
  });

  it('C-SSRS screener: all 2,187 patterns of yes, no and unanswered', () => {
    expect(expectAll('cssrs_screen', of(7, 0, 1, null), columbia)).toBe(2_187);
  });

  it('PHQ-2: all 25', () => {
    expect(
      expectAll('phq2', of(2, 0, 1, 2, 3, null), (answers) => {
        if (answers.includes(null)) return { total: null, band: null, flags: ['incomplete'] };
        const total = sumOf(answers);
        return total >= 3
          ? { total, band: 'positive', flags: ['positive_screen'] }
          : { total, band: 'negative', flags: [] };
      }),
    ).toBe(25);
  });

  it('GAD-7: all 78,125 patterns of answers and gaps', () => {
    expect(
      expectAll('gad7', of(7, 0, 1, 2, 3, null), (answers) => {
        const given = answers.filter((one) => one !== null).length;
        const [a = null, b = null] = answers;
        const subscales = { gad2: a === null || b === null ? null : a + b };
        if (given < 5) return { total: null, band: null, flags: ['incomplete'], subscales };
        const total = Math.round((sumOf(answers) * 7) / given);
        return {
          total,
          band: ['minimal', 'mild', 'moderate', 'severe'][Math.min(3, Math.floor(total / 5))] ?? null,
          flags: [...(given < 7 ? ['prorated'] : []), ...(total >= 10 ? ['positive_screen'] : [])],
          subscales,
        };
      }),
    ).toBe(78_125);
  });

  it.each([
    ['male', 4],
    ['female', 3],
    ['other', 3],
    ['absent', 3],
    [undefined, 3],
  ] as const)('AUDIT-C: all 216 for sex %s, cut %d', (sex, cut) => {
    const seen = expectAll(
      'audit_c',
      of(3, 0, 1, 2, 3, 4, null),
      (answers) => {
        const [often] = answers;
        if (answers.includes(null) && often !== 0) return { total: null, band: null, flags: ['incomplete'] };
        const total = sumOf(answers);
        return {
          total,
          band: total >= 8 ? 'high_risk' : total >= cut ? 'positive' : 'negative',
          flags: [...(total >= cut ? ['positive_screen'] : []), ...(total >= 8 ? ['high_risk'] : [])],
        };
      },
      sex === undefined ? undefined : { sex },
    );
    expect(seen).toBe(216);
  });

  it('PC-PTSD-5: all 729', () => {
    expect(
      expectAll('pc_ptsd5', of(6, 0, 1, null), ([gate = null, ...rest]) => {
        if (gate === 0) return { total: 0, band: 'negative', flags: [] };
        if (gate === null || rest.includes(null)) return { total: null, band: null, flags: ['incomplete'] };
        const total = sumOf(rest);
        const flags =
          total >= 4
            ? ['positive_screen', 'positive_screen_lower_cut']
            : total === 3
              ? ['positive_screen_lower_cut']
              : [];
        return { total, band: total >= 4 ? 'positive' : 'negative', flags };
      }),
    ).toBe(729);
  });

  it('MDQ: all 8,192 symptom patterns with every answer about impact', () => {
    expect(
      expectAll('mdq', [...of(13, 0, 1), [0, 1, null], [0, 1, 2, 3, null]], (answers) => {
        const total = sumOf(answers.slice(0, 13));
        const [together = null, problem = null] = answers.slice(13);
        if (total < 7) return { total, band: 'negative', flags: [] };
        if (together === null || problem === null)
          return { total, band: null, flags: ['seven_plus_items', 'incomplete'] };
        return together === 1 && problem >= 2
          ? { total, band: 'positive', flags: ['seven_plus_items', 'positive_screen'] }
          : { total, band: 'negative', flags: ['seven_plus_items'] };
      }),
    ).toBe(122_880);
    const gap = [...Array<number>(12).fill(1), null, 1, 3];
    expect(score({ instrument: 'mdq', answers: gap })).toMatchObject({
      value: { total: null, band: null, flags: ['incomplete'] },
    });
  });

  it('QIDS-SR16: the domains, over every gap and extreme', () => {
    expect(
      expectAll(
        'qids_sr16',
        [
          ...of(4, 3, null),
          [1],
          ...of(4, 0, 2, null),
          [1],
          [0],
          ...of(1, 0, 1, 2, null),
          [1],
          [0],
          ...of(2, 0, 3, null),
        ],
        (answers) => {
          const most = (...numbers: number[]) => {
            const given = numbers.map((n) => answers[n - 1] ?? null).filter((one) => one !== null);
            return given.length === 0 ? null : Math.max(...given);
          };
          const subscales = {
            sleep: most(1, 2, 3, 4),
            sad_mood: most(5),
            appetite_weight: most(6, 7, 8, 9),
            concentration: most(10),
            self_view: most(11),
            suicidal_ideation: most(12),
            interest: most(13),
            energy: most(14),
            psychomotor: most(15, 16),
          };
          const isGap = (n: number) => (answers[n - 1] ?? null) === null;
          const flags: string[] = [];
          if ([1, 2, 3, 4, 15, 16].some(isGap) || (isGap(6) && isGap(7)) || (isGap(8) && isGap(9)))
            flags.push('partial_domain');
          const twelfth = answers[11] ?? 0;
          if (twelfth >= 1) flags.push('si_item_positive');
          if (twelfth >= 2) flags.push('si_item_high');
          const domains = Object.values(subscales);
          if (domains.includes(null))
            return { total: null, band: null, flags: [...flags, 'incomplete'], subscales };
          const total = sumOf(domains);
          const band =
            total <= 5
              ? 'none'
              : total <= 10
                ? 'mild'
                : total <= 15
                  ? 'moderate'
                  : total <= 20
                    ? 'severe'
                    : 'very_severe';
          return { total, band, flags, subscales };
        },
      ),
    ).toBe(16 * 81 * 4 * 9);
  });

  it('QIDS-SR16: totals from 0 to 27 have the published bands', () => {
    for (let total = 0; total <= 27; total += 1) {
      const domain = (i: number) => Math.min(3, Math.max(0, total - 3 * i));
      const [a, b, c, d, e, f, g, h, i] = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(domain);
      const answers = [a, 0, 0, 0, b, c, null, 0, null, d, e, f, g, h, i, 0];
      const result = score({ instrument: 'qids_sr16', answers });
      const band =
        total <= 5
          ? 'none'
          : total <= 10
            ? 'mild'
            : total <= 15
              ? 'moderate'
              : total <= 20
                ? 'severe'
                : 'very_severe';
      expect(result).toMatchObject({ value: { total, band } });
      expect(result.ok && result.value.flags.includes('partial_domain')).toBe(false);
    }
  });

  it('PEG: all 1,331, with one decimal', () => {
    const zeroToTen = Array.from({ length: 11 }, (_, i) => i);
    expect(
      expectAll('peg', of(3, ...zeroToTen), (answers) => {
        const thirds = sumOf(answers);
        // In tenths: thirds × 10 / 3, half up; a third is never a half, so rounding is plain.
        return { total: Math.round((thirds * 10) / 3) / 10, band: null, flags: [] };
      }),
    ).toBe(1_331);
  });

  it('DAST-10: all 1,024, the third item counting no', () => {
    expect(
      expectAll('dast10', of(10, 0, 1), (answers) => {
        const total = answers.filter((one, i) => (i === 2 ? one === 0 : one === 1)).length;
        const band =
          total === 0
            ? 'none'
            : total < 3
              ? 'low'
              : total < 6
                ? 'moderate'
                : total < 9
                  ? 'substantial'
                  : 'severe';
        return { total, band, flags: total >= 3 ? ['positive_screen'] : [] };
      }),
    ).toBe(1_024);
  });

  it.each(['aldrete', 'mpadss'] as const)('%s: all 1,024; never ready with a gap', (id) => {
    expect(
      expectAll(id, of(5, 0, 1, 2, null), (answers) => {
        if (answers.includes(null)) return { total: null, band: null, flags: ['incomplete'] };
        const total = sumOf(answers);
        return { total, band: total >= 9 ? 'ready' : 'not_ready', flags: [] };
      }),
    ).toBe(1_024);
  });

  it('every whole space stays inside its range', () => {
    for (const id of ['phq9', 'gad7', 'dast10', 'audit_c'] as const) {
      const { range, items } = instrumentById(id);
      const top = score({ instrument: id, answers: items.map(({ values }) => values.max) });
      expect(top.ok && top.value.total).toBe(id === 'dast10' ? 9 : range?.max);
    }
  });
});
