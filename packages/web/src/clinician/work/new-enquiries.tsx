import { Link } from '@tanstack/react-router';
import { listEnquiries } from '@titrate/contract';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { count } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { buttonClass } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './today.module.css';

/** How many people wait for a first answer, and how many of them must be called first. */
export function NewEnquiries() {
  const { clinic } = useClinic();
  const enquiries = useCall(listEnquiries, { params: { clinicId: clinic.id }, query: { open: 'yes' } });
  const invalidate = useInvalidate();
  useLive('enquiries', undefined, () => invalidate(listEnquiries));
  return (
    <section className={styles.panel} aria-labelledby="new-enquiries">
      <h2 id="new-enquiries">Enquiries</h2>
      <FiveStates query={enquiries} what="The enquiries">
        {({ enquiries: all }) => {
          const fresh = all.filter((one) => one.status === 'new');
          const urgent = fresh.filter((one) => one.urgent).length;
          return (
            <div className={`${styles.tile} ${urgent > 0 ? styles.urgent : ''}`}>
              <p>
                {fresh.length === 0 ? 'No new enquiry' : count(fresh.length, 'new enquiry', 'new enquiries')}
                {urgent === 0 ? '' : `, ${urgent} urgent: call first`}
              </p>
              <Link
                className={buttonClass({ look: 'secondary', size: 'small' })}
                to="/$clinicId/enquiries"
                params={{ clinicId: clinic.id }}
              >
                Open the inbox
              </Link>
            </div>
          );
        }}
      </FiveStates>
    </section>
  );
}
