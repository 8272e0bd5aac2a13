import { useState } from 'react';
import { useNow } from '../../../kit/clock/use-now.ts';
import { formatTimer } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import styles from '../treatment-room.module.css';
import { pauseSound, play, soundHeard, useSound } from './sound.ts';

/** "Sound off" stands here until someone has heard the test on this screen (ALM-04). */
export function SoundControl() {
  const sound = useSound();
  const present = useNow(1000);
  const [asking, setAsking] = useState(false);
  if (!sound.tested) {
    return (
      <span className={styles.sound}>
        <span className={styles.soundOff}>Sound off</span>
        {asking ? (
          <>
            <Button size="small" onClick={soundHeard}>
              I heard it
            </Button>
            <Button size="small" look="secondary" onClick={() => play('medium')}>
              Again
            </Button>
          </>
        ) : (
          <Button
            size="small"
            look="secondary"
            onClick={() => {
              play('medium');
              setAsking(true);
            }}
          >
            Test sound
          </Button>
        )}
      </span>
    );
  }
  const left = sound.pausedUntil - present;
  return (
    <span className={styles.sound}>
      {left > 0 ? (
        <span className={styles.soundOff}>Sound paused {formatTimer(left)}</span>
      ) : (
        <>
          <span className={styles.quiet}>Sound on</span>
          <Button size="small" look="quiet" onClick={pauseSound}>
            Pause 2 min
          </Button>
        </>
      )}
    </span>
  );
}
