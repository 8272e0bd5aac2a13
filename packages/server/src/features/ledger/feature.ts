import type { Feature } from '../../platform/feature.ts';
import { countingRoutes } from './counting.routes.ts';
import { countRoutes } from './counts.routes.ts';
import { movementRoutes } from './movements.routes.ts';
import { printRoutes } from './print.routes.ts';
import { setUpRoutes } from './set-up.routes.ts';
import { signalRoutes } from './signals.routes.ts';
import { stockRoutes } from './stock.routes.ts';
import { weekRoutes } from './weeks.routes.ts';

/** The controlled-drug ledger: formulary, shelves, movements with a second person, blind counts, weeks, signals. */
export const ledgerFeature: Feature = {
  name: 'ledger',
  routes: [
    ...stockRoutes,
    ...setUpRoutes,
    ...movementRoutes,
    ...countRoutes,
    ...countingRoutes,
    ...weekRoutes,
    ...signalRoutes,
    ...printRoutes,
  ],
};
