import { MG_PER_DEVICE } from '@titrate/clinical/ledger';
import type { EventData } from '@titrate/clinical/session';
import { Decimal, err, ok, type Result } from '@titrate/quantity';

/** What a container is counted in. */
export interface Counted {
  readonly one: string;
  readonly many: string;
  readonly mg: Decimal;
  /** Where the record keeps the count. */
  readonly as: 'devices' | 'units';
}

/** How a draw was counted; a vial was measured. */
export function countedIn({
  devices,
  unit,
}: Pick<EventData['drug.drawn'], 'devices' | 'unit'>): Counted | undefined {
  if (unit !== undefined)
    return { one: unit.name, many: `${unit.name}s`, mg: Decimal.of(unit.mg), as: 'units' };
  return devices === undefined
    ? undefined
    : { one: 'device', many: 'devices', mg: MG_PER_DEVICE, as: 'devices' };
}

interface Leaving {
  readonly amountMg: number;
  readonly devices?: number;
  readonly units?: number;
}

/** What was typed as leaving a container: mg of a vial; devices and units as a count (CSR-04), of which half a one can be left. */
export function leavingOf(text: string, counted: Counted | undefined): Result<Leaving, string> {
  const typed = Decimal.parse(text.trim());
  if (!typed.ok)
    return err(
      counted === undefined
        ? 'Type the amount in mg, such as 36.5'
        : `Type how many ${counted.many}, such as 1 or 0.5`,
    );
  if (counted === undefined) return ok({ amountMg: typed.value.toNumber() });
  const amountMg = counted.mg.times(typed.value).toNumber();
  return ok(typed.value.isWhole() ? { amountMg, [counted.as]: typed.value.toNumber() } : { amountMg });
}
