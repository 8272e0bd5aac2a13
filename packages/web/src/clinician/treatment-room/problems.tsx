import styles from './treatment-room.module.css';

/** Why an act is not open, each with what would clear it (UI-48). */
export function Problems({ of, title }: { readonly of: readonly string[]; readonly title?: string }) {
  if (of.length === 0) return null;
  return (
    <div className={styles.problem} role="alert">
      {title === undefined ? null : <strong>{title}</strong>}
      <ul>
        {[...new Set(of)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
