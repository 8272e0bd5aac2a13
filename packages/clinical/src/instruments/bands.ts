import { instrumentById } from './catalogue/index.ts';
import { bandListOf } from './engine/bands.ts';
import type { ScoreContext } from './engine/context.ts';
import type { InstrumentId } from './ids.ts';

export interface BandRange {
  readonly code: string;
  readonly label: string;
  readonly patientLabel: string;
  /** First and last value of the band, both included. */
  readonly from: number;
  readonly to: number;
}

/**
 * Bands to draw behind a chart of totals. Empty where the bands are read from something else than the total
 * (worst pain of the BPI, the ICSI half of O'Leary-Sant, the tiers of the C-SSRS) or where there are none.
 */
export function bandsOf(instrument: InstrumentId, context: ScoreContext = {}): readonly BandRange[] {
  const { bands } = instrumentById(instrument);
  return bands === undefined || bands.on.kind !== 'total' ? [] : bandListOf(bands, context);
}

/** Words of a band; `null` when the instrument has no band of this code. */
export function bandLabel(
  instrument: InstrumentId,
  code: string | null,
  audience: 'clinician' | 'patient',
): string | null {
  const found = instrumentById(instrument).bands?.list.find((one) => one.code === code);
  if (found === undefined) return null;
  return audience === 'clinician' ? found.label : found.patientLabel;
}
