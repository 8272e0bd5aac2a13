import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { type Administration, administrationsReport } from './administrations.ts';

const ENTRY: Administration = {
  seq: 7,
  kind: 'administered',
  locationId: 'safe',
  lotId: 'lot',
  itemId: 'vial',
  lot: 'K1042',
  amountMg: '36.5',
  changeMg: '0',
  balanceMg: '463.5',
  mgPerMl: '50',
  amountMl: '0.73',
  devices: null,
  units: null,
  happenedAt: '2026-03-10T14:05:00Z',
  recordedAt: '2026-03-10T14:05:01Z',
  by: { id: 'n', name: 'Tomás Rivera', role: 'nurse' },
  witness: null,
  patient: { id: 'p', recordNumber: 'T-000012', name: 'ABARA, Sinéad' },
  sessionId: 's',
  vialId: 'K1042/1',
  otherLocationId: null,
  reason: '',
  method: '',
  reference: '',
  address: '12 Quay Street, Portland ME',
};
const report = (entries: readonly Administration[]) =>
  JSON.stringify(
    administrationsReport({
      clinicName: 'Harbour Clinic',
      zone: 'America/New_York',
      paper: 'LETTER',
      location: { name: 'Treatment-room safe', registration: 'BH1234563' },
      from: '2026-03-01',
      to: '2026-03-31',
      entries,
      items: [
        {
          id: 'vial',
          product: 'ketamine',
          form: 'vial',
          mgPerMl: '50',
          containerMl: '10',
          containerMg: '500',
        },
        {
          id: 'lozenge',
          product: 'ketamine',
          form: 'unit',
          unit: 'lozenge',
          mgPerUnit: '100',
          unitsPerContainer: 30,
          containerMg: '3000',
        },
      ],
      at: instant(Date.parse('2026-04-01T12:00:00Z')),
    }).content,
  ).replace(/\p{Zs}/gu, ' ');

describe('CS-04: records of administration', () => {
  it('tell patient, address, date, drug, strength, quantity and who gave it', () => {
    const printed = report([ENTRY]);
    for (const part of [
      'ABARA, Sinéad',
      'T-000012',
      '12 Quay Street, Portland ME',
      '10-Mar-2026 10:05',
      'ketamine 50 mg per mL, 500 mg in 10 mL',
      'lot K1042',
      '36.5 mg',
      '0.73 mL',
      'Tomás Rivera (nurse)',
    ])
      expect(printed, part).toContain(part);
  });

  it('CSR-04 count lozenges by their word and strength', () => {
    const lozenge = { ...ENTRY, itemId: 'lozenge', mgPerMl: null, amountMl: null };
    const printed = report([{ ...lozenge, amountMg: '200', units: '2' }]);
    expect(printed).toContain('ketamine lozenge 100 mg, 30 in a container');
    expect(printed).toContain('"2 lozenges of 100 mg"');
  });

  it('say what the chart does not hold, and that nothing was given', () => {
    expect(report([{ ...ENTRY, address: null }])).toContain('not in the chart');
    expect(report([])).toContain('Nothing was given from this location in this period.');
  });

  it('keep what was taken back, with its sign and reason', () => {
    const printed = report([{ ...ENTRY, amountMg: '-36.5', reason: 'Taken back: corrected' }]);
    expect(printed).toMatch(/[-−]36\.5 mg/);
    expect(printed).toContain('Taken back: corrected');
  });
});
