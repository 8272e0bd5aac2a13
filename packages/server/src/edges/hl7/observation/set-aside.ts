import type { Quarantined } from '../device-message.ts';
import { fieldOf, type Segment } from '../message/parse.ts';

/** Longer texts are none that a person reads in a list. */
const SHOWN = 120;

/** A row that gives no reading, with what it says as it was sent. */
export function setAside(
  obx: Segment,
  kind: Quarantined['kind'],
  reason: string,
  field: number,
): Quarantined {
  const sent = (n: number) => {
    const text = fieldOf(obx, n);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  };
  return {
    segment: `OBX[${obx.ordinal}]`,
    kind,
    reason,
    field,
    sent: { code: sent(3), value: sent(5), unit: sent(6) },
  };
}
