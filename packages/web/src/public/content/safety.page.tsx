import styles from './article.module.css';
import { Article, Note } from './article.tsx';

/** Percent of people who felt it at least once in the short trials of the nasal spray, with and without the medicine. */
const EFFECTS = [
  ['Feeling far away or odd (dissociation)', 41, 9],
  ['Dizziness', 29, 8],
  ['Nausea', 28, 9],
  ['Sleepiness', 23, 9],
  ['Spinning feeling', 23, 3],
  ['Headache', 20, 17],
  ['Odd taste', 19, 14],
  ['Numbness', 18, 2],
  ['Anxiety', 13, 6],
  ['Raised blood pressure', 10, 3],
  ['Vomiting', 9, 2],
] as const;

export function SafetyPage() {
  return (
    <Article
      title="Safety and side effects"
      lead="Most side effects come during the session and are gone within hours. Some risks are serious. That is why it is done in a clinic."
      sources={[
        'esketamine-effects',
        'esketamine-label',
        'ketamine-label',
        'yale-2024',
        'bladder',
        'fda-alert',
        'mcinnes-2022',
      ]}
      next={{ path: '/who-should-not', title: 'who should not have it' }}
    >
      <h2>Common on the day</h2>
      <p>
        Of 100 people in the short trials of the nasal spray, so many had this at least once. The last column
        shows people with a dummy spray. Ketamine by vein brings much the same effects.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Table of common effects">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Effect</th>
              <th scope="col">With esketamine</th>
              <th scope="col">With a dummy</th>
            </tr>
          </thead>
          <tbody>
            {EFFECTS.map(([effect, treated, dummy]) => (
              <tr key={effect}>
                <td>{effect}</td>
                <td>{treated} of 100</td>
                <td>{dummy} of 100</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2>Blood pressure</h2>
      <p>
        Blood pressure goes up in almost everyone for a short time. In a study of 2,342 infusions the upper
        number rose by 16 on average and was highest after about 40 minutes. About 1 in 100 sessions had a
        severe rise. People with high blood pressure had larger rises. The clinic measures before, during and
        after, and can stop at any time.
      </p>
      <h2>Serious risks</h2>
      <ul>
        <li>Very high blood pressure, which can harm the heart or brain.</li>
        <li>Slow or shallow breathing, deep sleepiness, or loss of consciousness. This is rare.</li>
        <li>
          Thoughts of suicide that appear or get worse. Depression itself carries this risk, above all in
          young adults.
        </li>
        <li>Fear, confusion or seeing things that are not there.</li>
        <li>Harm to an unborn child.</li>
        <li>Misuse. Ketamine can be habit-forming when it is used often or without a plan.</li>
      </ul>
      <h2>In the long run</h2>
      <ul>
        <li>
          <strong>Bladder.</strong> People who misuse large amounts for a long time can damage their bladder.
          With treatment doses it seems rare. Tell your clinic about pain or blood when you pass water, or
          having to go very often.
        </li>
        <li>
          <strong>Liver.</strong> Repeated use can raise liver values. Clinics test from time to time.
        </li>
        <li>
          <strong>Memory.</strong> Long misuse can harm memory. It was not seen in one year of studies with
          the nasal spray. Beyond that, little is known.
        </li>
      </ul>
      <Note title="What no one knows yet">
        <p>
          Most studies last weeks or months. What years of treatment do is not well studied. Ask your clinic
          how it keeps watch, and when it would advise you to stop.
        </p>
      </Note>
    </Article>
  );
}
