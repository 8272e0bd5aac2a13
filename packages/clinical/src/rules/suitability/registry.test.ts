import { describe, expect, it } from 'vitest';
import { CASE_MOMENT, caseDocument } from '../cases.ts';
import { sourceByKey } from '../catalogue/sources.ts';
import { FACTS, factById } from '../facts.ts';
import { labelOfInput } from '../inputs.ts';
import { parseSnapshot } from '../parse-snapshot.ts';
import { RULES } from '../registry.ts';
import type { Rule, RuleCase } from '../rule.ts';
import { evaluateRules } from '../screen.ts';

function snapshotOf(rule: Rule, row: RuleCase) {
  const parsed = parseSnapshot(caseDocument(row.given, rule.appliesTo));
  if (!parsed.ok) throw new Error(`${rule.id}, ${row.name}: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.cases.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    const [finding] = evaluateRules([rule], snapshotOf(rule, row), CASE_MOMENT);
    expect(finding?.result ?? 'not-applicable').toBe(row.expect);
    if (row.severity !== undefined) expect(finding?.severity).toBe(row.severity);
    if (row.missing !== undefined) {
      expect(finding?.missing.map((entry) => entry.input)).toEqual(expect.arrayContaining([...row.missing]));
    }
  });

  it('has a case for each answer it can give', () => {
    const expected = new Set(rule.cases.map((row) => row.expect));
    const always = rule.severity === 'information' || rule.id === 'IND-REG-04';
    const canBeTrue = !/^(WU|DI-23|IND-TRD-03|RM-04)/.test(rule.id);
    expect(expected).toContain('false');
    if (canBeTrue) expect(expected).toContain('true');
    if (!always && rule.id !== 'IND-RULE-01') expect(expected).toContain('unknown');
  });

  it('has a case on each threshold and on both its sides', () => {
    const edges = new Set(rule.cases.map((row) => row.edge));
    for (const [name, threshold] of Object.entries(rule.thresholds ?? {})) {
      for (const side of ['below', 'at', 'above'] as const) {
        const impossible = side === 'below' && threshold.at.value === 0;
        if (!impossible) expect(edges, `${name}:${side}`).toContain(`${name}:${side}`);
      }
    }
  });

  it('has a case outside each limit of what it applies to', () => {
    const { products, routes, stages, regions, indicationClass, ongoingOnly, beforeFirstOnly } =
      rule.appliesTo;
    const limits = [products, routes, stages, regions, indicationClass, ongoingOnly, beforeFirstOnly].filter(
      (limit) => limit !== undefined,
    );
    const outside = rule.cases.filter((row) => row.expect === 'not-applicable');
    expect(outside).toHaveLength(limits.length);
  });

  it('says what it is, why, and where from', () => {
    expect(rule.version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const text of [rule.title, rule.rationale, rule.clinicianText, rule.patientText]) {
      expect(text.trim().length).toBeGreaterThan(5);
    }
    expect(rule.rationale.length).toBeGreaterThan(60);
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const source of rule.sources) {
      expect(source.place.length).toBeGreaterThan(3);
      expect(sourceByKey(source.key), source.key).toBeDefined();
    }
    expect(rule.onUnknown).toBe(
      rule.severity === 'block' ? 'hold' : rule.severity === 'information' ? 'ignore' : 'ask',
    );
    if (rule.relaxable === true) expect(rule.severity).toBe('block');
    expect(new Set(rule.cases.map((row) => row.name)).size).toBe(rule.cases.length);
  });

  it('lists only inputs that exist', () => {
    const facts = new Set(FACTS.map((fact) => fact.id as string));
    expect(new Set(rule.inputs).size).toBe(rule.inputs.length);
    for (const input of rule.inputs) {
      const [kind = '', name = ''] = input.split('.');
      if (kind === 'facts') expect(facts, input).toContain(name);
      else
        expect(
          [
            'patient',
            'treatment',
            'vitals',
            'measurements',
            'medicines',
            'allergies',
            'antidepressantTrials',
            'instruments',
            'records',
            'site',
            'region',
            'exposure',
          ],
          input,
        ).toContain(kind);
    }
  });
});

describe('The catalogue of rules', () => {
  it('uses each id once', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  it('has a name on the screen for every input', () => {
    for (const input of RULES.flatMap((rule) => rule.inputs))
      expect(labelOfInput(input), input).not.toBe(input);
  });

  it('asks no question that no rule needs', () => {
    const needed = new Set(RULES.flatMap((rule) => rule.inputs));
    expect(FACTS.filter((fact) => !needed.has(`facts.${fact.id}`)).map((fact) => fact.id)).toEqual([]);
  });

  it('asks each follow-up after a question that exists', () => {
    for (const fact of FACTS) {
      if (fact.askedWhenYes !== undefined) expect(factById(fact.askedWhenYes)?.kind).toBe('yes-no');
    }
  });
});
