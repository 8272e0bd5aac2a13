import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { authClient } from './auth-client.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

/** Passkeys of the signed-in person: list, add, remove. */
export function SecurityPage() {
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const passkeys = useQuery({
    queryKey: ['auth.passkeys'],
    queryFn: async () => (await authClient.passkey.listUserPasskeys()).data ?? [],
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['auth.passkeys'] });

  const add = async () => {
    const answer = await authClient.passkey.addPasskey(name === '' ? {} : { name });
    if (answer?.error) return toastFailure('The passkey was not added. Sign in again and retry.');
    setName('');
    toast('Passkey added');
    await refresh();
  };
  const remove = async (id: string) => {
    const { error } = await authClient.passkey.deletePasskey({ id });
    if (error !== null) return toastFailure('The passkey was not removed.');
    toast('Passkey removed');
    await refresh();
  };

  return (
    <SignInFrame
      title="Sign-in and passkeys"
      lead="A passkey signs you in with your fingerprint, face or PIN; it is both factors in one."
    >
      <ul className={styles.clinics}>
        {(passkeys.data ?? []).map((one) => (
          <li key={one.id} className={styles.clinic}>
            <span>{one.name ?? 'Passkey without a name'}</span>
            <Button look="secondary" size="small" onClick={() => void remove(one.id)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <TextField
        name="passkey-name"
        label="Name of the new passkey"
        hint="Such as: phone, office computer"
        optional
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button onClick={() => void add()}>Add a passkey</Button>
      <Link to="/choose-clinic">Back to your clinics</Link>
    </SignInFrame>
  );
}
