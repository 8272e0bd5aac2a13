import type { Feature } from '../../platform/feature.ts';
import { StateCache } from '../sessions/store.ts';
import './rems.tables.ts';
import { remsRoutes } from './rems.routes.ts';

/** The monitoring form of each esketamine session: filled from the record, sent by people, followed until it is accepted. */
export const remsFeature: Feature = { name: 'rems', routes: [...remsRoutes(new StateCache())] };
