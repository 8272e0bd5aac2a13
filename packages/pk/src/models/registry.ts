import type { ModelDefinition } from './definition.ts';
import { dominoStanpump } from './domino-stanpump.model.ts';
import { kamp2020Meta3cmt } from './kamp2020-meta-3cmt.model.ts';
import { otto2021Esketamine } from './otto2021-esketamine.model.ts';
import { perezruixo2021Esketamine } from './perezruixo2021-esketamine.model.ts';
import { racemicTwoEnantiomer } from './racemic-two-enantiomer.model.ts';
import { simons2022OralFilm } from './simons2022-oral-film.model.ts';

/** Every model of the product: one file and one line here each; a test names a file without its line. All else derives from it. */
export const DEFINITIONS: readonly ModelDefinition[] = [
  racemicTwoEnantiomer,
  otto2021Esketamine,
  perezruixo2021Esketamine,
  simons2022OralFilm,
  kamp2020Meta3cmt,
  dominoStanpump,
];

export function definitionById(id: string): ModelDefinition | undefined {
  return DEFINITIONS.find((definition) => definition.id === id);
}
