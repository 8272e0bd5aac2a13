import { addDays, type CivilDate, Decimal, formatAmount } from '@titrate/quantity';
import { DIVERSION_LIMITS, type DiversionLimits } from './diversion-limits.ts';
import {
  byContainer,
  type LedgerMovement,
  type LedgerPersonName,
  peopleOf,
  standing,
  totalMg,
} from './diversion-movements.ts';

export const DIVERSION_SIGNALS = [
  'waste-rate',
  'broken',
  'cancelled-after-issue',
  'off-hours',
  'witness-pair',
] as const;
export type DiversionSignalKind = (typeof DIVERSION_SIGNALS)[number];

/** Something in the books that a director looks into. It says nothing about why it is so. */
export interface DiversionSignal {
  readonly kind: DiversionSignalKind;
  readonly person: LedgerPersonName;
  readonly witness?: LedgerPersonName | undefined;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly says: string;
  readonly numbers: readonly { readonly name: string; readonly value: string }[];
  /** Numbers of the ledger entries behind it. */
  readonly entries: readonly number[];
}

/** Shown with every signal. */
export const SIGNAL_IS = 'A signal is a reason to look at the entries behind it, not an accusation.';

type Found = Omit<DiversionSignal, 'from' | 'to'>;

/** CS-16: what the entries of the last days signal to the director. The order of the entries does not matter. */
export function diversionSignals(
  movements: readonly LedgerMovement[],
  today: CivilDate,
  limits: DiversionLimits = DIVERSION_LIMITS,
): readonly DiversionSignal[] {
  const from = signalsFrom(today, limits);
  const acts = standing(movements).filter(({ day }) => day >= from && day <= today);
  const found = peopleOf(acts).flatMap((person) => [
    ...wasteRate(acts, person, limits),
    ...broken(acts, person, limits),
    ...cancelledAfterIssue(acts, person, limits),
    ...offHours(acts, person, limits),
    ...witnessPair(acts, person, limits),
  ]);
  return found
    .toSorted((a, b) => DIVERSION_SIGNALS.indexOf(a.kind) - DIVERSION_SIGNALS.indexOf(b.kind))
    .map((one) => ({ ...one, from, to: today }));
}

/** The first day that is looked at. */
export const signalsFrom = (today: CivilDate, limits: DiversionLimits = DIVERSION_LIMITS): CivilDate =>
  addDays(today, 1 - limits.span.value);

const seqsOf = (acts: readonly LedgerMovement[]): readonly number[] => acts.map(({ seq }) => seq);
const MILLION = 1_000_000;
const percent = (ppm: number): string => `${Math.round(ppm / 1000) / 10} %`;

interface WasteShare {
  readonly containers: number;
  /** Parts in a million: whole numbers keep the comparison exact. */
  readonly ppm: number;
  readonly wastes: readonly LedgerMovement[];
}

/** What a person wasted of the containers that passed through their hands. */
function wasteShareOf(acts: readonly LedgerMovement[], { id }: LedgerPersonName): WasteShare {
  const handled = byContainer(acts).filter((group) => group.some(({ by }) => by.id === id));
  const drawn = totalMg(handled.flat().filter(({ kind }) => kind === 'draw-up'));
  const wastes = handled.flat().filter(({ kind, by }) => kind === 'wasted' && by.id === id);
  const ppm = drawn.isZero() ? 0 : totalMg(wastes).times(Decimal.of(MILLION)).over(drawn, 0).toNumber();
  return { containers: handled.length, ppm, wastes };
}

function wasteRate(
  acts: readonly LedgerMovement[],
  person: LedgerPersonName,
  limits: DiversionLimits,
): readonly Found[] {
  const isCompared = ({ containers }: WasteShare) => containers >= limits.wasteContainers.value;
  const own = wasteShareOf(acts, person);
  const peers = peopleOf(acts)
    .filter(({ id }) => id !== person.id)
    .map((peer) => wasteShareOf(acts, peer))
    .filter(isCompared);
  if (!isCompared(own) || peers.length < Math.max(2, limits.wastePeers.value)) return [];
  const mean = peers.reduce((sum, { ppm }) => sum + ppm, 0) / peers.length;
  const variance = peers.reduce((sum, { ppm }) => sum + (ppm - mean) ** 2, 0) / (peers.length - 1);
  const above = own.ppm - mean;
  const isFar = above > 0 && above ** 2 > limits.wasteDeviations.value ** 2 * variance;
  if (!isFar || above < (limits.wasteExcess.value / 100) * MILLION) return [];
  return [
    {
      kind: 'waste-rate',
      person,
      says: `${person.name} wasted a larger share than ${peers.length} peers: more than ${limits.wasteDeviations.value} standard deviations above their mean.`,
      numbers: [
        { name: 'Share wasted', value: percent(own.ppm) },
        { name: 'Mean of peers', value: percent(mean) },
        { name: 'Standard deviation of peers', value: percent(Math.sqrt(variance)) },
        { name: 'Containers handled', value: String(own.containers) },
        { name: 'Wasted', value: formatAmount(totalMg(own.wastes), 'mg') },
      ],
      entries: seqsOf(own.wastes),
    },
  ];
}

/** How people write it; other words are not recognised. */
const BROKEN = /\b(broken?|breaks?|breakage|crack(ed)?|shatter(ed)?|defect(ive)?|faulty|malfunction(ed)?)\b/i;

function broken(
  acts: readonly LedgerMovement[],
  person: LedgerPersonName,
  limits: DiversionLimits,
): readonly Found[] {
  const own = acts.filter(
    ({ kind, by, reason }) =>
      by.id === person.id && ['wasted', 'destroyed', 'lost'].includes(kind) && BROKEN.test(reason),
  );
  if (own.length < limits.brokenTimes.value) return [];
  return [
    {
      kind: 'broken',
      person,
      says: `${person.name} recorded a broken or faulty container ${own.length} times.`,
      numbers: [
        { name: 'Entries with such a reason', value: String(own.length) },
        { name: 'Amount', value: formatAmount(totalMg(own), 'mg') },
      ],
      entries: seqsOf(own),
    },
  ];
}

function cancelledAfterIssue(
  acts: readonly LedgerMovement[],
  person: LedgerPersonName,
  limits: DiversionLimits,
): readonly Found[] {
  const dosed = new Set(acts.filter(({ kind }) => kind === 'administered').map(({ session }) => session?.id));
  const unused = byContainer(acts).filter((group) =>
    group.some(
      ({ kind, by, session }) =>
        kind === 'draw-up' &&
        by.id === person.id &&
        (session?.end === 'cancelled' || (session?.end === 'over' && !dosed.has(session.id))),
    ),
  );
  if (unused.length < limits.cancelledContainers.value) return [];
  const of = (kind: LedgerMovement['kind']) => unused.flat().filter((one) => one.kind === kind);
  return [
    {
      kind: 'cancelled-after-issue',
      person,
      says: `${person.name} drew ${unused.length} containers for sessions that were then cancelled or never dosed.`,
      numbers: [
        { name: 'Containers', value: String(unused.length) },
        { name: 'Drawn', value: formatAmount(totalMg(of('draw-up')), 'mg') },
        { name: 'Returned', value: formatAmount(totalMg(of('returned')), 'mg') },
        { name: 'Wasted', value: formatAmount(totalMg(of('wasted')), 'mg') },
      ],
      entries: seqsOf(of('draw-up')),
    },
  ];
}

function offHours(
  acts: readonly LedgerMovement[],
  person: LedgerPersonName,
  limits: DiversionLimits,
): readonly Found[] {
  const own = acts.filter(
    ({ by, minuteOfDay }) =>
      by.id === person.id && (minuteOfDay < limits.opens.value || minuteOfDay > limits.closes.value),
  );
  if (own.length < limits.offHoursTimes.value) return [];
  const hours = `${clock(limits.opens.value)} to ${clock(limits.closes.value)}`;
  return [
    {
      kind: 'off-hours',
      person,
      says: `${person.name} acted in the ledger outside of ${hours}, clinic time.`,
      numbers: [
        { name: 'Entries', value: String(own.length) },
        { name: 'Days', value: String(new Set(own.map(({ day }) => day)).size) },
      ],
      entries: seqsOf(own),
    },
  ];
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function witnessPair(
  acts: readonly LedgerMovement[],
  person: LedgerPersonName,
  limits: DiversionLimits,
): readonly Found[] {
  const wastes = acts.filter(
    ({ kind, by, witness }) => kind === 'wasted' && by.id === person.id && witness !== undefined,
  );
  const others = peopleOf(acts).length - 1;
  if (wastes.length < limits.pairWastes.value || others < limits.pairOthers.value) return [];
  return peopleOf(wastes).flatMap((witness): readonly Found[] => {
    const seen = wastes.filter((one) => one.witness?.id === witness.id);
    if (seen.length * 100 <= limits.pairShare.value * wastes.length) return [];
    return [
      {
        kind: 'witness-pair',
        person,
        witness,
        says: `${witness.name} witnessed more than ${limits.pairShare.value} % of the wastes of ${person.name}.`,
        numbers: [
          { name: 'Seen by this witness', value: `${seen.length} of ${wastes.length}` },
          { name: 'Share', value: percent((seen.length / wastes.length) * MILLION) },
          { name: 'Other people in the ledger', value: String(others) },
        ],
        entries: seqsOf(seen),
      },
    ];
  });
}
