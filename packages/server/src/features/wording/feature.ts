import type { Feature } from '../../platform/feature.ts';
import { wordingRoutes } from './wording.routes.ts';

/** The words of instruments that a clinic may show: imported under its own licence, or shipped under conditions. */
export const wordingFeature: Feature = { name: 'wording', routes: wordingRoutes };
