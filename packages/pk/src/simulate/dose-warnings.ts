import type { Dose } from '../compile/inputs.ts';
import type { ModelDefinition } from '../models/definition.ts';

/** Above how many mg one dose is called absurd where the request sets no figure of its own. */
export const ABSURD_DOSE = {
  mg: 300,
  source:
    'starting value of this program; no source states it. A tenfold slip of 0.5 mg/kg is above it in anybody heavier than 60 kg; 4 mg/kg is not, up to 75 kg',
} as const;

/** Above how many mg for each kg one dose is called very much for this body, where the request sets no figure of its own. */
export const ABSURD_DOSE_PER_KG = {
  mgPerKg: 4,
  source:
    'starting value of this program; no source states it. A tenfold slip of 0.5 mg/kg is above it in everybody; 300 mg is, up to 75 kg',
} as const;

/** Below how many minutes an infusion is called absurdly short, where the request sets no figure of its own. */
export const ABSURD_INFUSION = {
  min: 1,
  source:
    'starting value of this program; no source states it. 40 minutes written in hours, 0.67, is below it',
} as const;

/** Names at most so many doses; a request may hold thousands. */
const MOST_NAMED = 5;

/** What is judged of a dose, also of one that a model of the request takes. */
export type JudgedDose = Pick<Dose, 'timeMin' | 'amountMg' | 'durationMin'>;

/** A dose, or doses begun within twelve hours together, that are most likely a slip of the unit or of a digit: which, how much, and the figure. */
export function absurdDoses(doses: readonly JudgedDose[], aboveMg: number | undefined): readonly string[] {
  const limit = aboveMg ?? ABSURD_DOSE.mg;
  const found = absurd(doses, limit).map(({ what, mg }) => `${what} ${mg} mg`);
  if (found.length === 0) return [];
  return [`absurd-dose: ${named(found)}, above ${limit} mg (${whose('doseWarningMg', aboveMg)})`];
}

/** The same by body weight: which dose, how much for each kg, and how many times the figure that is. */
export function absurdDosesForWeight(
  doses: readonly JudgedDose[],
  weightKg: number,
  aboveMgPerKg: number | undefined,
): readonly string[] {
  const limit = aboveMgPerKg ?? ABSURD_DOSE_PER_KG.mgPerKg;
  const found = absurd(doses, limit * weightKg).map(({ what, mg }) => {
    const mgPerKg = mg / weightKg;
    const times = limit > 0 ? `, ${apartFrom(1, mgPerKg / limit)} times the figure` : '';
    return `${what} ${mg} mg, which is ${apartFrom(limit, mgPerKg)} mg/kg at ${weightKg} kg${times}`;
  });
  if (found.length === 0) return [];
  return [
    `absurd-dose-per-kg: ${named(found)}, above ${limit} mg/kg (${whose('doseWarningMgPerKg', aboveMgPerKg)})`,
  ];
}

interface Absurd {
  readonly what: string;
  readonly mg: number;
}

/** Single doses above a limit, and sums above it of doses that are all below it. */
function absurd(doses: readonly JudgedDose[], limitMg: number): readonly Absurd[] {
  // The very amount that the figure allows is not above it, whatever a product leaves.
  const isAbove = (mg: number): boolean => mg > limitMg * (1 + 1e-12);
  const single = doses.flatMap(({ amountMg }, index): readonly Absurd[] =>
    isAbove(amountMg) ? [{ what: `doses[${index}] is`, mg: amountMg }] : [],
  );
  // Up to each dose, the last that is too much alone: a sum that holds it is not told again.
  let alone = -1;
  const aloneUpTo = doses.map(({ amountMg }, index) => {
    if (isAbove(amountMg)) alone = index;
    return alone;
  });
  const tooMuch = windowsOf(doses).filter(
    ({ mg, first, last }) => isAbove(mg) && (aloneUpTo[last] ?? -1) < first,
  );
  const sums = largestApart(tooMuch).map(
    ({ first, last, spanMin, mg }): Absurd => ({
      what: `the sum of doses[${first}] to doses[${last}], ${spanWords(spanMin)}, is`,
      mg,
    }),
  );
  return [...single, ...sums];
}

/** Doses begun no longer than this after the first of them are judged together. Ours (A). */
const SUM_WINDOW_MIN = 720;

interface Window {
  readonly first: number;
  readonly last: number;
  readonly spanMin: number;
  readonly mg: number;
}

/** For each dose, it and all that began within twelve hours before it, where that is more than one. */
function windowsOf(doses: readonly JudgedDose[]): readonly Window[] {
  let first = 0;
  let sum = 0;
  return doses.flatMap(({ timeMin, amountMg }, last): readonly Window[] => {
    sum += amountMg;
    const startsAt = (): number => doses[first]?.timeMin ?? timeMin;
    while (timeMin - startsAt() > SUM_WINDOW_MIN + 1e-6) {
      sum -= doses[first]?.amountMg ?? 0;
      first += 1;
    }
    return first < last ? [{ first, last, spanMin: timeMin - startsAt(), mg: summed(sum) }] : [];
  });
}

/** The largest, and of the others those that share no dose with a larger one; in the order of the doses. */
function largestApart(windows: readonly Window[]): readonly Window[] {
  const told: Window[] = [];
  for (const one of [...windows].sort((a, b) => b.mg - a.mg))
    if (told.every(({ first, last }) => one.last < first || last < one.first)) told.push(one);
  return told.sort((a, b) => a.first - b.first);
}

function spanWords(spanMin: number): string {
  if (spanMin === 0) return 'all at one time';
  return spanMin < 120
    ? `begun within ${threeDigits(spanMin)} min`
    : `begun within ${threeDigits(spanMin / 60)} h`;
}

/** An infusion over next to no time; short steps of a pump that follow on one another are taken as one. */
export function absurdInfusions(
  doses: readonly JudgedDose[],
  belowMin: number | undefined,
): readonly string[] {
  const limit = belowMin ?? ABSURD_INFUSION.min;
  const isShort = (minutes: number): boolean => minutes < limit * (1 - 1e-9);
  const found = shortRunsOf(doses, isShort).flatMap(({ first, last, fromMin, toMin, mg }) => {
    const minutes = toMin - fromMin;
    if (mg <= 0 || !isShort(minutes)) return [];
    const what = first === last ? `doses[${first}] gives` : `doses[${first}] to doses[${last}] give`;
    return [`${what} ${first === last ? mg : summed(mg)} mg over ${apartFrom(limit, minutes)} min`];
  });
  if (found.length === 0) return [];
  return [`absurd-infusion: ${named(found)}, below ${limit} min (${whose('infusionWarningMin', belowMin)})`];
}

interface Run {
  readonly first: number;
  readonly last: number;
  readonly fromMin: number;
  readonly toMin: number;
  readonly mg: number;
}

/** Infusions that are short each; one that begins where another ends goes on with it. A long one excuses no short one beside it. */
function shortRunsOf(doses: readonly JudgedDose[], isShort: (minutes: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  doses.forEach(({ timeMin, amountMg, durationMin = 0 }, index) => {
    if (durationMin <= 0 || !isShort(durationMin)) return;
    const before = runs.findLastIndex(({ toMin }) => Math.abs(timeMin - toMin) <= 1e-6);
    const [goesOn] = before < 0 ? [] : runs.splice(before, 1);
    runs.push({
      first: goesOn?.first ?? index,
      last: index,
      fromMin: goesOn?.fromMin ?? timeMin,
      toMin: timeMin + durationMin,
      mg: (goesOn?.mg ?? 0) + amountMg,
    });
  });
  return runs.sort((a, b) => a.first - b.first);
}

/** A sum shows no rounding of its binary digits, and is judged as it is shown. */
const summed = (mg: number): number => Number(mg.toPrecision(9));
const threeDigits = (value: number): string => String(Number(value.toPrecision(3)));

/** Three digits, or as many more as tell a value from its figure: never "4, above 4". */
function apartFrom(figure: number, value: number): string {
  for (let digits = 3; digits < 17; digits++) {
    const shown = Number(value.toPrecision(digits));
    if (shown !== figure) return String(shown);
  }
  return String(value);
}

function named(found: readonly string[]): string {
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : '';
  return `${found.slice(0, MOST_NAMED).join(', ')}${more}`;
}

const whose = (member: string, given: number | undefined): string =>
  given === undefined
    ? `default, no source states it; "${member}" sets another`
    : `"${member}" of the request`;

/** Doses no further apart than this are one session, where the model has no rule of its own. Ours (A). */
const SESSION_GAP_MIN = 720;

/** What nobody in the study was given: levels there are an extrapolation. Told once for each kind of dose. */
export function dosesOutsideStudied(definition: ModelDefinition, doses: readonly Dose[]): readonly string[] {
  const gap = definition.devices?.newSessionAfterMin.value ?? SESSION_GAP_MIN;
  return definition.studiedDoses.flatMap((studied) => {
    const { mg } = studied;
    if (mg === null) return [];
    const ofRoute = doses.filter(({ route }) => studied.routes.includes(route));
    const outside = sessionsOf(ofRoute, gap).filter((session) => isOutside(session.mg, mg));
    const [first] = outside;
    if (first === undefined) return [];
    const more = outside.length > 1 ? ` (and ${outside.length - 1} later)` : '';
    const range = mg[0] === mg[1] ? `${mg[0]} mg` : `${mg[0]} to ${mg[1]} mg`;
    return [
      `dose-outside-studied: ${first.mg} mg in the session at ${first.startMin} min${more} is outside the ${range} given to the people behind this model (${studied.description})`,
    ];
  });
}

interface Session {
  readonly startMin: number;
  readonly mg: number;
}

function sessionsOf(doses: readonly JudgedDose[], gapMin: number): readonly Session[] {
  const sessions: { startMin: number; mg: number; count: number }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { timeMin, amountMg } of doses) {
    const open = timeMin - last > gapMin ? undefined : sessions.at(-1);
    if (open === undefined) sessions.push({ startMin: timeMin, mg: amountMg, count: 1 });
    else {
      open.mg += amountMg;
      open.count += 1;
    }
    last = timeMin;
  }
  return sessions.map(({ startMin, mg, count }) => ({ startMin, mg: count > 1 ? summed(mg) : mg }));
}

/** A sum of steps of a pump may miss its bound by a rounding; no dose at all is not outside. */
const isOutside = (mg: number, [least, most]: readonly [number, number]): boolean =>
  mg > 0 && (mg < least * (1 - 1e-9) || mg > most * (1 + 1e-9));
