import type { ConsentView, PatientTaskView, SessionRow, Stage } from '@titrate/contract';

/** What the pathway asks for now, as words and the address where it is done; nothing is decided here. */
export interface NextStep {
  readonly words: string;
  readonly why: string;
  readonly act?: { readonly words: string; readonly path: string };
}

export interface StepFacts {
  readonly status: 'active' | 'inactive' | 'deceased' | 'test';
  readonly stage: Stage;
  readonly tasks: readonly Pick<PatientTaskView, 'status'>[];
  readonly consents: readonly Pick<ConsentView, 'state'>[];
  /** Booked and not begun, soonest first. */
  readonly upcoming: readonly Pick<SessionRow, 'id' | 'number'>[];
  /** Begun and not closed. */
  readonly running: Pick<SessionRow, 'id' | 'number'> | undefined;
}

const BELOW = (section: string) => `/patients/$patientId/${section}`;

export function nextStepOf(facts: StepFacts): NextStep {
  if (facts.status === 'deceased')
    return { words: 'No next step', why: 'The record says that this person has died.' };
  if (facts.status === 'inactive')
    return {
      words: 'No next step',
      why: 'The record is inactive.',
      act: { words: 'Open the details', path: BELOW('details') },
    };
  if (facts.running !== undefined)
    return {
      words: `Session ${facts.running.number} is open`,
      why: 'Its record is not closed yet.',
      act: { words: 'Go to the session', path: `/sessions/${facts.running.id}` },
    };
  return stepOfStage(facts);
}

function stepOfStage(facts: StepFacts): NextStep {
  switch (facts.stage) {
    case 'intake':
      return intakeStep(facts.tasks);
    case 'assessed':
      return {
        words: 'Decide on suitability',
        why: 'The last assessment asked for more.',
        act: { words: 'Open suitability', path: BELOW('suitability') },
      };
    case 'suitable':
      return {
        words: 'Go through the consent',
        why: 'A prescriber signed that treatment is suitable.',
        act: { words: 'Open consent', path: BELOW('consent') },
      };
    case 'consented':
      return {
        words: 'Write the plan',
        why: 'Consent is signed.',
        act: { words: 'Open the plan', path: BELOW('plan') },
      };
    case 'planned':
    case 'in-treatment':
    case 'maintenance':
      return treatmentStep(facts);
    case 'follow-up':
      return {
        words: 'Look at the outcome',
        why: 'The series is over; follow-up forms come by themselves.',
        act: { words: 'Open outcomes', path: BELOW('outcomes') },
      };
    case 'excluded':
      return {
        words: 'Refer elsewhere',
        why: 'A prescriber signed that this treatment is not suitable.',
        act: { words: 'See the decision', path: BELOW('suitability') },
      };
    case 'ended':
      return {
        words: 'Nothing planned',
        why: 'Treatment has ended. A new course begins with a new assessment.',
        act: { words: 'Open suitability', path: BELOW('suitability') },
      };
  }
}

function intakeStep(tasks: StepFacts['tasks']): NextStep {
  const sent = tasks.filter((task) => task.status !== 'cancelled');
  const done = sent.filter((task) => task.status === 'done').length;
  if (sent.length === 0)
    return {
      words: 'Send the intake',
      why: 'Nothing has been asked of the patient yet.',
      act: { words: 'Send questions', path: BELOW('tasks') },
    };
  if (done < sent.length)
    return {
      words: 'Wait for the intake',
      why: `${done} of ${sent.length} forms are back.`,
      act: { words: 'See the tasks', path: BELOW('tasks') },
    };
  return {
    words: 'Assess suitability',
    why: 'All forms are back.',
    act: { words: 'Open suitability', path: BELOW('suitability') },
  };
}

function treatmentStep(facts: StepFacts): NextStep {
  if (!facts.consents.some((consent) => consent.state === 'current'))
    return {
      words: 'Renew the consent',
      why: 'No consent is current, and no session starts without one.',
      act: { words: 'Open consent', path: BELOW('consent') },
    };
  const next = facts.upcoming[0];
  if (next === undefined)
    return {
      words: 'Book the next session',
      why: 'No session is booked.',
      act: { words: 'Open the schedule', path: '/schedule' },
    };
  return {
    words: `Session ${next.number} is booked`,
    why: 'The gate opens on its day.',
    act: { words: 'Open the session', path: `/sessions/${next.id}` },
  };
}
