import type { ContactWay } from '@titrate/contract';
import { useEffect, useRef } from 'react';
import { buttonClass } from '../../kit/ui/button.tsx';
import styles from './enquiry.module.css';

const WAY_WORDS: Record<ContactWay, string> = {
  'phone-call': 'by phone',
  'text-message': 'by text message',
  email: 'by e-mail',
};

export function ThankYou({ clinic, way }: { clinic: string; way: ContactWay | undefined }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = 'Thank you';
    window.scrollTo(0, 0);
    title.current?.focus();
  }, []);
  return (
    <div className={styles.page}>
      <h1 ref={title} tabIndex={-1}>
        Thank you
      </h1>
      <p className={styles.lead}>
        Your question is with {clinic}. Someone will answer you{way === undefined ? '' : ` ${WAY_WORDS[way]}`}
        , in office hours.
      </p>
      <h2>What happens now</h2>
      <ol>
        <li>A member of staff reads what you wrote.</li>
        <li>They reach out in the way you chose. They answer your questions and ask a few.</li>
        <li>
          If you both think it makes sense, you get a first appointment to talk. Nothing is decided before
          that.
        </li>
      </ol>
      <p>
        If things get worse while you wait, do not wait for the clinic: <a href="/help-now">help right now</a>
        .
      </p>
      <div className={styles.onward}>
        <a className={buttonClass({ look: 'secondary', size: 'large' })} href="/the-day">
          Read about the day of treatment
        </a>
      </div>
    </div>
  );
}
