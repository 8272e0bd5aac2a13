import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { authClient } from '../sign-in/auth-client.ts';
import styles from './account.module.css';

const KEY = ['auth.passkeys'];

/** Passkeys of the signed-in person: both factors in one. */
export function Passkeys() {
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const passkeys = useQuery({
    queryKey: KEY,
    queryFn: async () => (await authClient.passkey.listUserPasskeys()).data ?? [],
  });
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const add = async () => {
    const answer = await authClient.passkey.addPasskey(name === '' ? {} : { name });
    if (answer?.error) return toastFailure('The passkey was not added. Sign in again and retry.');
    setName('');
    toast('Passkey added');
    return refresh();
  };
  const remove = async (id: string) => {
    const { error } = await authClient.passkey.deletePasskey({ id });
    if (error !== null) return toastFailure('The passkey was not removed.');
    toast('Passkey removed');
    return refresh();
  };
  const list = passkeys.data ?? [];
  return (
    <section className={styles.part}>
      <h2>Passkeys</h2>
      {list.length === 0 ? (
        <p className={styles.soft}>{passkeys.isPending ? 'Loading…' : 'None yet'}</p>
      ) : (
        <ul className={styles.list}>
          {list.map((one) => (
            <li key={one.id}>
              <span>{one.name ?? 'Passkey without a name'}</span>
              <Button look="secondary" size="small" onClick={() => void remove(one.id)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.form}>
        <TextField
          name="passkey-name"
          label="Name of a new passkey"
          hint="Such as: phone, office computer"
          optional
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <Button look="secondary" onClick={() => void add()}>
            Add a passkey
          </Button>
        </div>
      </div>
    </section>
  );
}
