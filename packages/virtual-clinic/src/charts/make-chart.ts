import {
  drawAnswer,
  drift,
  gad7Answers,
  pcl5Answers,
  phq9Answers,
  phq9Course,
} from '../histories/trajectory.ts';
import { drawPhysiology } from '../monitor/curve.ts';
import { syntheticPerson } from '../people/person.ts';
import { createRandom, type Random } from '../random.ts';
import { ARCHETYPES, type Archetype } from './archetypes.ts';
import type {
  ChartStage,
  SyntheticChart,
  SyntheticLab,
  SyntheticResponse,
  SyntheticSession,
  SyntheticVital,
} from './chart.ts';

export interface ChartRequest {
  readonly seed: string;
  readonly stage: ChartStage;
  /** The present year, for ages. */
  readonly year: number;
  readonly archetype?: string;
}

const INDUCTION_SESSIONS = 6;
/** Twice a week: Monday and Thursday of three weeks. */
const INDUCTION_DAYS = [0, 3, 7, 10, 14, 17];

/** An invented patient with a history that fits where they stand. The same seed gives the same person. */
export function syntheticChart({ seed, stage, year, archetype: wanted }: ChartRequest): SyntheticChart {
  const random = createRandom(seed);
  const archetype = ARCHETYPES.find((one) => one.id === wanted) ?? pickArchetype(random);
  const person = syntheticPerson({ random: random.fork('person'), year });
  const answer =
    stage === 'maintenance'
      ? random.pick(['remitter', 'responder'] as const)
      : drawAnswer(random.fork('answer'));
  const sessions = sessionsOf(random.fork('sessions'), stage);
  const enteredDaysAgo = (sessions[0]?.daysAgo ?? 0) + random.int(9, 16);
  const ageYears = year - Number(person.birthDate.slice(0, 4));
  const { baseline } = drawPhysiology(random.fork('body'), {
    ageYears,
    hypertension: archetype.facts['hypertension'] === 'yes',
  });
  const vital = (daysAgo: number, gain: number): SyntheticVital => ({
    daysAgo,
    ...baseline,
    weightKg: Math.round((person.weightKg + gain) * 10) / 10,
    heightCm: person.heightCm,
  });
  return {
    seed,
    person,
    archetype,
    stage,
    answer,
    enteredDaysAgo,
    facts: archetype.facts,
    vitals:
      stage === 'intake'
        ? []
        : [
            ...[0, 1, 2].map((later) => vital(enteredDaysAgo - later, 0)),
            ...sessions.map((session) => vital(session.daysAgo + 1, random.normal(0, 0.6))),
          ],
    labs: stage === 'intake' ? [] : liverPanel(random.fork('labs'), enteredDaysAgo),
    trials: archetype.trials.map((treatment, index) => ({
      treatment,
      startedDaysAgo: enteredDaysAgo + 120 * (archetype.trials.length - index) + random.int(0, 40),
      weeks: random.int(7, 14),
      outcome: random.chance(0.3) ? 'partial' : 'none',
    })),
    allergies: random.chance(0.25) ? [random.pick(['Penicillin', 'Sulfonamide', 'Latex', 'Shellfish'])] : [],
    responses: responsesOf(random.fork('responses'), { archetype, answer, stage, sessions, enteredDaysAgo }),
    sessions,
    sessionsPlanned: stage === 'maintenance' ? 18 : INDUCTION_SESSIONS,
  };
}

function pickArchetype(random: Random): Archetype {
  const total = ARCHETYPES.reduce((sum, one) => sum + one.weight, 0);
  let draw = random.next() * total;
  const found = ARCHETYPES.find((one) => {
    draw -= one.weight;
    return draw <= 0;
  });
  const first = ARCHETYPES[0];
  if (first === undefined) throw new Error('Invariant broken: there are archetypes');
  return found ?? first;
}

function sessionsOf(random: Random, stage: ChartStage): SyntheticSession[] {
  const dose = random.pick([0.5, 0.5, 0.5, 0.4, 0.6]);
  const make = (number: number, daysAgo: number): SyntheticSession => ({
    number,
    daysAgo,
    doseMgPerKg: dose,
  });
  const induction = (done: number, lastDaysAgo: number) => {
    const last = INDUCTION_DAYS[done - 1] ?? 0;
    return INDUCTION_DAYS.slice(0, done).map((day, index) => make(index + 1, lastDaysAgo + last - day));
  };
  switch (stage) {
    case 'in-treatment':
      return induction(random.int(1, 5), random.int(2, 4));
    case 'follow-up':
      return induction(INDUCTION_SESSIONS, random.int(7, 40));
    case 'maintenance': {
      const boosters = random.int(3, 7);
      const everyDays = random.pick([21, 28, 35]);
      const lastDaysAgo = random.int(4, 20);
      const start = lastDaysAgo + boosters * everyDays;
      const further = Array.from({ length: boosters }, (_, index) =>
        make(INDUCTION_SESSIONS + index + 1, start - (index + 1) * everyDays),
      );
      return [...induction(INDUCTION_SESSIONS, start), ...further];
    }
    case 'ended':
      return induction(random.int(3, 6), random.int(60, 160));
    default:
      return [];
  }
}

function liverPanel(random: Random, daysAgo: number): SyntheticLab[] {
  const lab = (
    code: string,
    name: string,
    mean: number,
    sd: number,
    upperLimit: string,
    unit: string,
    places: number,
  ): SyntheticLab => ({
    code,
    name,
    unit,
    upperLimit,
    daysAgo,
    value: Math.max(0.2, random.normal(mean, sd)).toFixed(places),
  });
  return [
    lab('1742-6', 'ALT', 24, 7, '40', 'U/L', 0),
    lab('1920-8', 'AST', 22, 6, '40', 'U/L', 0),
    lab('6768-6', 'Alkaline phosphatase', 72, 15, '120', 'U/L', 0),
    lab('2324-2', 'GGT', 26, 9, '60', 'U/L', 0),
    lab('1975-2', 'Total bilirubin', 0.6, 0.15, '1.2', 'mg/dL', 1),
    lab('2160-0', 'Creatinine', 0.85, 0.12, '1.2', 'mg/dL', 2),
  ];
}

interface ResponseRequest {
  readonly archetype: Archetype;
  readonly answer: SyntheticChart['answer'];
  readonly stage: ChartStage;
  readonly sessions: readonly SyntheticSession[];
  readonly enteredDaysAgo: number;
}

function responsesOf(
  random: Random,
  { archetype, answer, stage, sessions, enteredDaysAgo }: ResponseRequest,
): SyntheticResponse[] {
  if (stage === 'intake') return [];
  const [low, high] = archetype.baselinePhq9;
  const baseline = random.int(low, high);
  const induction = sessions.filter((session) => session.number <= INDUCTION_SESSIONS);
  const totals = phq9Course(random.fork('phq9'), answer, baseline, Math.max(1, induction.length));
  const before = Math.max(2, enteredDaysAgo - 4);
  const intake: SyntheticResponse[] = [
    { instrument: 'phq9', answers: phq9Answers(random, baseline), daysAgo: before, moment: 'intake' },
    {
      instrument: 'gad7',
      answers: gad7Answers(random, Math.round(baseline * 0.7)),
      daysAgo: before,
      moment: 'intake',
    },
    {
      instrument: 'cssrs_screen',
      answers: [baseline > 20 ? 1 : 0, 0, null, null, null, 0, null],
      daysAgo: before,
      moment: 'intake',
    },
    { instrument: 'audit_c', answers: [1, 0, 0], daysAgo: before, moment: 'intake' },
    // The third question asks whether one can stop: yes is the good answer.
    { instrument: 'dast10', answers: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0], daysAgo: before, moment: 'intake' },
    { instrument: 'bpic_ss', answers: [0, 1, 0, 0, 0, 1, 0, 0], daysAgo: before, moment: 'intake' },
    ...(archetype.id === 'ptsd'
      ? [
          {
            instrument: 'pcl5' as const,
            answers: pcl5Answers(random, random.int(38, 62)),
            daysAgo: before,
            moment: 'intake',
          },
        ]
      : []),
  ];
  const atSessions = sessions.map((session, index): SyntheticResponse => {
    const last = totals.at(-1) ?? baseline;
    const total =
      session.number <= INDUCTION_SESSIONS
        ? (totals[index + 1] ?? last)
        : drift(random, last, baseline, session.number, true);
    return {
      instrument: 'phq9',
      answers: phq9Answers(random, total),
      daysAgo: Math.max(0, session.daysAgo - 1),
      moment: 'day-1',
      afterSession: session.number,
    };
  });
  return [...intake, ...atSessions];
}
