import {
  type Dose,
  type Individual,
  individualise,
  type ModelSummary,
  type Subject,
  simulate,
} from '@titrate/pk';
import { useId, useState } from 'react';
import { LevelChart } from '../../../kit/predicted-level/level-chart.tsx';
import { wordsOfWarnings } from '../../../kit/predicted-level/warning-words.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { rangeOf } from '../../../kit/ui/quantity.ts';
import { NO_QUANTITY, QuantityField, type QuantityValue } from '../../../kit/ui/quantity-field.tsx';
import { ScrollRegion } from '../../../kit/ui/scroll-region.tsx';
import { measuredOf, type Sample } from './measured.ts';
import styles from './questions.module.css';

interface MeasuredLevelsProps {
  readonly model: ModelSummary;
  readonly subject: Subject;
  readonly doses: readonly Dose[];
}

type Answer =
  | { readonly ok: true; readonly individual: Individual; readonly output: string }
  | { readonly ok: false; readonly problems: readonly string[] };

const AFTER_LAST_MIN = 120;
const MOST_SAMPLES = 12;
const TIME_BOUNDS = { absolute: rangeOf(0, 10_080) };
const LEVEL_BOUNDS = { absolute: rangeOf(0.1, 100_000) };
const EMPTY: Sample = { time: NO_QUANTITY, level: NO_QUANTITY };

/** One person's most probable kinetics from measured levels, with the doubt that stays. For research; it feeds nothing. */
export function MeasuredLevels({ model, subject, doses }: MeasuredLevelsProps) {
  const output = model.outputs[0] ?? '';
  const [samples, setSamples] = useState<readonly Sample[]>([EMPTY]);
  const [answer, setAnswer] = useState<Answer>();
  const change = (index: number, part: Partial<Record<keyof Sample, QuantityValue>>) => {
    setAnswer(undefined);
    setSamples(samples.map((sample, i) => (i === index ? { ...sample, ...part } : sample)));
  };
  const fit = () => {
    const levels = measuredOf(samples, output);
    const found = individualise({ modelId: model.id, subject, doses, levels });
    setAnswer(
      found.ok
        ? { ok: true, individual: found.value, output }
        : { ok: false, problems: found.error.map(({ message }) => message) },
    );
  };
  return (
    <div className={styles.answer}>
      <p className={styles.quiet}>
        Levels of {output}, {model.samplingSite}, after the dose drawn above. The clock starts with the dose.
      </p>
      {samples.map((sample, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end
        <div key={index} className={styles.sample}>
          <QuantityField
            name={`sample-${index}-time`}
            label={`Sample ${index + 1}, taken after`}
            unit="min"
            bounds={TIME_BOUNDS}
            value={sample.time}
            onChange={(time) => change(index, { time })}
          />
          <QuantityField
            name={`sample-${index}-level`}
            label={`Sample ${index + 1}, level`}
            unit="ng/mL"
            bounds={LEVEL_BOUNDS}
            value={sample.level}
            onChange={(level) => change(index, { level })}
          />
        </div>
      ))}
      <div className={styles.acts}>
        <Button
          look="secondary"
          disabled={samples.length >= MOST_SAMPLES}
          onClick={() => setSamples([...samples, EMPTY])}
        >
          Another sample
        </Button>
        <Button onClick={fit}>Fit</Button>
      </div>
      {answer === undefined ? null : answer.ok ? (
        <Fitted answer={answer} model={model} subject={subject} doses={doses} />
      ) : (
        <ul role="alert">
          {answer.problems.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Fitted({
  answer: { individual, output },
  model,
  subject,
  doses,
}: MeasuredLevelsProps & { readonly answer: Extract<Answer, { readonly ok: true }> }) {
  const caption = useId();
  const toMin = Math.ceil((individual.fitted.at(-1)?.timeMin ?? 0) + AFTER_LAST_MIN);
  const question = {
    model: model.id,
    subject,
    doses,
    timesMin: { from: 0, to: toMin, step: Math.max(1, toMin / 240) },
    outputs: [output],
  };
  const typical = simulate(question);
  const own = simulate({ ...question, etas: individual.etas });
  const seriesOf = (result: typeof own): readonly number[] => {
    const signal = result.ok ? result.value.concentrationsNgPerMl[output] : undefined;
    return Array.isArray(signal) ? signal : [];
  };
  return (
    <>
      {own.ok ? (
        <LevelChart
          title={`Fitted to the samples, ${model.samplingSite}`}
          unit="ng/mL"
          timesMin={own.value.timesMin}
          lines={[
            { label: 'this person, fitted', values: seriesOf(own), colour: 1 },
            { label: 'typical person', values: seriesOf(typical), colour: 4, dash: '8 3 2 3' },
          ]}
          references={individual.fitted.map(({ timeMin, ngPerMl }, index) => ({
            label: `Sample ${index + 1}: ${ngPerMl} ng/mL at ${timeMin} min`,
            atMin: timeMin,
            mean: ngPerMl,
          }))}
        />
      ) : null}
      <ScrollRegion className={styles.scroll} label="Parameters of this person">
        <table className={styles.table} aria-describedby={caption}>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">This person, fitted</th>
              <th scope="col">95 % range</th>
              <th scope="col">Typical person of {subject.weightKg} kg</th>
            </tr>
          </thead>
          <tbody>
            {individual.parameters.map(({ name, meaning, unit, value, range, typical: ofMost }) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <span className={styles.meaning}>{meaning.replace(PUBLISHED_AT, '')}</span>
                </th>
                <td>{parameterWords(value, unit)}</td>
                <td>{range.map((limit) => parameterWords(limit, '1')).join(' to ')}</td>
                <td>{parameterWords(ofMost, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <ScrollRegion className={styles.scroll} label="Deviations from the typical person">
        <table className={styles.table} aria-describedby={caption}>
          <thead>
            <tr>
              <th scope="col">Deviation</th>
              <th scope="col">Estimate</th>
              <th scope="col">Standard deviation left</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(individual.etas).map(([name, eta]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{eta.toFixed(3)}</td>
                <td>{(individual.etaSd[name] ?? 0).toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p id={caption} className={styles.quiet}>
        The range is what these samples and the study leave open: an approximation at the estimate. Deviations
        as the model states them, most of them logarithms of a ratio; 0 is the typical person.{' '}
        {wordsOfWarnings(individual.warnings)
          .map(({ text }) => text)
          .join(' ')}
      </p>
    </>
  );
}

/** The weight a published value is for; the values of the table are for this person's. */
const PUBLISHED_AT = /,? at \d+ kg\b/;

/** Three digits: no fit to a few samples knows more. */
const parameterWords = (value: number, unit: string): string =>
  `${Number(value.toPrecision(3))}${unit === '1' ? '' : ` ${unit}`}`;
