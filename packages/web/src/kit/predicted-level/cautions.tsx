import type { ReactNode } from 'react';
import styles from './cautions.module.css';
import { wordsOfWarnings } from './warning-words.ts';

/** What of a model's warnings stands open beside its curve: people and amounts its studies did not have. */
export function Cautions({ of }: { readonly of: readonly string[] }) {
  return wordsOfWarnings(of)
    .filter(({ isUrgent }) => isUrgent)
    .map(({ text }) => <Caution key={text}>{text}</Caution>);
}

export function Caution({ children }: { readonly children: ReactNode }) {
  return <p className={styles.caution}>{children}</p>;
}
