import { bandLabel, bandsOf, type Instrument, score } from '@titrate/clinical/instruments';
import type { AttachedSelfCheck } from '@titrate/contract';
import { useState } from 'react';
import { HelpLines } from '../../kit/questionnaire/help-lines.tsx';
import { navigate } from '../../kit/routing/navigation.ts';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { keepForEnquiry } from './kept.ts';
import { callsForHelp } from './safety-item.ts';
import styles from './self-check.module.css';
import type { CheckAnswer } from './steps.ts';

interface ResultProps {
  readonly instrument: Instrument;
  readonly name: AttachedSelfCheck['instrument'];
  readonly answers: readonly CheckAnswer[];
}

/** The score in plain words: help first where it is needed, a band, never a diagnosis (BND-3). */
export function Result({ instrument, name, answers }: ResultProps) {
  const complete = instrument.items.map((_, index) => answers[index] ?? null);
  const scored = score({ instrument: instrument.id, answers: complete });
  const total = scored.ok ? scored.value.total : null;
  const words = scored.ok ? bandLabel(instrument.id, scored.value.band, 'patient') : null;
  const needsHelp = callsForHelp(instrument, complete);
  return (
    <section aria-labelledby="result-title">
      {needsHelp ? (
        <div className={styles.helpFirst}>
          <h1>First: help is there for you now</h1>
          <HelpLines />
        </div>
      ) : null}
      {needsHelp ? <h2 id="result-title">Your result</h2> : <h1 id="result-title">Your result</h1>}
      {total === null ? (
        <p className={styles.lead}>
          Too many questions were left open to add up a score. That is fine. You can still talk to a clinic
          about how you feel.
        </p>
      ) : (
        <>
          <p className={styles.total}>
            <strong>{total}</strong> of {instrument.range?.max}
          </p>
          <p className={styles.words}>{words}</p>
          <Scale instrument={instrument} total={total} />
        </>
      )}
      <p>
        This is a measure of the last two weeks, not a diagnosis. Many things can raise it: illness, loss,
        medicines, lack of sleep. Only a clinician can find out why. It does not show whether ketamine or any
        other treatment is right for you.
      </p>
      <h2>What you can do next</h2>
      <ul>
        <li>Talk to your doctor about it, above all if it has been this way for more than two weeks.</li>
        <li>Write the number down, and check again in two weeks.</li>
        <li>Print this page and take it with you.</li>
      </ul>
      <Onward name={name} version={instrument.version} answers={complete} />
      <p className={styles.credit}>{instrument.licence.credit}</p>
    </section>
  );
}

/** Nothing is sent here: the answers travel only if the person asks for it, and then with the enquiry. */
function Onward({
  name,
  version,
  answers,
}: {
  name: ResultProps['name'];
  version: string;
  answers: readonly (number | null)[];
}) {
  const [agreed, setAgreed] = useState(false);
  const attach = () => {
    setAgreed(true);
    keepForEnquiry({ instrument: name, version, answers: [...answers] });
    navigate('/enquiry');
  };
  return (
    <div className={`${styles.onward} no-print`}>
      <Button size="large" disabled={agreed} onClick={attach}>
        Write to a clinic and add these answers
      </Button>
      <a className={buttonClass({ look: 'secondary', size: 'large' })} href="/enquiry">
        Write to a clinic without them
      </a>
      <Button look="quiet" size="large" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}

/** The bands side by side with a mark at the score; told in words as well. */
function Scale({ instrument, total }: { instrument: Instrument; total: number }) {
  const bands = bandsOf(instrument.id);
  const max = instrument.range?.max ?? 0;
  const width = 360;
  const x = (value: number) => (value / (max + 1)) * width;
  return (
    <svg
      className={styles.scale}
      viewBox={`-4 0 ${width + 8} 74`}
      role="img"
      aria-label={`${total} on a scale from 0 to ${max}`}
    >
      {bands.map((band, index) => {
        const here = total >= band.from && total <= band.to;
        return (
          <g key={band.code}>
            <rect
              x={x(band.from) + 1}
              width={x(band.to + 1) - x(band.from) - 2}
              y="26"
              height="20"
              rx="4"
              className={here ? styles.here : styles.there}
              fillOpacity={here ? 1 : 0.25 + index * 0.12}
            />
            <text x={x(band.from) + 3} y="66" className={styles.tick}>
              {band.from}
            </text>
          </g>
        );
      })}
      <path d={`M${x(total) + width / (max + 1) / 2 - 9} 4h18l-9 16z`} className={styles.pointer} />
      <text x={width} y="66" textAnchor="end" className={styles.tick}>
        {max}
      </text>
    </svg>
  );
}
