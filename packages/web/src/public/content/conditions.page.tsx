import type { ReactNode } from 'react';
import styles from './article.module.css';
import { Article, Note } from './article.tsx';

type Strength = 'approved' | 'good' | 'some' | 'early' | 'weak';

/** Strength of evidence in plain words; the meter only repeats them. */
const STRENGTHS: Record<Strength, { level: number; words: string }> = {
  approved: { level: 5, words: 'Approved use' },
  good: { level: 4, words: 'Several good trials, off-label' },
  some: { level: 3, words: 'Small or mixed trials, off-label' },
  early: { level: 2, words: 'Early signs only, off-label' },
  weak: { level: 1, words: 'Weak or no evidence, off-label' },
};

export function ConditionsPage() {
  return (
    <Article
      title="What it is used for"
      lead="The evidence is strong for some conditions and thin for others. Here is how strong, as plainly as we can say it."
      sources={[
        'esketamine-label',
        'esketamine-alone',
        'canmat-2021',
        'phillips-2019',
        'grunebaum-2018',
        'bahji-2021',
        'feder-2021',
        'abdallah-2022',
        'taylor-2018',
        'hietamies-2023',
        'whittaker-2021',
        'pain-2018',
      ]}
      next={{ path: '/the-day', title: 'the day of treatment' }}
    >
      <div className={styles.cards}>
        <Condition
          title="Depression that resists treatment"
          marks={[
            ['approved', 'esketamine spray'],
            ['good', 'ketamine by vein'],
          ]}
        >
          <p>
            This means: at least two different antidepressants, taken long enough and at a full dose, did not
            help enough. Several trials show relief within a day of one infusion. In one study of repeated
            infusions, about 6 of 10 people had their score fall by half. For the nasal spray alone, about 2
            of 10 were nearly free of symptoms after four weeks, against fewer than 1 of 10 with a dummy
            spray.
          </p>
        </Condition>
        <Condition
          title="Depression with thoughts of suicide"
          marks={[
            ['approved', 'esketamine spray, with a tablet'],
            ['good', 'ketamine by vein, short term'],
          ]}
        >
          <p>
            In one trial of 80 people, thoughts of suicide fell by half or more within a day in about 5 of 10
            with ketamine and 3 of 10 with another drug. This is relief for a short time. It has not been
            shown to prevent suicide, and it does not replace a hospital stay when one is needed.
          </p>
          <p>
            If this is about you, today: <a href="/help-now">help right now</a>.
          </p>
        </Condition>
        <Condition title="Bipolar depression" marks={[['some']]}>
          <p>
            Six studies with 135 people in all: about 6 of 10 improved with ketamine, and fewer than 1 of 10
            without. Everyone kept taking a mood stabiliser. The studies were short. The clinic watches for
            signs of mania.
          </p>
        </Condition>
        <Condition title="PTSD" marks={[['some', 'and the trials disagree']]}>
          <p>
            In one trial of 30 people, about 7 of 10 improved with repeated ketamine and 2 of 10 with another
            drug; for half of those who improved, it wore off within four weeks. A larger trial with 158
            soldiers and veterans found no gain on PTSD scales, though depression improved.
          </p>
        </Condition>
        <Condition title="Social anxiety" marks={[['some']]}>
          <p>One trial with 18 people: about 3 of 10 improved with ketamine, none with the dummy infusion.</p>
        </Condition>
        <Condition title="Worry that will not stop (generalised anxiety)" marks={[['early']]}>
          <p>
            Anxiety scores often fall together with depression scores in people treated for depression. There
            are very few trials in people whose main problem is worry.
          </p>
        </Condition>
        <Condition title="OCD" marks={[['some', 'one small trial']]}>
          <p>In a small trial, about half improved, for about a week.</p>
        </Condition>
        <Condition
          title="Chronic pain"
          marks={[
            ['some', 'complex regional pain syndrome'],
            ['weak', 'most other pain'],
          ]}
        >
          <p>
            For complex regional pain syndrome, long infusions over several days can ease pain for up to
            twelve weeks. For pain after a spinal cord injury there is weak evidence of short relief. For
            fibromyalgia, back pain, migraine and most other pain the evidence is weak or missing. Doses and
            times for pain are different from those for mood.
          </p>
        </Condition>
      </div>
      <Note title="A fair question to any clinic">
        <p>“How strong is the evidence for my condition, and when will we stop if it does not help me?”</p>
      </Note>
    </Article>
  );
}

interface ConditionProps {
  readonly title: string;
  readonly marks: readonly (readonly [Strength, string?])[];
  readonly children: ReactNode;
}

function Condition({ title, marks, children }: ConditionProps) {
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {marks.map(([strength, of]) => (
        <div key={strength + (of ?? '')} className={styles.strength}>
          <Meter level={STRENGTHS[strength].level} />
          <span>
            {STRENGTHS[strength].words}
            {of === undefined ? '' : `: ${of}`}
          </span>
        </div>
      ))}
      {children}
    </section>
  );
}

function Meter({ level }: { level: number }) {
  return (
    <svg className={styles.meter} viewBox="0 0 104 14" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((step) => (
        <rect
          key={step}
          x={step * 21 + 1}
          y="1"
          width="17"
          height="12"
          rx="3"
          strokeWidth="1.5"
          className={step < level ? styles.full : styles.hollow}
        />
      ))}
    </svg>
  );
}
