import { OBSERVATIONS, type Observation } from '@titrate/pk';
import type { Explored } from '../../kit/predicted-level/explored.ts';

interface StudyExample {
  readonly observation: Observation;
  /** Where the sliders stand for it. */
  readonly sliders: { readonly mgPerKg: number; readonly durationMin: number };
}

/** The drip that studies measured and published; the picture starts from it and from nothing of our own. */
export const STUDY_EXAMPLE: StudyExample = studyExample();

function studyExample(): StudyExample {
  const observation = OBSERVATIONS.find(({ id }) => id === 'ketamine-infusion-05');
  const dose = observation?.dose;
  if (
    observation === undefined ||
    dose === undefined ||
    !('mgPerKg' in dose) ||
    dose.durationMin === undefined
  )
    throw new Error('Invariant broken: the study example has no dose for each kilogram or no duration');
  return { observation, sliders: { mgPerKg: dose.mgPerKg, durationMin: dose.durationMin } };
}

/** Whether the sliders stand at the drip of the study, so that its measured level may be shown beside the curve. */
export function isStudyExample({ mgPerKg, durationMin }: Pick<Explored, 'mgPerKg' | 'durationMin'>): boolean {
  return mgPerKg === STUDY_EXAMPLE.sliders.mgPerKg && durationMin === STUDY_EXAMPLE.sliders.durationMin;
}
