import styles from './treatment-room.module.css';

/** Members of the record as people say them. */
const MEMBER_WORDS: { readonly [member: string]: string } = {
  systolicMmHg: 'the blood pressure',
  heartRatePerMin: 'the pulse',
  spo2Percent: 'the oxygen saturation',
  rateMlPerH: 'the pump rate',
  doseMg: 'the dose',
  weightKg: 'the weight',
  vialMgPerMl: 'the vial strength',
  drawMl: 'the draw',
  finalMl: 'the final volume',
  concentrationMgPerMl: 'the concentration',
  durationMin: 'the duration',
};
const inWords = (text: string): string =>
  text.replace(/\b[a-z]+[0-9]?[A-Z]\w*/g, (member) => MEMBER_WORDS[member] ?? member);

/** Why an act is not open, each with what would clear it (UI-48). */
export function Problems({ of, title }: { readonly of: readonly string[]; readonly title?: string }) {
  if (of.length === 0) return null;
  return (
    <div className={styles.problem} role="alert">
      {title === undefined ? null : <strong>{title}</strong>}
      <ul>
        {[...new Set(of)].map((text) => (
          <li key={text}>{inWords(text)}</li>
        ))}
      </ul>
    </div>
  );
}
