import { useCharting } from './record/charting.tsx';
import { problemWords } from './record/problem-words.ts';
import { skewed } from './record/use-session-record.ts';
import styles from './treatment-room.module.css';

/** Why an act is not open, each with what would clear it (UI-48). */
export function Problems({ of, title }: { readonly of: readonly string[]; readonly title?: string }) {
  const { zone, skewMs } = useCharting();
  if (of.length === 0) return null;
  return (
    <div className={styles.problem} role="alert">
      {title === undefined ? null : <strong>{title}</strong>}
      <ul>
        {[...new Set(of)].map((text) => (
          <li key={text}>{problemWords(text, zone, skewed(skewMs))}</li>
        ))}
      </ul>
    </div>
  );
}
