import { inviteStaff, listStaff, type Role } from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../../kit/ui/form-problems.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from '../admin.module.css';
import { RoleBoxes } from './role-boxes.tsx';

const EMPTY = { email: '', displayName: '', credentials: '' };

/** Adds someone to the clinic; the answer holds the link by which they set their password. */
export function InviteStaff() {
  const { clinic } = useClinic();
  const [draft, setDraft] = useState(EMPTY);
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [link, setLink] = useState<{ readonly name: string; readonly url: string | null }>();
  const problems = useFormProblems();
  const invite = useAct(inviteStaff, { refreshes: [listStaff] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(draft.displayName.trim() === '' ? [{ field: 'displayName', message: 'Type the name' }] : []),
      ...(draft.email.trim() === '' ? [{ field: 'email', message: 'Type the e-mail address' }] : []),
      ...(roles.length === 0 ? [{ field: 'invite-owner', message: 'Choose at least one role' }] : []),
    ];
    problems.show(missing);
    if (missing.length > 0) return;
    invite.mutate(
      { params: { clinicId: clinic.id }, body: { ...draft, email: draft.email.trim(), roles: [...roles] } },
      {
        onSuccess: ({ setUpPath }) => {
          setLink({
            name: draft.displayName,
            url: setUpPath === null ? null : new URL(setUpPath, window.location.origin).href,
          });
          setDraft(EMPTY);
          setRoles([]);
        },
        onError: (error) => problems.showRefusal(error),
      },
    );
  };
  const text = (name: keyof typeof EMPTY, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      autoComplete="off"
      value={draft[name]}
      error={problems.of(name)}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className={styles.panel} onSubmit={submit} noValidate>
      <h2>Invite someone</h2>
      <ErrorSummary problems={problems.all} />
      {text('displayName', 'Name, as it stands beside a signature')}
      {text('credentials', 'Credentials', 'Such as: MD, RN. Empty if none')}
      {text('email', 'E-mail')}
      <RoleBoxes name="invite" value={roles} onChange={setRoles} />
      <div className={styles.acts}>
        <Button type="submit" disabled={invite.isPending}>
          {invite.isPending ? 'Inviting…' : 'Invite'}
        </Button>
      </div>
      {link === undefined ? null : (
        <div role="status">
          {link.url === null ? (
            <p>{link.name} has an account already and can sign in here from now on.</p>
          ) : (
            <>
              <p>
                Give {link.name} this link. It sets a password, works once, and ends after 24 hours. It is
                shown only now.
              </p>
              <p className={styles.link}>{link.url}</p>
            </>
          )}
        </div>
      )}
    </form>
  );
}
