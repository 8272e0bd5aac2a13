import { describe, expect, it } from 'vitest';
import { tellsOfDanger } from './urgent.ts';

const phq9 = (item9: number | null) => ({
  instrument: 'phq9' as const,
  version: '1.0.0',
  answers: [0, 0, 0, 0, 0, 0, 0, 0, item9],
});

describe('an enquiry that tells of danger', () => {
  it.each([
    [[], [], false],
    [['depression'], [phq9(0)], false],
    [['depression'], [phq9(null)], false],
    [['depression'], [phq9(1)], true],
    [['suicidal-thoughts'], [], true],
  ] as const)('%j with %j: %s', (topics, attached, expected) => {
    expect(tellsOfDanger(topics, attached)).toBe(expected);
  });
});
