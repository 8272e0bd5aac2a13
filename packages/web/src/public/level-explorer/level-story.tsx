import { lazy, Suspense } from 'react';
import { Folded } from '../../kit/ui/folded.tsx';
import styles from './level-story.module.css';

const LevelPicture = lazy(async () => ({ default: (await import('./level-picture.tsx')).LevelPicture }));

/** An invitation to move sliders and watch a level in the blood. The models load only for those who open it. */
export function LevelStory() {
  return (
    <>
      <p>
        You can watch a computer draw it. Move a slider, and see how the level of ketamine in the blood would
        rise and fall. It is a model, not a measurement. It is not advice.
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
