import { FLAGS, INSTRUMENTS, type Instrument, textPolicyOf } from '@titrate/clinical/instruments';
import { type ContentEntry, type ContentValue, fact } from './entry.ts';
import { compact } from './suitability.ts';

export const instrumentContent = (): readonly ContentEntry[] => INSTRUMENTS.map(entryOf);

const TEXT_WORDS = {
  included: 'ships with the product',
  'content-package': 'ships in a package that can be switched off',
  'bring-your-own': 'the clinic imports the wording it holds a licence for',
} as const;

function entryOf(one: Instrument): ContentEntry {
  return {
    group: 'instruments',
    id: one.id,
    version: one.version,
    title: `${one.shortTitle}: ${one.title}`,
    facts: [
      ...fact('Measures', one.measures),
      ...fact('Answered by', one.respondent.replaceAll('-', ' ')),
      ...fact('Looks back over', one.recall),
      ...fact('Items', String(one.items.length)),
      ...fact('Range', one.range === undefined ? 'no numeric total' : `${one.range.min} to ${one.range.max}`),
      ...fact('Direction', one.direction === 'higher-worse' ? 'higher is worse' : 'higher is better'),
      ...fact('Scoring', scoringText(one)),
      ...fact('Missing answers', missingText(one)),
      ...fact('When', one.cadence),
      ...fact('Licence', `class ${one.licence.class}, ${one.licence.holder}`),
      ...fact('Wording', TEXT_WORDS[textPolicyOf(one.id)]),
      ...fact('Credit', one.licence.credit),
      ...fact('LOINC', one.loinc.panel?.code),
    ],
    values: [...bandValues(one), ...subscaleValues(one), ...flagValues(one)],
    sources: [
      ...one.citations.map((text) => ({ text })),
      ...one.claims.map(({ about, mark, source }) => ({
        text: source === undefined ? about : `${about}: ${source}`,
        mark,
      })),
      { text: `licence: ${one.licence.holder}`, mark: one.licence.mark },
    ],
    cases: [],
    notes: [
      ...one.notes,
      ...one.items.map((item) => `Item ${item.id}: ${item.title}`),
      ...(one.variants ?? []).map((variant) => `Variant ${variant.id}: ${variant.differs}`),
    ],
  };
}

function scoringText({ scoring }: Instrument): string {
  if (scoring.kind === 'not-scored') return scoring.reason;
  const { kind, ...rest } = scoring;
  const more = compact(rest);
  return `${kind.replaceAll('-', ' ')}${more === '' ? '' : ` (${more})`}`;
}

function missingText({ scoring }: Instrument): string {
  if (scoring.kind !== 'sum') return 'every item is needed, unless a scale says otherwise';
  return scoring.missing.kind === 'all'
    ? 'every item is needed'
    : `up to ${scoring.missing.gaps} may be missing: mean of the answered times the number of items, flagged as estimated`;
}

function bandValues({ bands }: Instrument): readonly ContentValue[] {
  if (bands === undefined) return [];
  const rows = (list: typeof bands.list, who: string) =>
    list.map((band) => ({
      name: `Band ${band.code}${who}`,
      value: bands.on.kind === 'tier' ? 'tier' : `${band.from} to ${band.to}`,
      meaning: band.label,
    }));
  return [...rows(bands.list, ''), ...rows(bands.male ?? [], ' (male)')];
}

const subscaleValues = (one: Instrument): readonly ContentValue[] =>
  one.subscales.map((scale) => ({
    name: `Scale ${scale.key}`,
    value: `${scale.min} to ${scale.max}`,
    meaning: `${scale.title}; ${compact(scale.rule)}`,
  }));

const flagValues = (one: Instrument): readonly ContentValue[] =>
  one.flags.map(({ code, ...rule }) => ({
    name: `Flag ${code}`,
    value: compact(rule),
    meaning: FLAGS[code].clinician,
  }));
