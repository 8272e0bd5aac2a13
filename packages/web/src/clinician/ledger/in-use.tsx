import { Button } from '../../kit/ui/button.tsx';
import styles from './ledger.module.css';

interface Kept {
  readonly id: string;
  readonly name: string;
  /** The whole line. */
  readonly text: string;
  readonly active: boolean;
  readonly onChange: () => void;
}

/** What the clinic keeps, one line each, with the act that takes it out of use or back. */
export function InUseList({ of, busy }: { readonly of: readonly Kept[]; readonly busy: boolean }) {
  return (
    <ul className={styles.inUse}>
      {of.map(({ id, name, text, active, onChange }) => {
        const act = active ? 'Take out of use' : 'Take into use';
        return (
          <li key={id}>
            {text}
            <Button
              look="quiet"
              size="small"
              aria-label={`${act}: ${name}`}
              disabled={busy}
              onClick={onChange}
            >
              {act}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
