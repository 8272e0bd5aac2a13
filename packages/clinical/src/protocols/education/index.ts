import { after } from './after.ts';
import { before } from './before.ts';
import { benefitsAndLimits } from './benefits-and-limits.ts';
import { commonEffects } from './common-effects.ts';
import { costAndAlternatives } from './cost-and-alternatives.ts';
import { homeProducts } from './home-products.ts';
import { howItMayWork } from './how-it-may-work.ts';
import { longTerm } from './long-term.ts';
import { rights } from './rights.ts';
import { seriousRisks } from './serious-risks.ts';
import type { EducationTopic } from './topic.ts';
import { whatItIs } from './what-it-is.ts';
import { whatToExpect } from './what-to-expect.ts';

/** What everyone should be able to read before deciding, in the order it is best read. */
export const EDUCATION: readonly EducationTopic[] = [
  whatItIs,
  howItMayWork,
  benefitsAndLimits,
  whatToExpect,
  commonEffects,
  seriousRisks,
  before,
  after,
  costAndAlternatives,
  longTerm,
  homeProducts,
  rights,
];

export function educationBySlug(slug: string): EducationTopic | undefined {
  return EDUCATION.find((topic) => topic.slug === slug);
}
