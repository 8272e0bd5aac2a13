/** Which instrument when: the default batteries by moment and by what is treated. */
import type { InstrumentId } from './ids.ts';
import type { Mark } from './types.ts';

export const MOMENTS = [
  'intake',
  'before-session',
  'during-session',
  'before-discharge',
  'after-24h',
  'end-of-induction',
  'maintenance',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** What decides a battery beyond the moment. `bipolar` means bipolar or at risk of mania. */
export type BatteryTrack = 'depression' | 'anxiety' | 'social-anxiety' | 'ptsd' | 'ocd' | 'bipolar' | 'pain';

export interface BatteryEntry {
  readonly instrument: InstrumentId;
  /** Another instrument that serves instead; a clinic keeps to one of them through a course. */
  readonly insteadOf?: readonly InstrumentId[];
  /** Only for these; everyone when absent. */
  readonly tracks?: readonly BatteryTrack[];
  /** In words, when it is asked only under a condition. */
  readonly when?: string;
  /** Cannot be taken off the battery by configuration. */
  readonly isSafety?: true;
}

export interface Battery {
  readonly moment: Moment;
  readonly title: string;
  readonly entries: readonly BatteryEntry[];
  readonly mark: Mark;
}

const safety = (instrument: InstrumentId, when?: string): BatteryEntry => ({
  instrument,
  isSafety: true,
  ...(when === undefined ? {} : { when }),
});

const PTSD: readonly BatteryTrack[] = ['ptsd'];
const OCD: readonly BatteryTrack[] = ['ocd'];
const PAIN: readonly BatteryTrack[] = ['pain'];
const SOCIAL: readonly BatteryTrack[] = ['social-anxiety'];

export const BATTERIES: readonly Battery[] = [
  {
    moment: 'intake',
    title: 'Intake',
    mark: 'default',
    entries: [
      { instrument: 'phq9', insteadOf: ['qids_sr16'] },
      { instrument: 'gad7' },
      safety('cssrs_screen'),
      { instrument: 'mdq' },
      { instrument: 'pc_ptsd5' },
      { instrument: 'pcl5', when: 'after a positive PC-PTSD-5, or in PTSD care' },
      { instrument: 'audit_c' },
      { instrument: 'dast10' },
      { instrument: 'isi' },
      { instrument: 'bpic_ss', insteadOf: ['icsi_icpi'] },
      { instrument: 'who5' },
      { instrument: 'msm' },
      { instrument: 'athf_sf' },
      { instrument: 'madrs' },
      { instrument: 'peg', tracks: PAIN },
      { instrument: 'pain_nrs', tracks: PAIN },
      { instrument: 'ybocs', insteadOf: ['ocir'], tracks: OCD },
      { instrument: 'spin', insteadOf: ['lsas', 'mini_spin'], tracks: SOCIAL },
      { instrument: 'moca', when: 'when age or history asks for it' },
    ],
  },
  {
    moment: 'before-session',
    title: 'Before each session',
    mark: 'default',
    entries: [
      safety('cssrs_screen', 'since the last visit'),
      { instrument: 'phq9', insteadOf: ['qids_sr16'], when: 'weekly' },
      { instrument: 'asrm', tracks: ['bipolar'], when: 'each session; for everyone on maintenance' },
      { instrument: 'pain_nrs' },
      { instrument: 'nausea_nrs' },
    ],
  },
  {
    moment: 'during-session',
    title: 'During the session',
    mark: 'default',
    entries: [
      { instrument: 'moaas', insteadOf: ['rass'], when: 'with the vital signs, every 15 minutes' },
      { instrument: 'cadss6', when: 'at the peak' },
      { instrument: 'nausea_nrs' },
    ],
  },
  {
    moment: 'before-discharge',
    title: 'Before discharge',
    mark: 'default',
    entries: [
      { instrument: 'moaas', insteadOf: ['rass'] },
      { instrument: 'cadss6' },
      { instrument: 'aldrete', insteadOf: ['mpadss'] },
      { instrument: 'pain_nrs' },
      { instrument: 'nausea_nrs' },
      { instrument: 'kset', when: 'the acute fields' },
    ],
  },
  {
    moment: 'after-24h',
    title: '24 hours later',
    mark: 'default',
    entries: [
      { instrument: 'madrs', when: 'the 24-hour form, where it is used' },
      safety('cssrs_screen', 'when the baseline was positive'),
    ],
  },
  {
    moment: 'end-of-induction',
    title: 'End of induction',
    mark: 'default',
    entries: [
      { instrument: 'phq9', insteadOf: ['qids_sr16'] },
      { instrument: 'gad7' },
      { instrument: 'pcl5', tracks: PTSD },
      { instrument: 'peg', tracks: PAIN },
      { instrument: 'ybocs', insteadOf: ['ocir'], tracks: OCD },
      { instrument: 'spin', insteadOf: ['lsas', 'mini_spin'], tracks: SOCIAL },
      { instrument: 'who5' },
      { instrument: 'isi' },
      { instrument: 'madrs' },
    ],
  },
  {
    moment: 'maintenance',
    title: 'Maintenance, every 4–12 weeks',
    mark: 'default',
    entries: [
      { instrument: 'phq9', insteadOf: ['qids_sr16'] },
      safety('cssrs_screen'),
      { instrument: 'asrm' },
      { instrument: 'bpic_ss', insteadOf: ['icsi_icpi'] },
      { instrument: 'dast10', when: 'with the craving question' },
      { instrument: 'pdq5' },
      { instrument: 'kset', when: 'the follow-up fields' },
    ],
  },
];

/** Entries of a moment for what is treated; those for other tracks are left out. */
export function batteryOf(moment: Moment, tracks: readonly BatteryTrack[]): readonly BatteryEntry[] {
  return BATTERIES.filter((battery) => battery.moment === moment)
    .flatMap((battery) => battery.entries)
    .filter((entry) => entry.tracks === undefined || entry.tracks.some((track) => tracks.includes(track)));
}
