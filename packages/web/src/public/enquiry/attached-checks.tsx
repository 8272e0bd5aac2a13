import type { AttachedSelfCheck } from '@titrate/contract';
import { Button } from '../../kit/ui/button.tsx';
import { forgetForEnquiry } from '../self-check/kept.ts';
import styles from './enquiry.module.css';

const WORDS: Record<AttachedSelfCheck['instrument'], string> = {
  phq9: 'your answers about low mood (PHQ-9)',
  gad7: 'your answers about worry (GAD-7)',
};

/** Says what goes along, and lets it be taken out again. Without a choice made before there is nothing here. */
export function AttachedChecks({ attached }: { attached: readonly AttachedSelfCheck[] }) {
  if (attached.length === 0) {
    return (
      <p className={styles.attached}>
        No self-check is attached. You can <a href="/self-check">take one first</a> and add it, if you like.
      </p>
    );
  }
  return (
    <ul className={styles.attachedList}>
      {attached.map(({ instrument }) => (
        <li key={instrument}>
          <span>Will be sent along: {WORDS[instrument]}</span>
          <Button look="secondary" size="small" onClick={() => forgetForEnquiry(instrument)}>
            Do not send
          </Button>
        </li>
      ))}
    </ul>
  );
}
