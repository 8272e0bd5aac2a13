import type { Instant } from '@titrate/quantity';
import { AWAKE } from '../discharge/criteria.ts';
import type { Symptom } from '../events/words.ts';
import { limitOf } from '../limits.ts';
import { readingsOf, sedationOf } from '../readings.ts';
import type { SessionState } from '../state.ts';

/** Something observed once: when, in which entry, whether it was there, and how it reads. */
interface Seen {
  readonly eventId: string;
  readonly at: Instant;
  readonly present: boolean;
  /** Higher is worse, within one kind of event. */
  readonly rank: number;
  readonly words: string;
}

export interface RemsEvent {
  readonly present: boolean;
  /** The last entry that was asked, for an event that was not there. */
  readonly lookedAt: Seen;
  readonly onset: Seen | undefined;
  readonly resolved: Seen | undefined;
  readonly worst: Seen | undefined;
}

export interface RemsEvents {
  readonly sedation: RemsEvent | undefined;
  readonly dissociation: RemsEvent | undefined;
  readonly respiratoryDepression: RemsEvent | undefined;
}

/**
 * The three events the form asks for, after the first device. Present is what would keep the patient here: any fall of
 * sedation below awake (L2 [read]), dissociation above the cut of RD-04, breathing below that of RD-02, or the symptom
 * charted by name. Without one look at it, there is no answer.
 */
export function remsEvents(state: SessionState, end: Instant): RemsEvents {
  const from = state.firstDoseAt;
  if (from === undefined)
    return { sedation: undefined, dissociation: undefined, respiratoryDepression: undefined };
  const item = limitOf(state, 'RD-04', 'dissociationItem');
  const cadss = limitOf(state, 'RD-04', 'cadss');
  const breaths = limitOf(state, 'RD-02', 'breathingMin');
  const within = ({ at }: { readonly at: Instant }) => at >= from && at <= end;
  return {
    sedation: eventOf([
      ...state.scales.filter(within).flatMap((fact): Seen[] => {
        const { scale, score } = fact.data;
        const moaas = score === undefined ? undefined : sedationOf(scale, score);
        return moaas === undefined
          ? []
          : [seen(fact, moaas < AWAKE.moaas, AWAKE.moaas - moaas, `MOAA/S ${moaas}`)];
      }),
      ...symptoms(state, ['sedation', 'reduced-consciousness'], within),
    ]),
    dissociation: eventOf([
      ...state.scales.filter(within).flatMap((fact): Seen[] => {
        const { scale, score } = fact.data;
        if (score === undefined) return [];
        if (scale === 'dissociation-item') return [seen(fact, score > item, score, `${score} of 10`)];
        if (scale === 'cadss') return [seen(fact, score > cadss, score, `CADSS ${score}`)];
        return [];
      }),
      ...symptoms(state, ['dissociation'], within),
    ]),
    respiratoryDepression: eventOf([
      ...readingsOf(state, 'respiratoryRatePerMin', from, end).map((reading) =>
        seen(
          reading,
          reading.value < breaths,
          Math.max(0, breaths - reading.value),
          `${reading.value} breaths a minute`,
        ),
      ),
      ...symptoms(state, ['apnoea'], within),
    ]),
  };
}

const seen = (
  { eventId, at }: Pick<Seen, 'eventId' | 'at'>,
  present: boolean,
  rank: number,
  words: string,
): Seen => ({ eventId, at, present, rank, words });

/** A symptom charted by name outranks no number: it says that it was there, not how much. */
function symptoms(
  state: SessionState,
  names: readonly Symptom[],
  within: (fact: { readonly at: Instant }) => boolean,
): readonly Seen[] {
  return state.symptoms
    .filter((fact) => within(fact) && names.includes(fact.data.symptom))
    .map((fact) => seen(fact, fact.data.present, 0, fact.data.note ?? 'Charted as a symptom'));
}

function eventOf(looks: readonly Seen[]): RemsEvent | undefined {
  const inOrder = [...looks].sort((a, b) => a.at - b.at);
  const lookedAt = inOrder.at(-1);
  if (lookedAt === undefined) return undefined;
  const there = inOrder.filter((one) => one.present);
  const [onset] = there;
  const last = there.at(-1);
  return {
    present: onset !== undefined,
    lookedAt,
    onset,
    resolved: last === undefined ? undefined : inOrder.find((one) => !one.present && one.at > last.at),
    worst: there.reduce<Seen | undefined>(
      (worst, one) => (worst === undefined || one.rank > worst.rank ? one : worst),
      undefined,
    ),
  };
}
