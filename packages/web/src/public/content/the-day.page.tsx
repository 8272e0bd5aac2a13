import type { ReactNode } from 'react';
import styles from './article.module.css';
import { Article, Note } from './article.tsx';

export function TheDayPage() {
  return (
    <Article
      title="The day of treatment"
      lead="Plan for half a day. You will be in a quiet room with someone close by. You need a person to take you home."
      sources={['ketamine-label', 'esketamine-label', 'rems', 'oxford', 'yale-2024']}
      next={{ path: '/safety', title: 'safety and side effects' }}
    >
      <h2>Before the first session</h2>
      <p>
        First comes a long talk. A clinician asks about your health, your mind, your medicines and what you
        have tried. You fill in some short forms. There may be a physical check, blood tests and a heart
        tracing. Then you decide together. You can ask anything and take your time.
      </p>
      <h2>The day, step by step</h2>
      <ol className={styles.line}>
        <Stop when="The night and morning before" title="Get ready">
          Do not eat or drink for the hours your clinic tells you. No alcohol. Wear loose clothes. Bring your
          list of medicines, and music if you like. Make sure someone can take you home.
        </Stop>
        <Stop when="When you arrive" title="Checks">
          Staff check who you are, your blood pressure, pulse and oxygen, what you took, and how you have felt
          since last time. If something is not right, the session waits. That is for your safety.
        </Stop>
        <Stop when="About 40 minutes for an infusion" title="The medicine">
          For ketamine by vein, a thin tube goes into your arm and a pump gives the medicine slowly. For the
          nasal spray, you use it yourself while staff guide you. You can say stop at any time, and it stops.
        </Stop>
        <Stop when="During" title="How it may feel">
          Floating, heavy or light. Colours and sounds may seem odd. Time may stretch. Some people feel calm,
          some feel fear for a while. Someone is near, talks to you if you want, and checks you often. The
          feeling fades soon after the medicine stops.
        </Stop>
        <Stop when="At least 1 hour after an infusion, 2 hours after the spray" title="Rest and checks">
          You rest until the checks are fine again: awake, steady on your feet, blood pressure coming down,
          thoughts clear.
        </Stop>
        <Stop when="The way home" title="With your person">
          Someone takes you home. You get a sheet with what to do and whom to call.
        </Stop>
        <Stop when="That day and night" title="Take it slow">
          Light food, water, rest. Being tired is common.
        </Stop>
        <Stop when="The next days" title="How are you?">
          The clinic asks how you are, often by a short form on your phone. Many people find these days a good
          time for talk therapy or for writing things down.
        </Stop>
      </ol>
      <Note title="Until the next day, after a night of sleep">
        <ul>
          <li>No driving, no machines, no risky work or sport.</li>
          <li>No alcohol, no cannabis, nothing that makes you drowsy unless your clinic agreed.</li>
          <li>No big decisions, no signing of contracts.</li>
          <li>Do not be the only one who looks after a child.</li>
        </ul>
      </Note>
      <h2>Call the clinic or 911 at once</h2>
      <p>
        Chest pain, a sudden bad headache, trouble breathing, fainting, a seizure, loss of sight, confusion
        that stays, vomiting that does not stop, blood or pain when you pass water, or thoughts of suicide.
        For thoughts of suicide you can also call or text <a href="tel:988">988</a>.
      </p>
    </Article>
  );
}

function Stop({ when, title, children }: { when: string; title: string; children: ReactNode }) {
  return (
    <li>
      <span className={styles.when}>{when}</span>
      <h3>{title}</h3>
      <p>{children}</p>
    </li>
  );
}
