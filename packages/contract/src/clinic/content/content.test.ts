import { DOSE_RULES } from '@titrate/clinical/dose';
import { INSTRUMENT_IDS } from '@titrate/clinical/instruments';
import { RULES } from '@titrate/clinical/rules';
import { describe, expect, it } from 'vitest';
import {
  contentById,
  contentByRef,
  contentCatalogue,
  contentRef,
  fingerprintOf,
  needsConfirmation,
} from './index.ts';

const all = contentCatalogue();

describe('the catalogue of clinical content', () => {
  it('holds every suitability rule, dose rule and instrument once', () => {
    const refs = all.map(contentRef);
    expect(new Set(refs).size).toBe(refs.length);
    for (const rule of RULES) expect(refs).toContain(`rules/${rule.id}`);
    for (const rule of DOSE_RULES) expect(refs).toContain(`dose/${rule.id}`);
    for (const id of INSTRUMENT_IDS) expect(refs).toContain(`instruments/${id}`);
  });

  it('says where every entry comes from', () => {
    expect(all.filter((entry) => entry.sources.length === 0).map(contentRef)).toEqual([]);
  });

  it('asks to confirm an infusion limit that nobody published, and not an allergy that both labels bar', () => {
    const limit = contentByRef('dose/IV-01');
    const allergy = contentByRef('rules/SC-001');
    expect(limit === undefined ? undefined : needsConfirmation(limit)).toBe(true);
    expect(allergy === undefined ? undefined : needsConfirmation(allergy)).toBe(false);
  });

  it('reads each part of a source line with its own mark', () => {
    expect(contentByRef('alerts/AL-01')?.sources).toEqual([
      { text: '180 and +40: L2', mark: 'read' },
      { text: 'rest', mark: 'default' },
    ]);
  });

  it('finds an id that two parts of the core share in both', () => {
    expect(contentById('LT-01').map((entry) => entry.group)).toEqual(['rules', 'surveillance']);
  });

  it('gives another fingerprint to another number', () => {
    const entry = contentByRef('dose/IV-01');
    if (entry === undefined) throw new Error('no entry');
    const [first, ...rest] = entry.values;
    if (first === undefined) throw new Error('no value');
    const changed = { ...entry, values: [{ ...first, value: '> 0.6 mg/kg' }, ...rest] };
    expect(fingerprintOf(changed)).not.toBe(fingerprintOf(entry));
    expect(fingerprintOf({ ...entry })).toBe(fingerprintOf(entry));
  });
});
