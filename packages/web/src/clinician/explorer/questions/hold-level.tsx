import { modelById, type RateProfile, rateProfile, type Subject } from '@titrate/pk';
import { useMemo, useState } from 'react';
import { Cautions } from '../../../kit/predicted-level/cautions.tsx';
import { LevelChart } from '../../../kit/predicted-level/level-chart.tsx';
import { linesOf } from '../../../kit/predicted-level/lines.ts';
import { Slider } from '../../../kit/predicted-level/slider.tsx';
import { useLevels } from '../../../kit/predicted-level/use-levels.ts';
import { ScrollRegion } from '../../../kit/ui/scroll-region.tsx';
import { stretchesOf } from './profile.ts';
import styles from './questions.module.css';

interface HoldLevelProps {
  readonly modelId: string;
  readonly subject: Subject;
}

/** Ends and steps of the sliders: the edges of the drawing, not limits of treatment. */
const EDGES = {
  targetNgPerMl: { min: 20, max: 400, step: 10 },
  holdMin: { min: 10, max: 240, step: 10 },
  stepMin: { min: 5, max: 60, step: 5 },
  maxMgPerMin: { min: 0.2, max: 6, step: 0.1 },
  maxBolusMg: { min: 0, max: 60, step: 1 },
} as const;
/** Drawn for this long after the last step. */
const AFTER_MIN = 60;

/** The bolus and the stepped rates that would bring a typical person to a level and keep it there, within the pump's limits. */
export function HoldLevel({ modelId, subject }: HoldLevelProps) {
  const [goal, setGoal] = useState({
    targetNgPerMl: 150,
    holdMin: 60,
    stepMin: 10,
    maxMgPerMin: 3,
    maxBolusMg: 0,
  });
  const answer = useMemo(() => rateProfile({ modelId, subject, ...goal }), [modelId, subject, goal]);
  const set = (part: Partial<typeof goal>) => setGoal({ ...goal, ...part });
  return (
    <div className={styles.asked}>
      <div className={styles.sliders}>
        <Slider
          name="target"
          label="Level"
          unit="ng/mL"
          {...EDGES.targetNgPerMl}
          value={goal.targetNgPerMl}
          onChange={(targetNgPerMl) => set({ targetNgPerMl })}
        />
        <Slider
          name="hold"
          label="For"
          unit="min"
          {...EDGES.holdMin}
          value={goal.holdMin}
          onChange={(holdMin) => set({ holdMin })}
        />
        <Slider
          name="step"
          label="A new rate every"
          unit="min"
          {...EDGES.stepMin}
          value={goal.stepMin}
          onChange={(stepMin) => set({ stepMin })}
        />
        <Slider
          name="most-rate"
          label="At most"
          unit="mg/min"
          {...EDGES.maxMgPerMin}
          value={goal.maxMgPerMin}
          onChange={(maxMgPerMin) => set({ maxMgPerMin })}
        />
        <Slider
          name="most-bolus"
          label="Bolus first, at most"
          unit="mg"
          {...EDGES.maxBolusMg}
          value={goal.maxBolusMg}
          onChange={(maxBolusMg) => set({ maxBolusMg })}
        />
      </div>
      {answer.ok ? (
        <Profile profile={answer.value} subject={subject} targetNgPerMl={goal.targetNgPerMl} />
      ) : (
        <ul role="status">
          {answer.error.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ProfileProps {
  readonly profile: RateProfile;
  readonly subject: Subject;
  readonly targetNgPerMl: number;
}

function Profile({ profile, subject, targetNgPerMl }: ProfileProps) {
  const stretches = stretchesOf(profile);
  const endMin = stretches.at(-1)?.untilMin ?? 0;
  const levels = useLevels(
    profile.doses.length === 0
      ? undefined
      : {
          modelId: profile.model.id,
          subject,
          doses: profile.doses,
          toMin: endMin + AFTER_MIN,
          stepMin: 1,
        },
  );
  return (
    <div className={styles.answer}>
      <p role="status" className={styles.verdict}>
        {profile.reachedMin === null
          ? `Never reaches ${targetNgPerMl} ng/mL within these limits.`
          : `Reaches ${targetNgPerMl} ng/mL by minute ${profile.reachedMin}.`}{' '}
        {profile.totalMg.toFixed(1)} mg in all
        {profile.bolusMg > 0 ? `, ${profile.bolusMg.toFixed(1)} mg of it as a bolus` : ''}.
      </p>
      {levels?.ok === true ? <Cautions of={levels.levels.warnings} /> : null}
      {levels?.ok === true ? (
        <LevelChart
          title={`Predicted level of these rates, ${modelById(profile.model.id)?.samplingSite ?? ''}`}
          unit="ng/mL"
          timesMin={levels.levels.timesMin}
          lines={linesOf(levels.levels)}
          marks={[{ atMin: endMin, label: 'end' }]}
          height={240}
        />
      ) : null}
      <ScrollRegion className={styles.scroll} label="Rates of the profile">
        <table className={styles.table}>
          <caption className="visually-hidden">Rates of the profile</caption>
          <thead>
            <tr>
              <th scope="col">Minutes</th>
              <th scope="col">mg/min</th>
              <th scope="col">mg/h</th>
              <th scope="col">Level at the end, ng/mL</th>
            </tr>
          </thead>
          <tbody>
            {stretches.map(({ fromMin, untilMin, mgPerMin, ngPerMl }) => (
              <tr key={fromMin}>
                <th scope="row">
                  {fromMin} to {untilMin}
                </th>
                <td>{mgPerMin.toFixed(3)}</td>
                <td>{(mgPerMin * 60).toFixed(1)}</td>
                <td>{ngPerMl.toFixed(0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
