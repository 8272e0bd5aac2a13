import type { ReactNode } from 'react';
import styles from './article.module.css';
import { Article } from './article.tsx';

export function QuestionsPage() {
  return (
    <Article
      title="Questions people ask"
      lead="Short answers. Your clinic can give you longer ones."
      sources={[
        'ketamine-label',
        'esketamine-label',
        'rems',
        'mcinnes-2022',
        'phillips-2019',
        'oxford',
        'fda-alert',
      ]}
      next={{ path: '/families', title: 'for families and friends' }}
    >
      <div className={styles.questions}>
        <Question asks="Will I be asleep?">
          No. The dose is far below the one for surgery. You may feel drowsy or far away, but you can hear and
          answer.
        </Question>
        <Question asks="How soon would I feel better?">
          Some people feel lighter within hours or the next day. For others it takes three sessions or more.
          Some feel no change at all.
        </Question>
        <Question asks="How many sessions are there?">
          For ketamine by vein, often six in two to three weeks. For the nasal spray, twice a week for four
          weeks, then less often. After that you and your clinician decide if it makes sense to go on.
        </Question>
        <Question asks="What if it does not help?">
          Then it should stop. A good plan says from the start how you will know, and what comes next.
        </Question>
        <Question asks="Is it addictive?">
          It can be, when it is used often or without control. In a clinic the doses are low, counted and
          spaced out. If you have had trouble with alcohol or drugs, say so. It does not always mean no.
        </Question>
        <Question asks="Do I keep taking my other medicines?">
          Most often yes. A few need a change or a pause on the day. Your clinic will tell you. Never stop one
          on your own.
        </Question>
        <Question asks="Can I drive home?">No. You may drive the next day, after a night of sleep.</Question>
        <Question asks="Can I stop in the middle?">
          Yes. Say so, or press the call button. Staff stop the pump at once. No one will be cross.
        </Question>
        <Question asks="Do I need talk therapy as well?">
          You do not have to. Many people find that the days after a session are a good time for it. Whether
          it makes the effect last longer is still being studied.
        </Question>
        <Question asks="What does it cost?">
          That differs a lot. Insurance often pays for the nasal spray under conditions, and seldom for
          ketamine by vein. Ask for the price of the whole series, in writing, before you start.
        </Question>
        <Question asks="Can I have it at home?">
          The nasal spray may only be used in a certified clinic. Home kits of ketamine are not checked by the
          FDA, and the FDA warns about them.
        </Question>
        <Question asks="What happens to what I tell a clinic?">
          It is part of your health record and protected by law. You may ask to see it, and who has looked at
          it.
        </Question>
      </div>
    </Article>
  );
}

function Question({ asks, children }: { asks: string; children: ReactNode }) {
  return (
    <details>
      <summary>{asks}</summary>
      <p>{children}</p>
    </details>
  );
}
