import { Quantity } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { YesNoFactId } from '../facts.ts';
import { factRule } from './fact-rule.ts';

const ruleOf = (...anyOfFacts: readonly YesNoFactId[]) =>
  factRule({
    id: 'SC-000',
    version: '1.0.0',
    title: 'A rule of a test',
    subject: 'test',
    severity: 'block',
    appliesTo: {},
    anyOfFacts,
    sources: [],
    rationale: 'A rule of a test.',
    dataMaxAge: Quantity.of(10, 'd'),
    clinicianText: 'A rule of a test.',
    patientText: 'A rule of a test.',
  });

describe('a rule of coded questions', () => {
  it('reads whether pregnancy is possible as soon as one of them is about it', () => {
    expect(ruleOf('pregnant', 'dialysis').inputs).toEqual([
      'facts.pregnant',
      'facts.dialysis',
      'patient.canBecomePregnant',
    ]);
    expect(ruleOf('dialysis').inputs).toEqual(['facts.dialysis']);
  });

  it('shows the age of an answer on both sides of its limit, an hour beyond it', () => {
    const ages = ruleOf('delirium').cases.flatMap(({ given, expect: result }) => {
      const fact = given.facts?.delirium;
      return typeof fact === 'object' && fact !== null && 'daysOld' in fact
        ? [[fact.value, fact.daysOld * 24, result]]
        : [];
    });
    expect(ages).toEqual([
      ['no', 240, 'false'],
      ['no', 241, 'unknown'],
      ['yes', 410 * 24, 'unknown'],
    ]);
  });

  it('says of a lasting yes that it never ages, of another that it does', () => {
    const names = (id: YesNoFactId) => ruleOf(id).cases.map(({ name }) => name.split(':')[0]);
    expect(names('aneurysm')).toContain('a yes never ages');
    expect(names('aneurysm')).not.toContain('a yes beyond the age limit is unknown');
    expect(names('delirium')).toContain('a yes beyond the age limit is unknown');
  });
});
