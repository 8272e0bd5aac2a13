import { EMERGENCY_CARDS } from '@titrate/clinical/protocols';
import { useEffect, useRef } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { EMERGENCY_PATHS_OF } from './emergency-paths.ts';
import { useIdentity } from './identity.tsx';
import styles from './treatment-room.module.css';
import { useOneAct } from './use-act.ts';

/** First steps for each emergency, one tap away; starting one writes its time into the record (4.5). */
export function EmergencyCards({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const act = useOneAct();
  const identity = useIdentity();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || !open) return undefined;
    if (!element.open) element.showModal();
    return () => element.close();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={styles.emergency}
      aria-label="Emergency cards"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.cardHead}>
        <h2>Emergency</h2>
        <p className={styles.quiet}>{identity}. Local protocol prevails.</p>
        <Button look="secondary" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className={styles.cards}>
        {EMERGENCY_CARDS.map((card) => {
          const path = EMERGENCY_PATHS_OF(card.id);
          return (
            <article key={card.id} className={styles.emergencyCard}>
              <h3>
                {card.title} <span className={styles.rule}>{card.id}</span>
              </h3>
              <p className={styles.quiet}>{card.trigger}</p>
              <ol>
                {card.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              {path === undefined ? null : (
                <Button
                  look="risky"
                  disabled={act.busy}
                  onClick={() => void act.send({ kind: 'emergency.started', data: { path } })}
                >
                  Started now: {card.title}
                </Button>
              )}
            </article>
          );
        })}
      </div>
    </dialog>
  );
}
