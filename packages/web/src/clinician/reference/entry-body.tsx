import { type ContentEntry, type ContentMark, isToConfirm, MARK_WORDS } from '@titrate/contract/content';
import styles from './reference.module.css';

/** Texts, facts, values, sources and cases of one entry, in the order a reviewer reads them. */
export function EntryBody({ entry }: { readonly entry: ContentEntry }) {
  return (
    <div className={styles.body}>
      <Texts entry={entry} />
      {entry.facts.length === 0 ? null : (
        <dl className={styles.facts}>
          {entry.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {entry.values.length === 0 ? null : <Values entry={entry} />}
      {entry.notes.length === 0 ? null : (
        <ul className={styles.notes}>
          {entry.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <section>
        <h2>Sources</h2>
        <ul className={styles.notes}>
          {entry.sources.map((source) => (
            <li key={source.text}>
              {source.text} <Mark mark={source.mark} />
            </li>
          ))}
        </ul>
      </section>
      {entry.cases.length === 0 ? null : <Cases entry={entry} />}
    </div>
  );
}

function Texts({ entry }: { readonly entry: ContentEntry }) {
  const texts = [
    { title: 'For the clinician', text: entry.clinicianText },
    { title: 'For the patient', text: entry.patientText },
    { title: 'Why', text: entry.rationale },
  ];
  return texts.map(({ title, text }) =>
    text === undefined || text === '' ? null : (
      <section key={title} className={styles.text}>
        <h2>{title}</h2>
        <p>{text}</p>
      </section>
    ),
  );
}

function Values({ entry }: { readonly entry: ContentEntry }) {
  const hasSource = entry.values.some((one) => one.source !== undefined || one.mark !== undefined);
  return (
    <section>
      <h2>Values</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Values, scrolling">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
              <th scope="col">Meaning</th>
              {hasSource ? <th scope="col">Verified</th> : null}
            </tr>
          </thead>
          <tbody>
            {entry.values.map((one) => (
              <tr key={`${one.name} ${one.value}`}>
                <th scope="row">{one.name}</th>
                <td className="no-break">{one.value}</td>
                <td>{one.meaning ?? ''}</td>
                {hasSource ? (
                  <td>
                    {one.source} <Mark mark={one.mark} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Cases({ entry }: { readonly entry: ContentEntry }) {
  return (
    <section>
      <h2>Cases</h2>
      <p className={styles.soft}>Each of these is a test that runs before a release.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Cases, scrolling">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Given</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {entry.cases.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td className={styles.given}>{one.given}</td>
                <td className="no-break">{one.expect}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** How far a statement was verified, in words; what the clinic must confirm stands out. */
function Mark({ mark }: { readonly mark: ContentMark | undefined }) {
  if (mark === undefined) return null;
  return <span className={isToConfirm(mark) ? styles.toConfirm : styles.mark}>{MARK_WORDS[mark]}</span>;
}
