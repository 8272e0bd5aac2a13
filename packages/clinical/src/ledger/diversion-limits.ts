/** CS-16: every number that a signal of diversion hangs on. All of them are starting values that a director confirms. */
export interface DiversionLimit {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly meaning: string;
  readonly source: string;
  readonly mark: 'default';
}

const ROW = 'row CS-16 of the protocol catalogue';
const OURS = 'no source: proposed by this product';
const limit = (
  name: string,
  value: number,
  unit: string,
  meaning: string,
  source: string = OURS,
): DiversionLimit => ({ id: `CS-16/${name}`, value, unit, meaning, source, mark: 'default' });

export const DIVERSION_LIMITS = {
  span: limit('span', 90, 'd', 'Only entries of so many days, today included, are looked at'),
  wasteDeviations: limit('waste-deviations', 2, 'SD', 'A share wasted further than this above peers', ROW),
  wasteExcess: limit(
    'waste-excess',
    5,
    '%',
    'and at least so many percentage points above their mean: peers who all waste the same have no spread',
  ),
  wasteContainers: limit(
    'waste-containers',
    10,
    'containers',
    'Fewest containers of a person whose share wasted is compared at all',
  ),
  wastePeers: limit('waste-peers', 3, 'people', 'Fewest peers whose mean and spread mean anything'),
  brokenTimes: limit('broken-times', 3, 'entries', 'So many wastes or losses as "broken" are repeated'),
  cancelledContainers: limit(
    'cancelled-containers',
    3,
    'containers',
    'So many containers drawn for sessions that were cancelled or never dosed',
  ),
  opens: limit('opens', 6 * 60, 'min', 'Minutes after midnight, clinic time: earlier acts are off hours'),
  closes: limit('closes', 21 * 60, 'min', 'Minutes after midnight, clinic time: later acts are off hours'),
  offHoursTimes: limit('off-hours-times', 1, 'entries', 'So many acts off hours are told'),
  pairShare: limit('pair-share', 80, '%', 'One witness saw more than this share of a person’s wastes', ROW),
  pairWastes: limit('pair-wastes', 10, 'wastes', 'Fewest witnessed wastes of which a share means anything'),
  pairOthers: limit(
    'pair-others',
    3,
    'people',
    'Fewest other people in the ledger: where few are there, the same two meet anyway',
  ),
} as const satisfies Record<string, DiversionLimit>;

/** A clinic may hold other figures against its books. */
export type DiversionLimits = { readonly [K in keyof typeof DIVERSION_LIMITS]: DiversionLimit };
