import { describe, expect, it } from 'vitest';
import { caseDocument } from '../cases.ts';
import { parseSnapshot } from '../parse-snapshot.ts';
import type { AppliesTo, RuleCase } from '../rule.ts';
import { applies } from '../screen.ts';
import { scopeCases } from './scope-cases.ts';

const speaks = (to: AppliesTo, given: RuleCase['given']): boolean => {
  const snapshot = parseSnapshot(caseDocument(given, to));
  if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.error));
  return applies(to, snapshot.value);
};

const SCOPES: readonly (readonly [string, AppliesTo, readonly string[]])[] = [
  ['everybody', {}, []],
  ['one product', { products: ['ketamine'] }, ['does not speak about esketamine']],
  [
    'one product by one route',
    { products: ['esketamine'], routes: ['IN'] },
    ['does not speak about ketamine', 'does not speak about the route IV'],
  ],
  ['one stage', { stages: ['assessment'] }, ['is not asked at the session stage']],
  ['one region', { regions: ['US'] }, ['does not apply in the EU']],
  ['a course that runs', { ongoingOnly: true }, ['is silent before the first session']],
  ['a course to come', { beforeFirstOnly: true }, ['is silent after the first session']],
  ['pain', { indicationClass: 'pain' }, ['does not speak about a psychiatric indication']],
  ['psychiatry', { indicationClass: 'psychiatric' }, ['does not speak about pain']],
];

it('a rule for pain speaks where pain is one of several indications', () => {
  const pain: AppliesTo = { indicationClass: 'pain' };
  expect(speaks(pain, { indications: ['trd', 'crps'] })).toBe(true);
  expect(speaks(pain, { indications: ['trd', 'ptsd'] })).toBe(false);
});

it('another product is asked about by the route that the rule speaks about', () => {
  const [product] = scopeCases({ products: ['esketamine'], routes: ['IN'] });
  expect(product?.given).toEqual({ product: 'ketamine', route: 'IN' });
});

describe('what a rule does not speak about', () => {
  it.each(SCOPES)('of a rule for %s', (_, to, names) => {
    const cases = scopeCases(to);
    expect(cases.map(({ name }) => name)).toEqual(names);
    for (const { given, expect: expected } of cases) {
      expect(expected).toBe('not-applicable');
      expect(speaks(to, given)).toBe(false);
    }
    expect(speaks(to, {})).toBe(true);
  });
});
