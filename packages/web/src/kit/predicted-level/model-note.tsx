import type { ModelSummary } from '@titrate/pk';
import styles from './level-chart.module.css';

interface ModelNoteProps {
  readonly model: ModelSummary;
  readonly warnings: readonly string[];
}

/** Which model drew the level, where blood was sampled, in whom, and every caution it carries. */
export function ModelNote({ model, warnings }: ModelNoteProps) {
  const outside = warnings.filter((text) => text.startsWith('out-of-population'));
  const others = warnings.filter((text) => !text.startsWith('out-of-population'));
  return (
    <div className={styles.note}>
      {outside.map((text) => (
        <p key={text} className={styles.outside}>
          Outside the people this model was made from: {sentence(text)}
        </p>
      ))}
      <p>
        Predicted, not measured, and no ground for a decision by itself. {model.title}; sampled from{' '}
        {model.samplingSite}; studied in {model.population.description}. Version {model.version}.
      </p>
      {others.length + model.defects.length === 0 ? null : (
        <details>
          <summary>What to know about this model</summary>
          <ul>
            {[...others.map(sentence), ...model.defects].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p>{model.citation}</p>
        </details>
      )}
    </div>
  );
}

/** Warnings begin with a stable tag for programs; people read what follows. */
const sentence = (warning: string): string => warning.replace(/^[a-z0-9-]+: /, '');
