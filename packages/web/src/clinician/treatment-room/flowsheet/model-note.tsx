import styles from './flowsheet.module.css';
import type { Levels } from './level.ts';

/** Which model drew the level, where it was sampled, in whom, and every caution it carries. */
export function ModelNote({ levels }: { levels: Levels | undefined }) {
  if (levels === undefined) return null;
  const { model, warnings } = levels;
  return (
    <p className={styles.note}>
      Predicted, not measured, and no ground for a decision by itself: {model.title}; {model.samplingSite};
      studied in {model.population.description}.
      {warnings.length === 0 ? '' : ` ${[...new Set(warnings)].join(' ')}`}
    </p>
  );
}
