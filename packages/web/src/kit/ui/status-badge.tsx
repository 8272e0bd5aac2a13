import styles from './badge.module.css';
import {
  ALERT_PRIORITY,
  type AlertPriority,
  SEVERITY,
  type SeverityName,
  type Shape,
  STATUS,
  type Status,
} from './status.ts';

interface StatusBadgeProps {
  readonly status: Status;
  /** Replaces the word of the table where context needs more: "Draft 3". */
  readonly word?: string;
}

export function StatusBadge({ status, word }: StatusBadgeProps) {
  const look = STATUS[status];
  return (
    <span className={`${styles.badge} ${styles[look.tone]}`}>
      <ShapeMark shape={look.shape} />
      {word ?? look.word}
    </span>
  );
}

/** What a rule does to the step: word, shape and colour, square so that it is never taken for a status. */
export function SeverityLabel({ severity }: { readonly severity: SeverityName }) {
  const look = SEVERITY[severity];
  return (
    <span className={`${styles.badge} ${styles.square} ${styles[look.tone]}`} title={look.meaning}>
      <ShapeMark shape={look.shape} />
      {look.word}
    </span>
  );
}

/** Priority of an alert: octagon, triangle or square with its sign (ALM-03); the text never flashes. */
export function AlertLabel({ priority }: { readonly priority: AlertPriority }) {
  const { word, sign } = ALERT_PRIORITY[priority];
  return (
    <span className={`${styles.alert} ${styles[priority]}`}>
      <svg className={styles.sign} viewBox="0 0 34 30" aria-hidden="true">
        <path
          d={OUTLINE[priority]}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinejoin="round"
        />
        <text
          x="17"
          y={priority === 'medium' ? 24 : 21}
          textAnchor="middle"
          fontSize="16"
          fontWeight="800"
          fill="currentColor"
        >
          {sign}
        </text>
      </svg>
      {word}
    </span>
  );
}

const OUTLINE: Record<AlertPriority, string> = {
  high: 'M10 2h14l8 8v10l-8 8H10l-8-8V10z',
  medium: 'M17 2 32 28H2z',
  low: 'M4 3h26v24H4z',
  information: 'M17 2a13 13 0 1 1 0 26a13 13 0 1 1 0-26z',
};

/** The small mark before a status word, drawn in the colour of the text. */
export function ShapeMark({ shape }: { readonly shape: Shape }) {
  return (
    <svg
      className={styles.shape}
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    >
      {MARKS[shape]}
    </svg>
  );
}

const MARKS: Record<Shape, React.ReactNode> = {
  ring: <circle cx="6" cy="6" r="4.3" />,
  dot: <circle cx="6" cy="6" r="4.6" fill="currentColor" stroke="none" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.3" />
      <path d="M6 1.700a4.3 4.3 0 0 1 0 8.600z" fill="currentColor" stroke="none" />
    </>
  ),
  tick: <path d="m1.8 6.4 2.9 3 5.5-6.6" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />,
  bar: <path d="M1.5 4h9v4h-9z" fill="currentColor" />,
  diamond: <path d="m6 1.2 4.8 4.800L6 10.8 1.2 6z" strokeLinejoin="round" />,
  cross: <path d="m2.5 2.5 7 7m0-7-7 7" strokeWidth="2.2" strokeLinecap="round" />,
  pause: <path d="M4 2v8M8 2v8" strokeWidth="2.4" strokeLinecap="round" />,
  dash: <path d="M2 6h8" strokeWidth="2.4" strokeLinecap="round" />,
};
