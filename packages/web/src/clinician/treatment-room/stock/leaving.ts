import { MG_PER_DEVICE } from '@titrate/clinical/ledger';
import { Decimal, err, ok, type Result } from '@titrate/quantity';

interface Leaving {
  readonly amountMg: number;
  readonly devices?: number;
}

/** What was typed as leaving a container: mg of a vial; devices as a count (CSR-04), of which half a one can be left. */
export function leavingOf(text: string, isDevice: boolean): Result<Leaving, string> {
  const typed = Decimal.parse(text.trim());
  if (!typed.ok)
    return err(isDevice ? 'Type how many devices, such as 1 or 0.5' : 'Type the amount in mg, such as 36.5');
  if (!isDevice) return ok({ amountMg: typed.value.toNumber() });
  const amountMg = MG_PER_DEVICE.times(typed.value).toNumber();
  const isWhole = typed.value.equals(typed.value.round(0));
  return ok(isWhole ? { amountMg, devices: typed.value.toNumber() } : { amountMg });
}
