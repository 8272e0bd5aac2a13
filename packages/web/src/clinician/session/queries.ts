import { getAccount } from '@titrate/contract';
import { createQueryClient } from '../../kit/api/query-client.ts';

/** The cache of server answers of this tab; outside components for what is asked while a page's code still loads. */
export const queries = createQueryClient(getAccount.id);
