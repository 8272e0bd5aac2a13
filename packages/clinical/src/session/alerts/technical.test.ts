import { addMs, instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { type Equipment, technicalAlerts } from './technical.ts';

const AT = instant(1_772_462_000_000);
const fine: Equipment = {
  phase: 'dosing',
  at: AT,
  linkLostSince: undefined,
  unsentSince: undefined,
  skewMs: 0,
  clinicHasMonitors: true,
  devices: [{ name: 'Monitor 3', kind: 'monitor', lastHeardAt: AT }],
};
const ids = (change: Partial<Equipment>) => technicalAlerts({ ...fine, ...change }).map((one) => one.id);
const heard = (agoMs: number | undefined): Partial<Equipment> => ({
  devices: [
    {
      name: 'Monitor 3',
      kind: 'monitor',
      lastHeardAt: agoMs === undefined ? undefined : addMs(AT, -agoMs),
    },
  ],
});

describe('ALM-13 technical alerts', () => {
  it.each<[string, Partial<Equipment>, string[]]>([
    ['nothing is wrong', {}, []],
    ['the link is lost', { linkLostSince: AT }, ['link-lost']],
    ['an entry waits 10 s', { unsentSince: addMs(AT, -10_000) }, []],
    ['an entry waits longer', { unsentSince: addMs(AT, -10_001) }, ['unsent']],
    ['the device was heard 5 min ago', heard(300_000), []],
    ['the device was heard longer ago', heard(300_001), ['silent:Monitor 3']],
    ['the device was never heard', heard(undefined), ['silent:Monitor 3']],
    ['no monitor is linked', { devices: [] }, ['no-monitor']],
    ['only a pump is linked', { devices: [{ name: 'Pump', kind: 'pump', lastHeardAt: AT }] }, ['no-monitor']],
    ['the clinic has no monitors', { devices: [], clinicHasMonitors: false }, []],
    ['no dose was given yet', { phase: 'gate', devices: [] }, []],
    [
      'several things at once',
      { linkLostSince: AT, skewMs: 2001, devices: [] },
      ['link-lost', 'clock', 'no-monitor'],
    ],
  ])('when %s', (_when, change, expected) => {
    expect(ids(change)).toEqual(expected);
  });
});

describe('a device that says nothing', () => {
  it.each([
    [300_001, 'Monitor 3 has said nothing for 5 min.'],
    [359_999, 'Monitor 3 has said nothing for 5 min.'],
    [360_000, 'Monitor 3 has said nothing for 6 min.'],
    [6_000_000, 'Monitor 3 has said nothing for 100 min.'],
  ])('for %s ms is named with whole minutes', (agoMs, text) => {
    expect(technicalAlerts({ ...fine, ...heard(agoMs) }).map((one) => one.text)).toEqual([text]);
  });
});

describe('TIM-03 the clock of a screen', () => {
  it.each([
    [2000, undefined],
    [-2000, undefined],
    [2001, 'The clock of this device is 2 s behind the server. Times here are the server’s.'],
    [-60_000, 'The clock of this device is 60 s ahead of the server. Times here are the server’s.'],
    [
      -60_001,
      'The clock of this device is 60 s ahead of the server. Times here are the server’s; do not read this device’s clock.',
    ],
    [
      119_000,
      'The clock of this device is 119 s behind the server. Times here are the server’s; do not read this device’s clock.',
    ],
    [
      120_000,
      'The clock of this device is 2 min behind the server. Times here are the server’s; do not read this device’s clock.',
    ],
    [
      3_600_000,
      'The clock of this device is 60 min behind the server. Times here are the server’s; do not read this device’s clock.',
    ],
  ])('%s ms off', (skewMs, text) => {
    expect(technicalAlerts({ ...fine, skewMs })[0]?.text).toBe(text);
  });
});
