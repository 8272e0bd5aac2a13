import { Decimal } from '@titrate/quantity';

/** CSR-02 [default]: amounts of a session are told apart to a tenth of a milligram; a pump does not measure finer. */
export const RECONCILE_PLACES = 1;

/** What one container did in one session, in milligrams. */
export interface ContainerUse {
  readonly vialId: string;
  readonly lot?: string | undefined;
  readonly drawnMg: Decimal;
  /** Wasted and seen by a witness. */
  readonly wastedMg: Decimal;
  readonly returnedMg: Decimal;
}

/** An amount given to the patient; a device names the lot it came from. */
export interface GivenPart {
  readonly mg: Decimal;
  readonly lot?: string | undefined;
}

export interface ContainerAccount extends ContainerUse {
  readonly givenMg: Decimal;
  /** Drawn less given, wasted and returned: 0 when the container adds up. */
  readonly differenceMg: Decimal;
}

/**
 * Whether every container of a session adds up: drawn = given + wasted + returned (CSR-02). What was given comes first
 * out of the lot it names, then out of the containers in the order in which they were drawn. A remainder smaller
 * than a pump can tell counts as given, so that the entries of a container that adds up sum to exactly nothing.
 */
export function reconcile(
  containers: readonly ContainerUse[],
  parts: readonly GivenPart[],
): readonly ContainerAccount[] {
  const given = containers.map(() => Decimal.zero);
  const capacityOf = (use: ContainerUse) => use.drawnMg.minus(use.wastedMg).minus(use.returnedMg);
  const pour = (mg: Decimal, may: (use: ContainerUse) => boolean): Decimal => {
    let left = mg;
    containers.forEach((use, index) => {
      const before = given[index] ?? Decimal.zero;
      const room = capacityOf(use).minus(before);
      if (!may(use) || room.isNegative() || left.isZero()) return;
      const taken = room.compare(left) < 0 ? room : left;
      given[index] = before.plus(taken);
      left = left.minus(taken);
    });
    return left;
  };
  const rest = parts.reduce(
    (sum, part) => sum.plus(part.lot === undefined ? part.mg : pour(part.mg, (use) => use.lot === part.lot)),
    Decimal.zero,
  );
  const over = pour(rest, () => true);
  return containers.map((use, index) => {
    // What no container could hold was given all the same: it stands against the last one.
    const poured = (given[index] ?? Decimal.zero).plus(index === containers.length - 1 ? over : Decimal.zero);
    const open = capacityOf(use).minus(poured);
    const isNothing = open.round(RECONCILE_PLACES).isZero();
    return {
      ...use,
      givenMg: isNothing ? capacityOf(use) : poured,
      differenceMg: isNothing ? Decimal.zero : open,
    };
  });
}

/** The sum over all containers; 0 when the session adds up. */
export const differenceOf = (accounts: readonly ContainerAccount[]): Decimal =>
  accounts.reduce((sum, one) => sum.plus(one.differenceMg), Decimal.zero);
