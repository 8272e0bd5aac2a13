import { useQueryClient } from '@tanstack/react-query';
import { endLinkSession } from '@titrate/contract';
import { useState } from 'react';
import { call } from '../../kit/api/client.ts';
import { navigate } from '../../kit/routing/navigation.ts';
import { Button } from '../../kit/ui/button.tsx';
import { forgetHere } from '../this-tab.ts';

/** Forgets this phone: the clinic's pages open again only with a new link. */
export function SignOut() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState(false);
  const leave = async () => {
    try {
      await call(endLinkSession);
    } catch {
      setProblem(true);
      return;
    }
    forgetHere();
    queries.clear();
    navigate('/me/signed-out', { replace: true });
  };
  return (
    <>
      <Button look="quiet" size="small" onClick={() => void leave()}>
        Sign out of this phone
      </Button>
      {problem ? <span role="alert">Not signed out: there is no connection. Please try again.</span> : null}
    </>
  );
}
