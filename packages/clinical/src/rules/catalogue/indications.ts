/** What ketamine and esketamine are used for, how strong the evidence is, and the codes. */
import type { Mark, Product, Route } from '../rule.ts';

/** LABEL; RCT+ replicated randomised evidence; RCT- small or conflicting; OPEN; WEAK. */
export type Strength = 'LABEL' | 'RCT+' | 'RCT-' | 'OPEN' | 'WEAK';
export type IndicationClass = 'psychiatric' | 'pain';

export interface Evidence {
  /** Row of the catalogue. */
  readonly id: string;
  readonly product: Product | 'any';
  /** Left out: the row speaks of no route. */
  readonly routes?: readonly Route[];
  readonly strength: Strength;
  readonly summary: string;
  readonly sources: readonly { readonly key: string; readonly mark: Mark }[];
}

export interface Indication<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly class: IndicationClass;
  readonly evidence: readonly Evidence[];
  /** Code marks are `known`: verify against a licensed current release. */
  readonly icd10: readonly string[];
  readonly snomed: readonly string[];
}

const read = (key: string) => ({ key, mark: 'read' as const });
const known = (key: string) => ({ key, mark: 'known' as const });
const named = <const Id extends string>(indication: Indication<Id>): Indication<Id> => indication;

const ALL = [
  named({
    id: 'trd',
    title: 'Treatment-resistant depression',
    class: 'psychiatric',
    icd10: ['F32.2', 'F33.2', 'F32.1', 'F33.1'],
    snomed: ['370143000'],
    evidence: [
      {
        id: 'IND-01',
        product: 'esketamine',
        routes: ['IN'],
        strength: 'LABEL',
        summary:
          'Short trials and relapse prevention. Alone, 22.5 % reached remission at week 4 against 7.6 % on placebo.',
        sources: [read('L5')],
      },
      {
        id: 'IND-02',
        product: 'ketamine',
        routes: ['IV'],
        strength: 'RCT+',
        summary:
          'Canadian guidance: level 1 for one infusion, level 3 for repeated ones, third-line. Other routes rest on level 3 to 4.',
        sources: [read('G2')],
      },
    ],
  }),
  named({
    id: 'mdsi',
    title: 'Major depression with acute suicidal ideation or behaviour',
    class: 'psychiatric',
    icd10: ['R45.851', 'F32', 'F33'],
    snomed: ['6471006'],
    evidence: [
      {
        id: 'IND-03',
        product: 'ketamine',
        routes: ['IV'],
        strength: 'RCT+',
        summary:
          'Short term only: thoughts of suicide fell more than with midazolam at day 1 (n = 80) and cleared more often at day 3 (n = 156).',
        sources: [read('E-GRU'), read('E-ABB')],
      },
      {
        id: 'IND-04',
        product: 'esketamine',
        routes: ['IN'],
        strength: 'LABEL',
        summary: '84 mg twice weekly for four weeks with an oral antidepressant.',
        sources: [read('L3')],
      },
    ],
  }),
  named({
    id: 'bipolar-depression',
    title: 'Bipolar depression',
    class: 'psychiatric',
    icd10: ['F31.3', 'F31.4', 'F31.81'],
    snomed: ['13746004'],
    evidence: [
      {
        id: 'IND-05',
        product: 'ketamine',
        routes: ['IV'],
        strength: 'RCT-',
        summary:
          'As an add-on to a mood stabiliser: six studies, n = 135, response 61 % against 5 %; one manic event in each arm.',
        sources: [read('E-BIP')],
      },
    ],
  }),
  named({
    id: 'ptsd',
    title: 'Post-traumatic stress disorder',
    class: 'psychiatric',
    icd10: ['F43.10', 'F43.11', 'F43.12'],
    snomed: ['47505003'],
    evidence: [
      {
        id: 'IND-06',
        product: 'ketamine',
        routes: ['IV'],
        strength: 'RCT-',
        summary:
          'Conflicting: one trial (n = 30) found a clear gain for about a month; a larger military trial (n = 158) found none on PTSD scales.',
        sources: [read('E-FED'), read('E-ABD')],
      },
    ],
  }),
  named({
    id: 'social-anxiety',
    title: 'Social anxiety disorder',
    class: 'psychiatric',
    icd10: ['F40.10', 'F40.11'],
    snomed: ['25501002'],
    evidence: [
      {
        id: 'IND-07',
        product: 'ketamine',
        strength: 'RCT-',
        summary:
          'One crossover trial (n = 18): response 33.3 % against none; pooled odds favour ketamine with a very wide interval.',
        sources: [read('E-TAY'), read('E-WHI')],
      },
    ],
  }),
  named({
    id: 'gad',
    title: 'Generalised anxiety disorder',
    class: 'psychiatric',
    icd10: ['F41.1'],
    snomed: ['21897009'],
    evidence: [
      {
        id: 'IND-08',
        product: 'ketamine',
        strength: 'OPEN',
        summary:
          'Anxiety scores fall beside depression in clinic series; little randomised evidence for this disorder.',
        sources: [read('E-HIE'), known('IND-08')],
      },
    ],
  }),
  named({
    id: 'ocd',
    title: 'Obsessive-compulsive disorder',
    class: 'psychiatric',
    icd10: ['F42.2', 'F42.9'],
    snomed: ['191736004'],
    evidence: [
      {
        id: 'IND-09',
        product: 'ketamine',
        strength: 'RCT-',
        summary: 'One small crossover trial; half responded, for about a week.',
        sources: [known('IND-09'), read('E-WHI')],
      },
    ],
  }),
  named({
    id: 'crps',
    title: 'Complex regional pain syndrome',
    class: 'pain',
    icd10: ['G90.5', 'G56.4', 'G57.7'],
    snomed: ['128200000'],
    evidence: [
      {
        id: 'IND-10',
        product: 'ketamine',
        strength: 'RCT-',
        summary:
          'Moderate evidence of benefit up to 12 weeks with infusions of many hours over several days.',
        sources: [read('G3')],
      },
    ],
  }),
  named({
    id: 'spinal-cord-injury-pain',
    title: 'Pain after spinal cord injury',
    class: 'pain',
    icd10: ['G89.2', 'G95'],
    snomed: ['82423001'],
    evidence: [
      {
        id: 'IND-11',
        product: 'ketamine',
        strength: 'RCT-',
        summary: 'Weak evidence, short-term benefit only.',
        sources: [read('G3')],
      },
    ],
  }),
  named({
    id: 'other-chronic-pain',
    title:
      'Mixed neuropathic, phantom limb, post-herpetic, fibromyalgia, cancer, ischaemic, migraine or low-back pain',
    class: 'pain',
    icd10: ['M79.2', 'G54.6', 'B02.29', 'M79.7', 'G43', 'G89.4'],
    snomed: ['203082005', '37796009', '247398009'],
    evidence: [
      {
        id: 'IND-12',
        product: 'ketamine',
        strength: 'WEAK',
        summary: 'Weak or no evidence even for immediate relief; none for the medium or long term.',
        sources: [read('G3')],
      },
    ],
  }),
  named({
    id: 'refractory-headache',
    title: 'Refractory chronic migraine or cluster headache',
    class: 'pain',
    icd10: ['G43.71', 'G44.02'],
    snomed: ['37796009', '193031009'],
    evidence: [
      {
        id: 'IND-13',
        product: 'ketamine',
        strength: 'WEAK',
        summary: 'Monitored inpatient infusions were reported helpful; no prospective proof.',
        sources: [read('E-MIG')],
      },
    ],
  }),
] as const;

export type IndicationId = (typeof ALL)[number]['id'];
export const INDICATIONS: readonly Indication<IndicationId>[] = ALL;
export const INDICATION_IDS: readonly IndicationId[] = INDICATIONS.map((indication) => indication.id);

const BY_ID: ReadonlyMap<string, Indication<IndicationId>> = new Map(INDICATIONS.map((row) => [row.id, row]));
export const indicationById = (id: string): Indication<IndicationId> | undefined => BY_ID.get(id);

/** The catalogued evidence for this use by this route, or `undefined`: then nobody has listed any. */
export function evidenceFor(id: IndicationId, product: Product, route: Route): Evidence | undefined {
  return indicationById(id)?.evidence.find(
    (row) =>
      (row.product === 'any' || row.product === product) &&
      (row.routes === undefined || row.routes.includes(route)),
  );
}
