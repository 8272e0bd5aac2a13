/** What a pump did, in the words of a session record. Amounts are mg of drug base. */
export type PumpEvent =
  | { readonly kind: 'start' | 'rate'; readonly timeMin: number; readonly mgPerMin: number }
  | { readonly kind: 'pause' | 'resume' | 'stop'; readonly timeMin: number }
  | { readonly kind: 'bolus'; readonly timeMin: number; readonly amountMg: number };

/** Running state of the pump: the rate it was set to, and whether it runs. */
export interface PumpState {
  readonly mgPerMin: number;
  readonly running: boolean;
}
export const IDLE: PumpState = { mgPerMin: 0, running: false };

/** The pump after an event. A rate set while paused is kept for the resume; a stop forgets it. */
export function pumpAfter(state: PumpState, event: PumpEvent): PumpState {
  switch (event.kind) {
    case 'start':
      return { mgPerMin: event.mgPerMin, running: true };
    case 'rate':
      return { mgPerMin: event.mgPerMin, running: state.running };
    case 'pause':
      return { ...state, running: false };
    case 'resume':
      return { ...state, running: true };
    case 'stop':
      return IDLE;
    case 'bolus':
      return state;
  }
}

export const flowing = (state: PumpState): number => (state.running ? state.mgPerMin : 0);
