import { type Instant, instant } from '@titrate/quantity';
import { SelectField } from '../../../kit/ui/field.tsx';
import { amount } from '../chart/amounts.ts';
import styles from './flowsheet.module.css';
import { type Levels, levelOn, modelsOf, type Order } from './level.ts';
import { OUTLOOK_MIN } from './use-levels.ts';

const MIN = 60_000;

interface ModelNoteProps {
  readonly levels: Levels | undefined;
  readonly order: Order | undefined;
  readonly at: Instant;
  readonly overlayId: string;
  readonly onOverlay: (id: string) => void;
}

/** Which model drew the level, where it was sampled, in whom, every caution it carries, what follows, and a second model to lay over it. */
export function ModelNote({ levels, order, at, overlayId, onOverlay }: ModelNoteProps) {
  if (levels === undefined || order === undefined) return null;
  const { model, warnings } = levels;
  const others = modelsOf(order).filter(({ id }) => id !== model.id);
  return (
    <div className={styles.model}>
      <div className={styles.note}>
        <Outlook levels={levels} at={at} />
        <p>
          Predicted, not measured, and no ground for a decision by itself: {model.title}; {model.samplingSite}
          ; studied in {model.population.description}.
          {warnings.length === 0 ? '' : ` ${[...new Set(warnings)].join(' ')}`}
        </p>
      </div>
      {others.length === 0 ? null : (
        <div className="no-print">
          <SelectField
            name="second-model"
            label="Second model over it"
            optional
            value={overlayId}
            options={others.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => onOverlay(event.currentTarget.value)}
          />
        </div>
      )}
    </div>
  );
}

/** The level now and an hour on if the pump is left alone: a forecast with its model's name below it, for reading only. */
function Outlook({ levels, at }: { readonly levels: Levels; readonly at: Instant }) {
  const inAnHour = instant(at + OUTLOOK_MIN * MIN);
  const now = levelOn(levels.given, levels.origin, at);
  const later = levelOn(levels.given, levels.origin, inAnHour);
  if (now === undefined || later === undefined) return null;
  const second = levelOn(levels.overlay, levels.origin, at);
  return (
    <p className={styles.outlook}>
      Predicted now {amount(now, 'ng/mL', 0)}; in {OUTLOOK_MIN} min, if nothing changes,{' '}
      {amount(later, 'ng/mL', 0)}.
      {second === undefined ? '' : ` By the second model now ${amount(second, 'ng/mL', 0)}.`}
    </p>
  );
}
