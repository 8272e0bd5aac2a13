import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { DeviceReading, Retraction } from './device-message.ts';
import { reconcile, type StoredReading } from './reconcile.ts';

const AT = instant(1_770_000_000_000);
function aReading(value: string, status: DeviceReading['status'] = 'preliminary'): DeviceReading {
  return {
    kind: 'spo2',
    value,
    unit: '%',
    received: { value, unit: '%' },
    observedAt: AT,
    timeSource: 'OBX-14',
    zoneSource: 'stated',
    timeText: '',
    code: '150456',
    codeName: '',
    codeSystem: 'MDC',
    subId: '1',
    status,
    statusText: 'R',
    aperiodic: false,
    flags: [],
    key: 'k',
    segment: 1,
  };
}
const kept = (value: string, state: StoredReading['state'] = 'current'): StoredReading => ({
  id: `id-${value}`,
  key: 'k',
  value,
  unit: '%',
  state,
});
const retraction: Retraction = {
  key: 'k',
  code: '150456',
  subId: '1',
  observedAt: AT,
  reason: 'wrong-patient',
  segment: 1,
};
const meet = (stored: readonly StoredReading[], ...readings: readonly DeviceReading[]) => {
  const { keep, repeats } = reconcile({ readings, retractions: [] }, stored);
  return [
    ...keep.map(
      (one) =>
        `${one.disposition} ${one.reading.value}${one.replaces.length ? ` for ${one.replaces.join()}` : ''}`,
    ),
    ...repeats.map((one) => `repeat ${one.value}`),
  ];
};

describe('a reading that meets what is stored', () => {
  it('is new where nothing is stored', () => expect(meet([], aReading('97'))).toEqual(['new 97']));
  it('is a repeat with the same value', () =>
    expect(meet([kept('97')], aReading('97'))).toEqual(['repeat 97']));
  it('is a conflict with another value, and both stay', () =>
    expect(meet([kept('97')], aReading('84'))).toEqual(['conflict 84']));
  it('conflicts inside one message too', () =>
    expect(meet([], aReading('97'), aReading('84'))).toEqual(['new 97', 'conflict 84']));
  it('replaces as a correction', () =>
    expect(meet([kept('97')], aReading('84', 'corrected'))).toEqual(['correction 84 for id-97']));
  it('replaces both sides of a conflict', () =>
    expect(meet([kept('97'), kept('84')], aReading('97', 'corrected'))).toEqual([
      'correction 97 for id-97,id-84',
    ]));
  it('is a repeat when the same correction comes again', () =>
    expect(meet([kept('97', 'replaced'), kept('84')], aReading('84', 'corrected'))).toEqual(['repeat 84']));
  it('does not bring back a corrected value when an old message is sent again', () =>
    expect(meet([kept('97', 'replaced'), kept('84')], aReading('97'))).toEqual(['repeat 97']));
  it('needs a person when a withdrawn value is sent again', () =>
    expect(meet([kept('97', 'withdrawn')], aReading('97'))).toEqual(['conflict 97']));
  it('withdraws what stands under its key, and only that', () => {
    const other = { ...kept('90'), key: 'other' };
    expect(
      reconcile({ readings: [], retractions: [retraction] }, [kept('97'), kept('96', 'replaced'), other])
        .withdraw,
    ).toEqual([{ retraction, ids: ['id-97'] }]);
  });
});
