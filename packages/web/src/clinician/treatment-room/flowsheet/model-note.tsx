import { type Instant, instant } from '@titrate/quantity';
import { PREDICTED_WORDS } from '../../../kit/predicted-level/caveat.ts';
import { wordsOfWarnings } from '../../../kit/predicted-level/warning-words.ts';
import { SelectField } from '../../../kit/ui/field.tsx';
import { Folded } from '../../../kit/ui/folded.tsx';
import { usePrinting } from '../../../kit/ui/use-printing.ts';
import { amount } from '../chart/amounts.ts';
import { useCharting } from '../record/charting.tsx';
import styles from './flowsheet.module.css';
import { OUTLOOK_MIN } from './layout.ts';
import { bandWords, type Levels, levelOn, modelsOf, type Order, rangeOn } from './level.ts';

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
  const second = others.find(({ id }) => id === overlayId);
  return (
    <div className={styles.model}>
      <div className={styles.note}>
        <Outlook levels={levels} at={at} second={second} />
        <Provenance lead={`${PREDICTED_WORDS}:`} model={model} warnings={warnings} />
        {second === undefined ? null : (
          <Provenance
            lead="The second, dash-dotted line:"
            model={second}
            warnings={levels.overlay?.warnings ?? []}
          />
        )}
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

interface ProvenanceProps {
  readonly lead: string;
  readonly model: Levels['model'];
  readonly warnings: readonly string[];
}

/** Every caution of this person and these doses stands open here: at the bedside nobody unfolds one. What is true of the model whoever is asked about is folded. */
function Provenance({ lead, model, warnings }: ProvenanceProps) {
  const { title, samplingSite, population } = model;
  const words = wordsOfWarnings(warnings);
  const printing = usePrinting();
  return (
    <>
      <p>
        {lead} {title}; blood from: {samplingSite}; people studied: {population.description}.
      </p>
      {words.length === 0 ? null : (
        <ul className={styles.warnings}>
          {words.map(({ text, isUrgent }) => (
            <li key={text} className={isUrgent ? styles.urgent : undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {model.defects.length === 0 ? null : (
        <Folded summary={`Known defects of this model (${model.defects.length})`} always={printing}>
          {() => (
            <ul className={styles.warnings}>
              {model.defects.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </Folded>
      )}
    </>
  );
}

interface OutlookProps {
  readonly levels: Levels;
  readonly at: Instant;
  readonly second: Levels['model'] | undefined;
}

/** The level now and an hour on if the pump is left alone: a forecast with its model's name below it, for reading only. */
function Outlook({ levels, at, second }: OutlookProps) {
  const { phase } = useCharting().state;
  const inAnHour = instant(at + OUTLOOK_MIN * MIN);
  const on = (curve: Levels['given'], when: Instant) => levelWords(curve, levels.origin, when);
  const [now, later] = [on(levels.given, at), on(levels.given, inAnHour)];
  if (now === undefined || later === undefined) return null;
  const [secondNow, secondLater] = [on(levels.overlay, at), on(levels.overlay, inAnHour)];
  const ranged = [levels.given, levels.overlay].filter((curve) => curve?.p95 !== undefined);
  return (
    <p className={styles.outlook}>
      Predicted now {now}; in {OUTLOOK_MIN} min, if nothing else is done, {later}.
      {phase.name === 'dosing' && phase.running ? ' What runs is taken to end as ordered.' : ''}
      {second === undefined || secondNow === undefined || secondLater === undefined
        ? ''
        : ` By ${second.title}, ${second.samplingSite}: now ${secondNow}, then ${secondLater}.`}
      {ranged.length > 0
        ? ` In brackets: ${bandWords(ranged.find((curve) => curve?.isBandOld === true))}.`
        : ''}
    </p>
  );
}

/** A level with its range, where one is known. */
function levelWords(curve: Levels['given'], origin: Instant, when: Instant): string | undefined {
  const level = levelOn(curve, origin, when);
  if (level === undefined) return undefined;
  const range = rangeOn(curve, origin, when)?.map((limit) => limit.toFixed(0));
  return `${amount(level, 'ng/mL', 0)}${range === undefined ? '' : ` (${range.join(' to ')})`}`;
}
