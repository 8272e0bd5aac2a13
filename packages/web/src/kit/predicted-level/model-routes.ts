import { type Dose, MODELS, type ModelSummary } from '@titrate/pk';
import { PRODUCT_WORDS } from '../format/treatment.ts';

export type PkRoute = Dose['route'];
export type DrugId = keyof typeof PRODUCT_WORDS;

/** The drug of a model, as its file names it. */
export const DRUG: Readonly<Record<DrugId, ModelSummary['drug']>> = {
  ketamine: 'ketamine (racemic)',
  esketamine: 'esketamine',
};

/** Every way a dose can enter a model, in words that can follow a drug's name. */
export const PK_ROUTE_WORDS: Readonly<Record<PkRoute, string>> = {
  'iv-infusion': 'into a vein, as an infusion',
  'iv-bolus': 'into a vein, all at once (bolus)',
  im: 'into a muscle',
  sc: 'under the skin',
  'nasal-device': 'into the nose, spray device',
  oral: 'by mouth, swallowed',
  film: 'film that dissolves in the mouth',
};

export const PK_ROUTES: readonly PkRoute[] = [
  'iv-infusion',
  'iv-bolus',
  'im',
  'sc',
  'nasal-device',
  'oral',
  'film',
];

/** Published models of this drug that know the route, the recommended one first. */
export const modelsOn = (drug: DrugId, route: PkRoute): readonly ModelSummary[] =>
  MODELS.filter((model) => whyNot(model, drug, route) === undefined);

/** Why a model cannot draw this drug by this route; `undefined` where it can. */
export function whyNot(model: ModelSummary, drug: DrugId, route: PkRoute): string | undefined {
  if (model.drug !== DRUG[drug])
    return `made for ${model.drug}. That is another drug than ${PRODUCT_WORDS[drug]}, and nothing converts between the two.`;
  if (!model.routes.includes(route))
    return `knows no dose given ${IN_SENTENCE[route]}. It knows doses ${model.routes.map(wordsOf).join('; ')}.`;
  return undefined;
}

/** Why no model at all draws it, and who draws the nearest thing. */
export function whyNone(drug: DrugId, route: PkRoute): string {
  const others = MODELS.filter((model) => model.routes.includes(route));
  const elsewhere = others.map(({ title }) => title).join('; ');
  return `No published model here knows how ${PRODUCT_WORDS[drug]} enters the blood when it is given ${IN_SENTENCE[route]}, so no curve is drawn.${
    others.length === 0
      ? ''
      : ` The route is known for ${others[0]?.drug ?? ''} only (${elsewhere}); another drug’s absorption is not borrowed.`
  }`;
}

/** The same ways inside a sentence, after `given`. */
const IN_SENTENCE: Readonly<Record<PkRoute, string>> = {
  'iv-infusion': 'as an infusion into a vein',
  'iv-bolus': 'into a vein all at once',
  im: 'into a muscle',
  sc: 'under the skin',
  'nasal-device': 'by a spray device into the nose',
  oral: 'by mouth',
  film: 'as a film in the mouth',
};

const isRoute = (route: string): route is PkRoute => Object.hasOwn(IN_SENTENCE, route);
const wordsOf = (route: string): string => (isRoute(route) ? IN_SENTENCE[route] : route);
