import { createContext, use } from 'react';
import { isApiError } from './problems.ts';

/**
 * Some acts (signing, overriding, double checks) need a fresh proof of presence. The app provides the question;
 * `useAct` asks it when the server refuses with `second-factor-required`, and then acts once more.
 * Resolves to false when the person gave up.
 */
export type AskForPresence = () => Promise<boolean>;

export const StepUpContext = createContext<AskForPresence | undefined>(undefined);

export const useAskForPresence = (): AskForPresence | undefined => use(StepUpContext);

/** Runs an act; when presence is asked for and proved, runs it a second time. Acts at the bedside carry their own id, so twice is once. */
export async function withPresence<T>(act: () => Promise<T>, ask: AskForPresence | undefined): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const wanted = isApiError(error) && error.problem.type === 'second-factor-required';
    if (!wanted || ask === undefined || !(await ask())) throw error;
    return act();
  }
}
