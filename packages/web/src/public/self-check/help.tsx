import { HelpLines } from '../../kit/questionnaire/help-lines.tsx';
import { Moves } from '../../kit/questionnaire/moves.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { LeaveButton } from '../../kit/ui/leave-button.tsx';
import styles from './self-check.module.css';

/** Shown before anything else when the ninth answer calls for it (POR-04). It never ends the form. */
export function Help({ onGoOn, onBack }: { onGoOn: () => void; onBack: (() => void) | undefined }) {
  return (
    <section aria-labelledby="help-title">
      <h1 id="help-title">Before we go on: you deserve help now</h1>
      <p className={styles.lead}>
        You said that thoughts of being dead or of hurting yourself have been with you. Many people have such
        thoughts, and they can pass. Please talk to someone today.
      </p>
      <HelpLines />
      <p>
        <strong>No one at a clinic can see this answer.</strong> It has not been sent to anyone. So please
        reach out yourself, now, or tell a person near you.
      </p>
      <Moves onBack={onBack}>
        <Button look="secondary" size="large" onClick={onGoOn}>
          Go on with the form
        </Button>
        <LeaveButton />
      </Moves>
    </section>
  );
}
