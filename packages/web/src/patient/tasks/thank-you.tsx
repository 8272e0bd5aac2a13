import type { Help, PatientTaskView } from '@titrate/contract';
import type { z } from 'zod';
import { HelpLines } from '../../kit/questionnaire/help-lines.tsx';
import { buttonClass } from '../../kit/ui/button.tsx';
import { useMe } from '../me.ts';

export interface Finished {
  readonly help: z.infer<typeof Help> | null;
  /** What must follow in the same sitting. */
  readonly followUp: readonly PatientTaskView[];
}

interface ThankYouProps {
  readonly task: Pick<PatientTaskView, 'id' | 'title'>;
  readonly finished: Finished;
}

/** Thanks, what follows at once, and what else there is to do. */
export function ThankYou({ task: { id, title }, finished }: ThankYouProps) {
  const me = useMe();
  const [next] = finished.followUp;
  // The list may not have heard yet that this one is finished.
  const open = (me.data?.tasks ?? []).filter((task) => task.status !== 'done' && task.id !== id);
  const other = open.find((task) => task.id !== next?.id);
  return (
    <>
      <h1>Thank you</h1>
      <p>Your answers to “{title}” are with your clinic.</p>
      {finished.help === null ? null : (
        <>
          <p>{finished.help.seenBy}</p>
          <HelpLines />
        </>
      )}
      {next !== undefined ? (
        <>
          <p>
            Because of one of your answers, there are a few more questions now, about your safety. They are
            short.
          </p>
          <a className={buttonClass({ size: 'large' })} href={`/me/tasks/${next.id}`}>
            Go on with the safety questions
          </a>
        </>
      ) : (
        <p>
          {other === undefined ? null : (
            <a className={buttonClass({ size: 'large' })} href={`/me/tasks/${other.id}`}>
              Next: {other.title}
            </a>
          )}
        </p>
      )}
      <p>
        <a href="/me">To the first page</a>
      </p>
    </>
  );
}
