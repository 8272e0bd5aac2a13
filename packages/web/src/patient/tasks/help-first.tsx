import { HelpLines } from '../../kit/questionnaire/help-lines.tsx';
import { Moves } from '../../kit/questionnaire/moves.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { LeaveButton } from '../../kit/ui/leave-button.tsx';
import type { Kept } from './keeper.ts';

interface HelpFirstProps {
  readonly kept: Kept;
  readonly seenBy: string;
  readonly onGoOn: () => void;
  readonly onBack: (() => void) | undefined;
}

/** Shown before the next question when an answer calls for it (POR-04). It says the truth about who sees it, and never ends the form. */
export function HelpFirst({ kept, seenBy, onGoOn, onBack }: HelpFirstProps) {
  return (
    <section aria-labelledby="help-title">
      <h1 id="help-title">Before we go on: help is there for you now</h1>
      <p>
        Thank you for telling us. Many people have such thoughts, and they can pass. If you might act on them,
        please talk to someone now.
      </p>
      <HelpLines />
      <h2>Who sees your answer</h2>
      <p role="status">
        {kept.state.kind === 'saved'
          ? seenBy
          : 'Your answer has not reached the clinic yet, because this phone has no connection. Nobody there can see it now. Please call one of the numbers above, or someone near you.'}
      </p>
      <Moves onBack={onBack}>
        <Button size="large" onClick={onGoOn}>
          Go on
        </Button>
        <LeaveButton />
      </Moves>
    </section>
  );
}
