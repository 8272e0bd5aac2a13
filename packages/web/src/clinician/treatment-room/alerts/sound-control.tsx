import { CLINICAL_ROLES, openAlerts, pauseSound } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { useNow } from '../../../kit/clock/use-now.ts';
import { formatTimer } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { toastFailure } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import room from '../treatment-room.module.css';
import styles from './alerts.module.css';
import { play, soundHeard, useSound } from './sound.ts';

/** "Sound off" stands here until someone has heard the test on this screen (ALM-04); a pause counts down on every screen (ALM-08). */
export function SoundControl() {
  const sound = useSound();
  const present = useNow(1000);
  const { clinic, user } = useClinic();
  const pausing = useAct(pauseSound, { refreshes: [openAlerts] });
  const left = (sound.pause?.until ?? 0) - present;
  const mayPause = user.roles.some((role) => CLINICAL_ROLES.some((one) => one === role));
  return (
    <span className={styles.sound}>
      {sound.tested ? null : <SoundTest />}
      {left > 0 ? (
        <span className={styles.soundOff}>
          Sound paused {formatTimer(left)} by {sound.pause?.by}
        </span>
      ) : sound.tested ? (
        <>
          <span className={room.quiet}>Sound on</span>
          {mayPause ? (
            <Button
              size="small"
              look="quiet"
              disabled={pausing.isPending}
              onClick={() =>
                pausing.mutate(
                  { params: { clinicId: clinic.id } },
                  { onError: (error) => toastFailure(wordsOf(error)) },
                )
              }
            >
              Pause 2 min everywhere
            </Button>
          ) : null}
        </>
      ) : null}
    </span>
  );
}

function SoundTest() {
  const [asking, setAsking] = useState(false);
  return (
    <>
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
    </>
  );
}
