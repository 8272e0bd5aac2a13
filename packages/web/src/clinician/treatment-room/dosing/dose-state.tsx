import { expectedEnd, given, type SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { useState } from 'react';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { amount } from '../chart/amounts.ts';
import { EmergencyCards } from '../emergency-cards.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { HALT_WORDS, PHASE_WORDS, PRODUCT_WORDS, ROUTE_WORDS } from '../record/words.ts';
import { DoseActs } from './dose-acts.tsx';
import styles from './dosing.module.css';

/** The big line of the room: what the dose is doing now, how much went in, how long to go. */
export function DoseState() {
  const { state, zone } = useCharting();
  const at = useAt(1000);
  const [cards, setCards] = useState(false);
  const order = state.opening?.data.order;
  const soFar = given(state, at);
  const end = expectedEnd(state);
  const infusion = state.infusions.at(-1);
  const ordered = infusion?.doseMg ?? order?.doseMg ?? 0;
  const look = lookOf(state, at);
  const share = ordered === 0 ? 0 : Math.min(1, soFar.totalMg / ordered);
  const rate = infusion?.segments.at(-1);
  return (
    <section className={styles.dose} data-look={look.look} aria-label="State of the dose">
      <div className={styles.doseState}>
        <p className={styles.doseWord}>{look.word}</p>
        <p className={styles.doseWhy}>{look.why}</p>
      </div>
      <dl className={styles.doseFigures}>
        <div>
          <dt>Given</dt>
          <dd>
            {amount(soFar.totalMg, 'mg', 1)} <small>of {amount(ordered, 'mg')}</small>
          </dd>
        </div>
        <div>
          <dt>To go</dt>
          <dd>{amount(soFar.remainingMg, 'mg', 1)}</dd>
        </div>
        {infusion === undefined ? null : (
          <div>
            <dt>Rate</dt>
            <dd>{rate !== undefined && rate.to === undefined ? amount(rate.rateMlPerH, 'mL/h') : 'off'}</dd>
          </div>
        )}
        <div>
          <dt>{end === undefined ? 'In phase' : 'Time left'}</dt>
          <dd>
            {end === undefined
              ? state.phase.since === undefined
                ? 'Not begun'
                : formatTimer(at - state.phase.since)
              : at < end
                ? formatTimer(end - at)
                : `over since ${formatTime(end, zone)}`}
          </dd>
        </div>
      </dl>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label="Share of the ordered dose"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p className={styles.doseSmall}>
        {order === undefined ? '' : `${PRODUCT_WORDS[order.product]}, ${ROUTE_WORDS[order.route]}`}
        {soFar.totalMg === 0 ? '' : ` · ${SOURCE_WORDS[infusion === undefined ? 'charted' : soFar.source]}`}
      </p>
      <div className={styles.doseActs}>
        <DoseActs />
        <Button look="risky" onClick={() => setCards(true)}>
          Emergency
        </Button>
      </div>
      <EmergencyCards open={cards} onClose={() => setCards(false)} />
    </section>
  );
}

/** Where the amount given comes from; only a drip has a rate to work it out from (DOSE-18). */
const SOURCE_WORDS = {
  calculated: 'given amount calculated from rate and time',
  'pump-reported': 'given amount reported by the pump',
  charted: 'given amount as charted',
} as const;

/** Somebody who walked out or was taken away was not discharged. */
const LEFT_WORDS = {
  'criteria-met': { word: PHASE_WORDS.discharged.toUpperCase(), why: 'Every criterion was met' },
  'left-before-criteria': { word: 'LEFT EARLY', why: 'Before the criteria were met' },
  'transferred-to-emergency-care': { word: 'TRANSFERRED', why: 'To emergency care' },
  died: { word: 'DIED', why: '' },
} as const;

function lookOf(
  state: SessionState,
  at: Instant,
): { readonly look: string; readonly word: string; readonly why: string } {
  const { phase } = state;
  switch (phase.name) {
    case 'dosing':
      return phase.running
        ? { look: 'running', word: 'RUNNING', why: 'The infusion runs' }
        : { look: 'running', word: 'DOSING', why: 'Given in parts' };
    case 'paused':
      return {
        look: 'paused',
        word: 'PAUSED',
        why: `${HALT_WORDS[phase.halt.reason as keyof typeof HALT_WORDS] ?? phase.halt.reason} · for ${formatTimer(at - phase.since)}`,
      };
    case 'recovery':
      return { look: 'still', word: 'RECOVERY', why: 'Dosing has ended' };
    case 'gate':
      return { look: 'still', word: 'BEFORE DOSE', why: 'The gate is open' };
    case 'ready':
      return { look: 'ready', word: 'READY', why: 'Gate and double check are done' };
    case 'discharged':
      return { look: 'still', ...LEFT_WORDS[phase.manner] };
    default:
      return { look: 'still', word: PHASE_WORDS[phase.name].toUpperCase(), why: '' };
  }
}
