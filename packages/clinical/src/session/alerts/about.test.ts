import { expect, it } from 'vitest';
import { alertParameters } from './about.ts';

it.each([
  ['AL-01', ['systolicMmHg']],
  ['AL-02', ['diastolicMmHg']],
  ['AL-03', ['systolicMmHg']],
  ['AL-04', ['heartRatePerMin']],
  ['AL-05', ['spo2Percent']],
  ['AL-06', ['respiratoryRatePerMin']],
  ['AL-07', ['etco2MmHg']],
  ['AL-08', ['sedation']],
  ['AL-09', ['dissociation', 'agitation']],
  ['AL-10', ['nausea']],
  ['AL-11', []],
  // A low pressure makes the rash worse; the alert is about the rash.
  ['AL-12', []],
  ['AL-15', ['systolicMmHg', 'diastolicMmHg']],
  ['MO-07', []],
  ['CALL', []],
])('ALM-05: an alert of %s is about %j', (rule, parameters) => {
  expect(alertParameters(rule)).toEqual(parameters);
});
