import { lazy, Suspense } from 'react';
import { Folded } from '../../kit/ui/folded.tsx';
import styles from './level-story.module.css';

const LevelPicture = lazy(async () => ({ default: (await import('./level-picture.tsx')).LevelPicture }));

/** An invitation to move sliders and watch a level in the blood. The models load only for those who open it. */
export function LevelStory() {
  return (
    <>
      <p>
        You can watch a computer draw it. Choose a drip, a shot, a spray or a film, and see how the level in
        the blood would rise and fall, and how many docks would be blocked. It is a model, not a measurement.
        It is not advice.
      </p>
      <Folded summary="Open the moving picture" className={styles.story}>
        {() => (
          <Suspense fallback={<p role="status">Loading the picture…</p>}>
            <LevelPicture />
          </Suspense>
        )}
      </Folded>
    </>
  );
}
