import { describe, expect, it } from 'vitest';
import { labelOfInput } from './inputs.ts';
import { RULES } from './registry.ts';

describe('what an input of a finding is called', () => {
  it.each([
    ['facts.delirium', 'Delirium'],
    ['records.ecg', 'Electrocardiogram'],
    ['measurements.creatinine', 'Creatinine'],
    ['instruments.phq9', 'Questionnaire phq9'],
    ['treatment.route', 'Route'],
    ['medicines', 'Medicine list'],
  ])('%s reads %s', (input, label) => {
    expect(labelOfInput(input)).toContain(label);
  });

  it('of a question of an earlier version that is asked no more is its own id', () => {
    for (const gone of ['facts.gone', 'records.gone', 'measurements.gone', 'treatment.gone', 'gone'])
      expect(labelOfInput(gone)).toBe(gone);
  });

  it('is a word of its own for every input that a rule lists', () => {
    const inputs = [...new Set(RULES.flatMap((rule) => rule.inputs))];
    expect(inputs.filter((input) => labelOfInput(input) === input)).toEqual([]);
  });
});
