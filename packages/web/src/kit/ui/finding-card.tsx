import type { Instant } from '@titrate/quantity';
import { createContext, type ReactNode, use } from 'react';
import { formatDateTime } from '../format/date.ts';
import styles from './finding.module.css';
import type { SeverityName } from './status.ts';
import { SeverityLabel, ShapeMark } from './status-badge.tsx';

/** One finding of one rule, as every screen shows it (BND-2). */
export interface ShownFinding {
  readonly rule: string;
  readonly version: string | number;
  readonly title?: string;
  readonly severity: SeverityName;
  readonly result: 'true' | 'false' | 'unknown';
  readonly text: string;
  readonly inputs: readonly ShownInput[];
  /** Names of inputs nobody recorded, or that are older than the rule allows. */
  readonly missing: readonly string[];
  /** Where the rule comes from: citation with its place and mark. */
  readonly source?: string;
}

export interface ShownInput {
  readonly name: string;
  readonly value: string;
  readonly observedAt?: Instant;
}

interface FindingCardProps {
  readonly finding: ShownFinding;
  readonly zone: string;
  /** Buttons and records below: override with reason, who may release a held step. */
  readonly children?: ReactNode;
}

const RESULT_WORDS = {
  true: { word: 'Applies', shape: 'dot' },
  false: { word: 'Does not apply', shape: 'ring' },
  unknown: { word: 'Cannot tell', shape: 'half' },
} as const;

/** Where the reference explains a rule; an app without reference pages leaves it out. */
export const RuleLinkContext = createContext<((rule: string) => string) | undefined>(undefined);

function RuleName({ rule, version }: Pick<ShownFinding, 'rule' | 'version'>) {
  const addressOf = use(RuleLinkContext);
  return (
    <span className={styles.rule}>
      {addressOf === undefined ? (
        rule
      ) : (
        // In a tab of its own, so that a reason half typed below stays.
        <a href={addressOf(rule)} target="_blank" rel="noreferrer">
          {rule}
          <span className="visually-hidden"> in the reference, in a new tab</span>
        </a>
      )}{' '}
      · version {version}
    </span>
  );
}

/** Severity, text, what is missing, and one action away: rule, version, inputs with their times, source. */
export function FindingCard({ finding, zone, children }: FindingCardProps) {
  const result = RESULT_WORDS[finding.result];
  return (
    <article className={`${styles.card} ${styles[finding.severity]} keep-together`}>
      <div className={styles.head}>
        <SeverityLabel severity={finding.severity} />
        <span>
          <ShapeMark shape={result.shape} /> {result.word}
        </span>
        <RuleName rule={finding.rule} version={finding.version} />
      </div>
      <p className={styles.text}>{finding.text}</p>
      {finding.missing.length === 0 ? null : (
        <p className={styles.missing}>Missing: {finding.missing.join(', ')}</p>
      )}
      <details className={styles.more}>
        <summary>Inputs and source</summary>
        {finding.inputs.length === 0 ? (
          <p>No input was available.</p>
        ) : (
          <table className={styles.inputs}>
            <tbody>
              {finding.inputs.map((input) => (
                <tr key={input.name}>
                  <th scope="row">{input.name}</th>
                  <td>{input.value}</td>
                  <td>
                    {input.observedAt === undefined
                      ? 'Time not recorded'
                      : formatDateTime(input.observedAt, zone)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p>Source: {finding.source ?? 'not given'}</p>
      </details>
      {children}
    </article>
  );
}
