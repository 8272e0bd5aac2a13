import { Link } from '@tanstack/react-router';
import { CONTENT_GROUPS, GROUP_TITLES } from '@titrate/contract/content';
import { count } from '../../kit/format/text.ts';
import { buttonClass } from '../../kit/ui/button.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { ContentTable } from './content-table.tsx';
import styles from './reference.module.css';
import { useContent } from './use-content.ts';

/** Everything the product decides and says, with where it comes from and whether this clinic stands behind it. */
export function ReferencePage() {
  const { clinic } = useClinic();
  const content = useContent();
  const open = content.filter((one) => one.needsConfirmation && !isConfirmed(one.state?.kind)).length;
  return (
    <Page>
      <div className={styles.head}>
        <h1>Reference</h1>
        <div className={styles.actions}>
          <Link
            className={buttonClass({ look: 'secondary' })}
            to="/$clinicId/reference/every-id"
            params={{ clinicId: clinic.id }}
          >
            Every id
          </Link>
          <Link
            className={buttonClass({ look: 'secondary' })}
            to="/$clinicId/reference/to-confirm"
            params={{ clinicId: clinic.id }}
          >
            Values to confirm ({open})
          </Link>
        </div>
      </div>
      <p className={styles.lead}>
        Every rule, limit, criterion, instrument and model that this product works with: its words, its
        numbers, its sources and how far each was verified.
      </p>
      <ul className={styles.groups}>
        {CONTENT_GROUPS.map((group) => (
          <li key={group}>
            <Link
              to="/$clinicId/reference/$group"
              params={{ clinicId: clinic.id, group }}
              className={styles.group ?? ''}
            >
              <span className={styles.groupTitle}>{GROUP_TITLES[group]}</span>
              <span className={styles.groupCount}>
                {count(content.filter((one) => one.entry.group === group).length, 'entry', 'entries')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <h2>Search everything</h2>
      <ContentTable caption="Entries" entries={content} showGroup={true} />
    </Page>
  );
}

const isConfirmed = (kind: string | undefined): boolean => kind === 'confirmed' || kind === 'from-later';
