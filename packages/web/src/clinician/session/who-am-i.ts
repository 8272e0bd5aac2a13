import { getAccount } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';

/** Who is signed in, and in which clinics as what. */
export const useWhoAmI = () => useCall(getAccount);
