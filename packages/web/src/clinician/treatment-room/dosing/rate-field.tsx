import { pumpMlPerH } from '@titrate/clinical/dose';
import { Decimal } from '@titrate/quantity';
import { rangeOf } from '../../../kit/ui/quantity.ts';
import { QuantityField, type QuantityValue } from '../../../kit/ui/quantity-field.tsx';
import { amount, mgPerHourOf } from '../chart/amounts.ts';
import { boundsOf } from '../chart/bounds.ts';

interface RateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly concentrationMgPerMl: number;
  readonly value: QuantityValue;
  readonly onChange: (value: QuantityValue) => void;
}

/** A rate is typed in mg/h; what the pump is set to follows from the bag and is never typed first (DOSE-01). */
export function RateField({ name, label, concentrationMgPerMl, value, onChange }: RateFieldProps) {
  const pump = pumpRateOf(value, concentrationMgPerMl);
  return (
    <>
      <QuantityField
        name={name}
        label={label}
        unit="mg/h"
        bounds={{ absolute: mgPerHourRange(concentrationMgPerMl) }}
        value={value}
        onChange={onChange}
      />
      {pump === undefined ? null : (
        <p role="status">
          Set the pump to <strong>{amount(pump.toNumber(), 'mL/h')}</strong> of {concentrationMgPerMl} mg per
          mL: {amount(mgPerHourOf(pump, concentrationMgPerMl), 'mg/h', 2)}.
        </p>
      )}
    </>
  );
}

/** The step of the pump that is next to the typed mg/h. */
export function pumpRateOf(typed: QuantityValue, concentrationMgPerMl: number): Decimal | undefined {
  return typed.value === undefined
    ? undefined
    : Decimal.of(pumpMlPerH(typed.value, Decimal.of(concentrationMgPerMl)));
}

/** What a pump can run, as mg/h of this bag, inside what the record takes. */
function mgPerHourRange(concentrationMgPerMl: number) {
  const pump = boundsOf('infusion.rateChanged', 'rateMlPerH').absolute;
  const record = boundsOf('infusion.rateChanged', 'rateMgPerH').absolute;
  const slowest = mgPerHourOf(pump.min, concentrationMgPerMl);
  const fastest = mgPerHourOf(pump.max, concentrationMgPerMl);
  return rangeOf(Math.max(slowest, record.min.toNumber()), Math.min(fastest, record.max.toNumber()));
}
