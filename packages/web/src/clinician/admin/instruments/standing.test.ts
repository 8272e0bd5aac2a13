import { INSTRUMENTS, instrumentById } from '@titrate/clinical/instruments';
import type { Wording, WordingPackage } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { consequenceOf, languageWords, passes, rowOf, rowsOf } from './standing.ts';

const NONE: Wording = {
  on: '2026-03-02',
  contentPackage: { on: true, holds: [{ instrument: 'who5', language: 'en' }] },
  packages: [],
  earlier: [],
  openForms: [{ instrument: 'who5', count: 2 }],
};
const aPackage = (
  instrument: string,
  standing: WordingPackage['standing'],
  language = 'en',
  validUntil: string | null = null,
): WordingPackage => ({
  id: `${instrument}-${language}`,
  instrument,
  version: '1.0.0',
  language,
  licence: { holder: 'Example clinic', reference: 'R-1', validUntil },
  standing,
  contentHash: '0'.repeat(64),
  importedAt: '2026-03-01T09:00:00Z',
  importedBy: 'An owner',
});
const row = (id: 'who5' | 'isi' | 'phq9' | 'madrs' | 'kset', wording: Partial<Wording> = {}) =>
  rowOf(instrumentById(id), { ...NONE, ...wording });
const off = { contentPackage: { ...NONE.contentPackage, on: false } };

describe('how an instrument stands', () => {
  it('is told for every one of the catalogue', () => {
    expect(rowsOf(NONE)).toHaveLength(INSTRUMENTS.length);
  });

  it.each([
    ['phq9', {}, 'ships', 'Wording ships'],
    ['who5', {}, 'ships', 'Wording ships'],
    ['who5', off, 'switched-off', 'Switched off'],
    ['who5', { ...off, packages: [aPackage('who5', 'in-force')] }, 'imported', 'Imported'],
    ['isi', {}, 'missing', 'Wording missing'],
    ['isi', { packages: [aPackage('isi', 'in-force')] }, 'imported', 'Imported'],
    [
      'isi',
      { packages: [aPackage('isi', 'ends-soon', 'en', '2026-03-20')] },
      'ends-soon',
      'Ends on 20-Mar-2026',
    ],
    ['isi', { packages: [aPackage('isi', 'ended', 'en', '2026-03-01')] }, 'ended', 'Ended on 01-Mar-2026'],
    ['isi', { packages: [aPackage('isi', 'other-version')] }, 'other-version', 'For another version'],
    ['kset', {}, 'no-form', 'No form'],
  ] as const)('%s with %j: %s', (id, wording, state, word) => {
    expect(row(id, wording as Partial<Wording>)).toMatchObject({ state, badge: { word } });
  });

  it('tells of the language that ended although another one goes on', () => {
    const both = row('isi', {
      packages: [aPackage('isi', 'in-force'), aPackage('isi', 'ended', 'de', '2026-01-01')],
    });
    expect(both).toMatchObject({ state: 'ended', languages: ['en'] });
    expect(consequenceOf(both)).toContain('in English.');
  });

  it('says what follows for patients, and that score entry works', () => {
    expect(consequenceOf(row('isi'))).toMatch(/Does not open for patients.*short titles/);
    expect(consequenceOf(row('who5', off))).toMatch(/Does not open for patients/);
    expect(consequenceOf(row('phq9', { packages: [aPackage('phq9', 'in-force', 'de')] }))).toContain(
      'in German, English.',
    );
    expect(consequenceOf(row('madrs'))).toMatch(/Rated by a clinician.*short titles/);
    expect(consequenceOf(row('kset'))).toContain('structured fields');
  });

  it('names languages as people do, and keeps a tag that nobody knows', () => {
    expect(languageWords('es')).toBe('Spanish');
    expect(languageWords('qq-abcdefgh-abcdefgh')).toBe('qq-abcdefgh-abcdefgh');
  });

  it('is found by its filter', () => {
    expect(passes(row('isi'), 'missing')).toBe(true);
    expect(passes(row('isi'), 'there')).toBe(false);
    expect(passes(row('who5', off), 'off')).toBe(true);
    expect(passes(row('phq9'), undefined)).toBe(true);
    expect(row('who5').openForms).toBe(2);
  });
});
