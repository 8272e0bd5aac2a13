import { HelpLines } from '../../kit/questionnaire/help-lines.tsx';
import { LeaveButton } from '../../kit/ui/leave-button.tsx';
import styles from './article.module.css';

export function HelpNowPage() {
  return (
    <article className={styles.article}>
      <h1>Help right now</h1>
      <p className={styles.lead}>You do not have to be sure. If you are thinking about it, you can call.</p>
      <HelpLines />
      <h2>While you wait, or if you cannot call</h2>
      <ul>
        <li>Go to where other people are. Tell one of them: “I am not safe right now.”</li>
        <li>Put distance between you and anything you could hurt yourself with.</li>
        <li>
          You do not have to solve everything tonight. Get through the next ten minutes, then the next ten.
        </li>
        <li>If you are a patient of a clinic, the after-hours number is on your sheet.</li>
      </ul>
      <h2>If you are outside the United States</h2>
      <p>Call your local emergency number, such as 112 in Europe, 999 in the UK or 000 in Australia.</p>
      <p>
        <LeaveButton />
      </p>
    </article>
  );
}
