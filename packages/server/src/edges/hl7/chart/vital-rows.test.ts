import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { DeviceReading } from '../device-message.ts';
import { vitalRows } from './vital-rows.ts';

const AT = instant(1_770_000_000_000);
let n = 0;
function aReading(
  kind: DeviceReading['kind'],
  value: string,
  more: Partial<DeviceReading> = {},
): DeviceReading {
  n += 1;
  return {
    kind,
    value,
    unit: '%',
    received: { value, unit: '%' },
    observedAt: AT,
    timeSource: 'OBX-14',
    zoneSource: 'stated',
    timeText: '',
    code: '1',
    codeName: '',
    codeSystem: 'MDC',
    subId: '1.1.1.1',
    status: 'preliminary',
    statusText: 'R',
    aperiodic: false,
    flags: [],
    key: `k${n}`,
    segment: n,
    ...more,
  };
}
const shown = (...readings: readonly DeviceReading[]) => {
  const { rows, left } = vitalRows(readings);
  return { rows: rows.map((row) => row.members), left: left.map((one) => `${one.reading.kind} ${one.look}`) };
};

describe('rows of the flowsheet from a monitor', () => {
  it('holds all values of one instant, rounded to what a chart shows', () => {
    expect(
      shown(
        aReading('spo2', '96.5'),
        aReading('systolic', '120.5'),
        aReading('diastolic', '80', { subId: '1.1.1.2' }),
        aReading('mean', '93', { subId: '1.1.1.3' }),
        aReading('temperature', '36.666'),
        aReading('respiratory-rate', '14'),
      ).rows,
    ).toEqual([
      {
        systolicMmHg: 121,
        diastolicMmHg: 80,
        meanMmHg: 93,
        spo2Percent: 96.5,
        respiratoryRatePerMin: 14,
        temperatureCel: 36.67,
      },
    ]);
  });
  it('keeps an older cuff pressure in its own row', () => {
    const older = { observedAt: instant(AT - 1_440_000) };
    expect(
      shown(aReading('spo2', '98'), aReading('systolic', '149', older), aReading('diastolic', '92', older))
        .rows,
    ).toHaveLength(2);
  });
  it('never charts half a blood pressure, nor one of two cuffs', () => {
    expect(shown(aReading('systolic', '149'))).toEqual({ rows: [], left: ['systolic true'] });
    expect(
      shown(aReading('systolic', '149'), aReading('diastolic', '92', { subId: '1.2.9.2' })).rows,
    ).toEqual([]);
  });
  it('charts both of two oxygen channels', () => {
    expect(shown(aReading('spo2', '96'), aReading('spo2', '85', { subId: '1.3.2.1' })).rows).toEqual([
      { spo2Percent: 96 },
      { spo2Percent: 85 },
    ]);
  });
  it('prefers the heart rate to the pulse rate of the same moment', () => {
    expect(shown(aReading('pulse-rate', '70'), aReading('heart-rate', '71'))).toEqual({
      rows: [{ heartRatePerMin: 71 }],
      left: ['pulse-rate false'],
    });
    expect(shown(aReading('pulse-rate', '70')).rows).toEqual([{ heartRatePerMin: 70 }]);
  });
  it('leaves out what cannot be right and what was typed into the device', () => {
    expect(shown(aReading('spo2', '384.5', { flags: ['implausible'] }), aReading('weight', '79.8'))).toEqual({
      rows: [],
      left: ['spo2 true', 'weight false'],
    });
  });
});
