import { useState } from 'react';

export interface ActId {
  /** Goes with the act, so that pressing twice or trying again is one act (CON-02). */
  readonly id: string;
  /** After the act was stored: the next one is another. */
  readonly renew: () => void;
}

/** The id of the next act of a form. It stays the same until the server has stored the act. */
export function useActId(): ActId {
  const [id, setId] = useState(newId);
  return { id, renew: () => setId(newId()) };
}

const newId = (): string => crypto.randomUUID();
