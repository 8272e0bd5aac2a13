import type { DoseSegment } from '@titrate/clinical/session';
import {
  type AsGivenEngine,
  BAND,
  createAsGivenEngine,
  modelById,
  type PumpEvent,
  predictCurve,
  simulate,
} from '@titrate/pk';
import { givenDoses, type Order, plannedDoses, type RoomCurve } from './level.ts';

/** Whose level, by which model, over how many minutes from the first dose. */
export interface RoomQuestion {
  readonly modelId: string;
  readonly order: Order;
  readonly ageYears: number;
  readonly minutes: number;
  /** The dose as given; `undefined` asks for the plan with its band. */
  readonly segments: readonly DoseSegment[] | undefined;
}

/** The model and the person of a curve, and whether it is the plan or the dose as given. */
export const whoseIs = ({ modelId, order, ageYears, segments }: RoomQuestion): string =>
  JSON.stringify([modelId, order, ageYears, segments === undefined]);

/** Persons and models whose history is kept: the chair at hand, a second model, and one chair before it. */
const MOST_ENGINES = 4;

/**
 * Curves of the treatment room. It remembers the state after each pump event: a new event is one more update, and a late
 * or corrected one replays from where it belongs, so that a long record is not slower than a short one.
 */
export class RoomLevels {
  readonly #engines = new Map<string, AsGivenEngine>();

  answer(question: RoomQuestion): RoomCurve | undefined {
    const { order, segments } = question;
    if (segments === undefined) return batch(question, plannedDoses(order), 'band');
    if (segments.length === 0) return undefined;
    // Injected, sprayed and swallowed doses have no pump whose state could be kept.
    return order.route === 'IV'
      ? this.#asGiven(question, segments)
      : batch(question, givenDoses(segments, order));
  }

  /** Whether a curve of this question was answered without the band that its model has. */
  isBandToCome({ modelId, segments }: RoomQuestion, curve: RoomCurve | undefined): curve is RoomCurve {
    const isBare = curve !== undefined && curve.p95 === undefined;
    return isBare && segments !== undefined && modelById(modelId)?.hasVariability === true;
  }

  /** The same curve with the spread between people around it: slower than the curve, so it is asked for after it. */
  withBand(question: RoomQuestion, curve: RoomCurve): RoomCurve {
    const { order, segments } = question;
    if (segments === undefined || !this.isBandToCome(question, curve)) return curve;
    const { p5, p95, warnings = [] } = batch(question, givenDoses(segments, order), 'band') ?? {};
    if (p5 === undefined || p95 === undefined) return curve;
    const told = warnings.filter((one) => !one.startsWith('absurd-infusion:'));
    return { ...curve, p5, p95, warnings: [...new Set([...curve.warnings, ...told])] };
  }

  #asGiven(question: RoomQuestion, segments: readonly DoseSegment[]): RoomCurve | undefined {
    const { modelId, order, minutes } = question;
    const doses = givenDoses(segments, order);
    // What is refused or warned of is the same as for the whole record; one sample is enough to ask.
    const checked = simulate({
      model: modelId,
      subject: subjectOf(question),
      doses,
      timesMin: [0],
      // A pump that was stopped after seconds is a fact here, not a slip in typing.
      infusionWarningMin: 0,
    });
    const model = modelById(modelId);
    const engine = this.#engineFor(question);
    if (!checked.ok || model === undefined || engine === undefined) return undefined;
    if (!engine.replaceHistory(pumpEventsOf(segments)).ok) return undefined;
    const points = engine.curve(0, minutes, 1);
    return {
      timesMin: points.map(({ timeMin }) => timeMin),
      typical: points.map(({ ngPerMl }) => ngPerMl),
      model: { id: model.id, version: model.version, title: model.title, samplingSite: model.samplingSite },
      warnings: checked.value.warnings,
    };
  }

  #engineFor(question: RoomQuestion): AsGivenEngine | undefined {
    const key = JSON.stringify([question.modelId, subjectOf(question)]);
    const known = this.#engines.get(key);
    if (known !== undefined) return known;
    const made = createAsGivenEngine({ modelId: question.modelId, subject: subjectOf(question) });
    if (!made.ok) return undefined;
    if (this.#engines.size >= MOST_ENGINES)
      for (const [oldest] of [...this.#engines].slice(0, 1)) this.#engines.delete(oldest);
    this.#engines.set(key, made.value);
    return made.value;
  }
}

const subjectOf = ({ order, ageYears }: RoomQuestion) => ({ weightKg: order.weightKg, ageYears });

/** The whole course at once: the plan with the spread between people, and doses without a pump. */
function batch(
  question: RoomQuestion,
  doses: ReturnType<typeof plannedDoses>,
  band?: 'band',
): RoomCurve | undefined {
  const hasBand = band !== undefined && modelById(question.modelId)?.hasVariability === true;
  const curve = predictCurve({
    modelId: question.modelId,
    subject: subjectOf(question),
    doses,
    fromMin: 0,
    toMin: question.minutes,
    stepMin: 1,
    ...(hasBand ? { bands: BAND } : {}),
  });
  return curve.ok ? curve.value : undefined;
}

/** What the pump did, from the stretches of a record: the rate at each instant at which it changes, and boluses. */
export function pumpEventsOf(segments: readonly DoseSegment[]): readonly PumpEvent[] {
  const runs = segments.flatMap((segment) =>
    segment.kind === 'infusion' && segment.durationMin > 0
      ? [
          {
            from: segment.timeMin,
            to: segment.timeMin + segment.durationMin,
            mgPerMin: segment.amountMg / segment.durationMin,
          },
        ]
      : [],
  );
  const edges = [...new Set(runs.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const pump = edges.map((timeMin): PumpEvent => {
    const running = runs.filter(({ from, to }) => from <= timeMin && timeMin < to);
    return running.length === 0
      ? { kind: 'stop', timeMin }
      : { kind: 'start', timeMin, mgPerMin: running.reduce((sum, { mgPerMin }) => sum + mgPerMin, 0) };
  });
  const boluses = segments.flatMap((segment): readonly PumpEvent[] =>
    segment.kind === 'infusion'
      ? []
      : [{ kind: 'bolus', timeMin: segment.timeMin, amountMg: segment.amountMg }],
  );
  return [...pump, ...boluses].sort((a, b) => a.timeMin - b.timeMin);
}
