import { confirmNewsletter, subscribeToNewsletter, unsubscribeFromNewsletter } from '@titrate/contract';
import { send } from '../site/send.ts';

export const subscribe = (email: string) => send(subscribeToNewsletter, { body: { email, consent: true } });
export const confirm = (token: string) => send(confirmNewsletter, { body: { token } });
export const unsubscribe = (token: string) => send(unsubscribeFromNewsletter, { body: { token } });
