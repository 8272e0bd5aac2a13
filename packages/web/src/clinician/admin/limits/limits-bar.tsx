import { Link, useLocation } from '@tanstack/react-router';
import { type LibraryStanding, readLibraryStanding } from '@titrate/contract';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { formatDay } from '../../../kit/format/date.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './limits-bar.module.css';

/**
 * Above every page while the clinic's limits need two signatures (DOSE-12): for everybody when no session opens, for
 * those who can sign already before that.
 */
export function LimitsBar() {
  const { clinic, user } = useClinic();
  const query = useCall(readLibraryStanding, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('library', clinic.id, () => invalidate(readLibraryStanding));
  const path = useLocation({ select: (location) => location.pathname });
  const maySign = user.roles.includes('owner') || user.roles.includes('prescriber');
  const words = query.data === undefined ? undefined : wordsFor(query.data, maySign);
  if (words === undefined || path.endsWith('/clinic/limits')) return null;
  return (
    <section className={`${styles.bar} no-print`} aria-label="Limits of the clinic" data-stops={words.stops}>
      <p>
        <strong>{words.what}</strong> {words.next}
      </p>
      {maySign ? (
        <Link to="/$clinicId/clinic/limits" params={{ clinicId: clinic.id }}>
          To the limits
        </Link>
      ) : null}
    </section>
  );
}

interface Words {
  readonly what: string;
  readonly next: string;
  readonly stops: boolean;
}

/** What there is to say, and to whom. */
export function wordsFor({ state, reviewBy, dropped }: LibraryStanding, maySign: boolean): Words | undefined {
  const whom = maySign
    ? 'A prescriber proposes them, an owner or a second prescriber approves.'
    : 'Ask a prescriber and an owner to sign them under Clinic, Limits. Sessions that are open go on.';
  if (state === 'none')
    return { what: 'No session can be opened: nobody has signed the limits.', next: whom, stops: true };
  if (state === 'expired')
    return {
      what: `No session can be opened: the limits were to be reviewed by ${formatDay(reviewBy ?? '')}.`,
      next: whom,
      stops: true,
    };
  if (!maySign) return undefined;
  if (state === 'unsigned')
    return {
      what: 'The limits in force are the catalogue’s own: default, unsigned.',
      next: `Sessions open as before. ${whom}`,
      stops: false,
    };
  if (state === 'review-due')
    return {
      what: `The limits are to be reviewed by ${formatDay(reviewBy ?? '')}.`,
      next: 'After that day no session opens until two people have signed them again.',
      stops: false,
    };
  if (dropped.length > 0)
    return {
      what: 'The catalogue is stricter by now than the limits that were signed.',
      next: 'There the catalogue holds. Read what changed and sign again.',
      stops: false,
    };
  return undefined;
}
