import { modelById } from '@titrate/pk';
import styles from './flowsheet.module.css';
import { bandWords, type Levels, type RoomCurve } from './level.ts';

/** Always shown (UI-32). */
export function Legend({ bars, levels }: { bars: boolean; levels: Levels | undefined }) {
  const { given, planned, overlay } = levels ?? {};
  const pale = (curve: RoomCurve | undefined): string =>
    curve?.p95 === undefined ? '' : `; pale: ${bandWords(curve)}`;
  return (
    <ul className={styles.legend}>
      <li>
        <svg width="16" height="18" aria-hidden="true" stroke="var(--flow-bp)" fill="none" strokeWidth="1.8">
          {bars ? (
            <rect x="6" y="2" width="4" height="14" fill="var(--flow-bp)" />
          ) : (
            <path d="M4 1l4 5 4-5M4 17l4-5 4 5M8 6v6" />
          )}
        </svg>
        Blood pressure
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="4" fill="var(--flow-pulse)" />
        </svg>
        Pulse
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect x="3" y="3" width="8" height="8" fill="var(--flow-moaas)" />
        </svg>
        MOAA/S
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <path d="M7 1 13 7 7 13 1 7z" fill="var(--flow-diss)" />
        </svg>
        Dissociation (0 to 10)
      </li>
      <li>
        <svg width="26" height="10" aria-hidden="true" stroke="var(--flow-level)" strokeWidth="2.2">
          <path d="M0 5h26" />
        </svg>
        Predicted level, as given{pale(given)}
      </li>
      <li>
        <svg
          width="26"
          height="10"
          aria-hidden="true"
          stroke="var(--flow-level)"
          strokeWidth="1.5"
          strokeDasharray="5 4"
        >
          <path d="M0 5h26" />
        </svg>
        Predicted for the plan{given === undefined ? pale(planned) : ''}
      </li>
      {overlay === undefined ? null : (
        <li>
          <svg
            width="26"
            height="10"
            aria-hidden="true"
            stroke="var(--ink-soft)"
            strokeWidth="1.6"
            strokeDasharray="8 3 2 3"
          >
            <path d="M0 5h26" />
          </svg>
          Predicted by the second model
          {spreadOf(overlay)}
        </li>
      )}
      <li>m from the monitor · L late entry · C corrected · … not saved</li>
    </ul>
  );
}

/** A band that is still being worked out is not the lack of one: only the model says that nobody knows its spread. */
function spreadOf(overlay: RoomCurve): string {
  if (modelById(overlay.model.id)?.hasVariability !== true) return '; no spread between people';
  return overlay.p95 === undefined ? '' : `; grey with an edge: ${bandWords(overlay)}`;
}
