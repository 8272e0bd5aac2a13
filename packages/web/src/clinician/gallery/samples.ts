import { type CivilDate, instant, parseCivilDate } from '@titrate/quantity';
import type { ChartData, SeriesPoint } from '../../kit/chart/series.ts';
import type { ShownFinding } from '../../kit/ui/finding-card.tsx';
import type { BannerPatient } from '../../kit/ui/patient-banner.tsx';

/** Invented people and values for the gallery, some of them as ugly as real ones. */
export const SAMPLE_ZONE = 'America/New_York';
export const SAMPLE_TODAY = civil('2026-11-22');
const NOON = instant(Date.UTC(2026, 10, 22, 17, 0));

export const PLAIN_PATIENT: BannerPatient = {
  familyName: 'Okafor',
  givenNames: 'Ngozi Ada',
  preferredName: 'Ada',
  born: civil('1984-06-02'),
  recordNumber: 'R-100I-0O1l',
  sexForClinicalUse: 'Female',
  pronouns: 'she/her',
  allergies: { kind: 'known', names: ['Penicillin (rash)', 'Latex'] },
};

export const UGLY_PATIENT: BannerPatient = {
  familyName: 'Featherstonehaugh-Wolfeschlegelsteinhausen',
  givenNames: 'Maximiliana Alexandrina Bartholomea',
  born: undefined,
  recordNumber: 'R-20771',
  allergies: { kind: 'unavailable' },
  marks: ['similar-name', 'test', 'restricted'],
};

export const SAMPLE_FINDINGS: readonly ShownFinding[] = [
  {
    rule: 'SAMPLE-01',
    version: 2,
    severity: 'block',
    result: 'true',
    text: 'A sample of a block: the step is held until the fact behind it changes.',
    inputs: [
      {
        name: 'Systolic pressure',
        value: '192 mmHg, left arm, after 5 min of rest',
        observedAt: instant(NOON - 240_000),
      },
    ],
    missing: [],
    source: 'A citation with its place stands here [read]',
  },
  {
    rule: 'SAMPLE-02',
    version: 1,
    severity: 'override',
    result: 'unknown',
    text: 'A sample that cannot tell, because nobody recorded what it asks for. Unknown is never normal.',
    inputs: [],
    missing: ['pregnancy test within 7 days', 'weight measured in the clinic'],
  },
  {
    rule: 'SAMPLE-03',
    version: 1,
    severity: 'caution',
    result: 'true',
    text: 'A sample caution with a longer text that has to wrap over several lines without ever being cut off, because a finding that ends in three dots is a finding that nobody has read to its end.',
    inputs: [{ name: 'Current medicine', value: 'lorazepam 1 mg by mouth at night' }],
    missing: [],
    source: 'A second citation [known]',
  },
];

export interface SampleRow {
  readonly name: string;
  readonly born: CivilDate;
  readonly record: string;
  readonly score: number | undefined;
}

export const SAMPLE_ROWS: readonly SampleRow[] = Array.from({ length: 61 }, (_, index) => ({
  name:
    ['Okafor, Ngozi', 'O’Brien, Séamus', 'Ødegård, Åse', 'Lee, Il', 'García-Márquez, José Ángel'][
      index % 5
    ] ?? '',
  born: civil(`19${60 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`),
  record: `R-${10_000 + index}`,
  score: index % 7 === 3 ? undefined : (index * 5) % 28,
}));

const course: readonly SeriesPoint[] = [21, 19, 20, 14, null, 11, 9, 8, 10, 6].map((value, index) => ({
  at: instant(NOON + index * 7 * 86_400_000),
  value,
}));

export const SAMPLE_OUTCOME: ChartData = {
  title: 'PHQ-9 total over ten weeks',
  direction: 'higher = worse',
  min: 0,
  max: 27,
  series: [{ label: 'PHQ-9', unit: 'points', colour: 1, points: course }],
  bands: [
    { label: 'minimal', from: 0, to: 5 },
    { label: 'mild', from: 5, to: 10 },
    { label: 'moderate', from: 10, to: 15 },
    { label: 'moderately severe', from: 15, to: 20 },
    { label: 'severe', from: 20, to: 27 },
  ],
  levels: [{ label: 'Baseline: 22', value: 22 }],
  markersAre: 'Session, and its dose where it changes',
  markers: [
    { at: instant(NOON + 2 * 7 * 86_400_000), label: '1', note: '40 mg' },
    { at: instant(NOON + 3 * 7 * 86_400_000), label: '2', note: '45 mg' },
  ],
};

function pressure(base: number, rise: number): readonly SeriesPoint[] {
  return Array.from({ length: 19 }, (_, index) => ({
    at: instant(NOON + index * 300_000),
    value: index === 8 ? null : Math.round(base + rise * Math.sin((Math.PI * index) / 18)),
  }));
}

export const SAMPLE_VITALS: ChartData = {
  title: 'Blood pressure and pulse during a session',
  min: 40,
  max: 200,
  series: [
    { label: 'Systolic', unit: 'mmHg', colour: 1, points: pressure(124, 26) },
    { label: 'Diastolic', unit: 'mmHg', colour: 2, points: pressure(78, 15) },
    { label: 'Pulse', unit: '/min', colour: 3, points: pressure(72, 9) },
  ],
};

export const SAMPLE_NOW = NOON;

function civil(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
