import { TextField } from '../../kit/ui/field.tsx';
import styles from './enquiry.module.css';

interface ReachMeProps {
  readonly hasPhone: boolean;
  /** The way chosen asks for a number already. */
  readonly isAsked: boolean;
  readonly phone: string;
  readonly error: string | undefined;
  readonly onPhone: (phone: string) => void;
}

/** For someone who tells of thoughts of death: help first, then a number to be called on. Nothing here holds the form. */
export function ReachMe({ hasPhone, isAsked, phone, error, onPhone }: ReachMeProps) {
  return (
    <section className={styles.reach} aria-label="If you think of death">
      <p>
        <strong>You told us of thoughts of death.</strong> You do not have to wait for a clinic:{' '}
        <a href="/help-now">help right now</a> is there day and night.
      </p>
      {isAsked ? null : (
        <>
          <p>
            {hasPhone
              ? 'Thank you for your number. The clinic may call you.'
              : 'So far the clinic has no number to call you on, and an e-mail may be read late.'}
          </p>
          <TextField
            name="phone"
            label="A phone number to reach you"
            hint="You can send your question without it."
            type="tel"
            autoComplete="tel"
            optional
            value={phone}
            error={error}
            onChange={(event) => onPhone(event.currentTarget.value)}
          />
        </>
      )}
    </section>
  );
}
