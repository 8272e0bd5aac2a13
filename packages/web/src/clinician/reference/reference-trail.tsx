import { Link } from '@tanstack/react-router';
import { type ContentGroup, GROUP_TITLES } from '@titrate/contract/content';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './reference.module.css';

/** The way back up: reference, and the part of it. */
export function ReferenceTrail({ group }: { readonly group?: ContentGroup }) {
  const { clinic } = useClinic();
  return (
    <nav aria-label="Where this is" className={`${styles.trail} no-print`}>
      <Link to="/$clinicId/reference" params={{ clinicId: clinic.id }}>
        Reference
      </Link>
      {group === undefined ? null : (
        <Link to="/$clinicId/reference/$group" params={{ clinicId: clinic.id, group }}>
          {GROUP_TITLES[group]}
        </Link>
      )}
    </nav>
  );
}
