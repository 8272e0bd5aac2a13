import { buttonClass } from '../../kit/ui/button.tsx';
import { Dawn } from '../../kit/ui/dawn.tsx';
import styles from './home.module.css';

export function HomePage() {
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.heroText}>
          <h1>Ketamine therapy, explained in plain words</h1>
          <p className={styles.lead}>
            For people who have tried a lot and still feel unwell, and for those who love them. What it is,
            what it can do, what it cannot, and how to ask a clinic.
          </p>
          <div className={styles.actions}>
            <a className={buttonClass({ size: 'large' })} href="/what-it-is">
              Start reading
            </a>
            <a className={buttonClass({ look: 'secondary', size: 'large' })} href="/self-check">
              Take a private self-check
            </a>
          </div>
        </div>
        <Dawn className={styles.picture} />
      </section>

      <section className={styles.band}>
        <h2>Three things to know first</h2>
        <div className={styles.three}>
          <div>
            <h3>It can be fast</h3>
            <p>Some people feel lighter within hours or days. Common antidepressants take weeks.</p>
          </div>
          <div>
            <h3>It is not for everyone</h3>
            <p>
              About half of people get clearly better in the first weeks. Some feel no change, and a few feel
              worse.
            </p>
          </div>
          <div>
            <h3>It needs a clinic</h3>
            <p>Trained people check you before, watch over you during, and let you go when it is safe.</p>
          </div>
        </div>
      </section>

      <section className={styles.paths}>
        <h2>What brings you here?</h2>
        <ul>
          <Path
            href="/what-it-is"
            title="I want to understand it"
            text="What it is, and how it may work in the brain."
          />
          <Path
            href="/conditions"
            title="I wonder if it fits my condition"
            text="How strong the evidence is, one by one."
          />
          <Path
            href="/the-day"
            title="I want to know what happens"
            text="The day of treatment, step by step."
          />
          <Path
            href="/safety"
            title="I worry about risks"
            text="Side effects in plain numbers, and who should not have it."
          />
          <Path
            href="/families"
            title="I am here for someone I love"
            text="How to help, before, on the day and after."
          />
          <Path
            href="/self-check"
            title="I want to know how I am doing"
            text="Two short forms that doctors use. Nothing is stored or sent."
          />
        </ul>
      </section>

      <section className={styles.way}>
        <h2>How it goes, if you decide to ask</h2>
        <ol>
          <li>
            <strong>You write a few lines.</strong> A clinic calls or writes back, the way you prefer.
          </li>
          <li>
            <strong>You talk.</strong> About your health, your story and what you have tried. Other choices
            are part of that talk.
          </li>
          <li>
            <strong>You decide together.</strong> A clinician says what speaks for it and against it. You may
            say no.
          </li>
          <li>
            <strong>You have a plan.</strong> Which medicine, how much for your weight, how often, and when to
            stop if it does not help.
          </li>
          <li>
            <strong>You are looked after.</strong> During each session, the day after, and in the months that
            follow.
          </li>
        </ol>
        <a className={buttonClass({ size: 'large' })} href="/enquiry">
          Ask a clinic
        </a>
      </section>
    </>
  );
}

function Path({ href, title, text }: { href: string; title: string; text: string }) {
  return (
    <li>
      <a href={href}>
        <strong>{title}</strong>
        <span>{text}</span>
      </a>
    </li>
  );
}
