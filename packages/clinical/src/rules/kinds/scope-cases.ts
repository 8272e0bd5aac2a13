import { type AppliesTo, PRODUCTS, ROUTES, type RuleCase, STAGES } from '../rule.ts';

/** One case for each thing a rule does not speak about: another product, route, stage, region or kind of indication. */
export function scopeCases(to: AppliesTo): readonly RuleCase[] {
  const cases: RuleCase[] = [];
  const outside = <T extends string>(all: readonly T[], some: readonly T[] | undefined) =>
    some === undefined ? undefined : all.find((value) => !some.includes(value));
  const product = outside(PRODUCTS, to.products);
  if (product !== undefined) {
    cases.push({
      name: `does not speak about ${product}`,
      given: { product, ...(to.routes === undefined ? {} : { route: to.routes[0] ?? 'IV' }) },
      expect: 'not-applicable',
    });
  }
  const route = outside(ROUTES, to.routes);
  if (route !== undefined) {
    cases.push({
      name: `does not speak about the route ${route}`,
      given: { route },
      expect: 'not-applicable',
    });
  }
  const stage = outside(STAGES, to.stages);
  if (stage !== undefined) {
    cases.push({ name: `is not asked at the ${stage} stage`, given: { stage }, expect: 'not-applicable' });
  }
  const region = outside(['US', 'EU'] as const, to.regions);
  if (region !== undefined) {
    cases.push({ name: `does not apply in the ${region}`, given: { region }, expect: 'not-applicable' });
  }
  if (to.ongoingOnly === true) {
    cases.push({
      name: 'is silent before the first session',
      given: { firstSession: true },
      expect: 'not-applicable',
    });
  }
  if (to.beforeFirstOnly === true) {
    cases.push({
      name: 'is silent after the first session',
      given: { firstSession: false },
      expect: 'not-applicable',
    });
  }
  if (to.indicationClass !== undefined) {
    cases.push({
      name: `does not speak about ${to.indicationClass === 'pain' ? 'a psychiatric indication' : 'pain'}`,
      given: { indications: [to.indicationClass === 'pain' ? 'trd' : 'crps'] },
      expect: 'not-applicable',
    });
  }
  return cases;
}
