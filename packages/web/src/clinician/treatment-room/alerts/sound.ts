import type { Priority } from '@titrate/clinical/session';
import { useEffect, useSyncExternalStore } from 'react';
import { now } from '../../../kit/clock/clock.ts';

/** Whether this screen can be heard: tested by a person since it was opened, and not paused (ALM-04, ALM-08). */
export interface SoundState {
  readonly tested: boolean;
  readonly pausedUntil: number;
}

let state: SoundState = { tested: false, pausedUntil: 0 };
let audio: AudioContext | undefined;
const watchers = new Set<() => void>();

function set(change: Partial<SoundState>): void {
  state = { ...state, ...change };
  for (const watcher of watchers) watcher();
}

export const useSound = (): SoundState =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );

/** Groups of pulses and their pitch (ALM-04): two groups of five, one of three, a single one. */
const PATTERN: Record<
  Priority,
  { readonly groups: number; readonly pulses: number; readonly hz: number; readonly everyS: number }
> = {
  high: { groups: 2, pulses: 5, hz: 880, everyS: 8 },
  medium: { groups: 1, pulses: 3, hz: 660, everyS: 15 },
  low: { groups: 1, pulses: 1, hz: 520, everyS: 30 },
};

/** Plays the pattern of a priority; a browser allows it only after a person pressed something on the page. */
export function play(priority: Priority): void {
  audio ??= new AudioContext();
  void audio.resume();
  const { groups, pulses, hz } = PATTERN[priority];
  let at = audio.currentTime + 0.05;
  for (let group = 0; group < groups; group += 1) {
    for (let pulse = 0; pulse < pulses; pulse += 1) {
      beep(audio, at, hz);
      at += 0.22;
    }
    at += 0.5;
  }
}

function beep(context: AudioContext, at: number, hz: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.35, at + 0.015);
  gain.gain.setValueAtTime(0.35, at + 0.11);
  gain.gain.linearRampToValueAtTime(0, at + 0.14);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.15);
}

/** The person pressed "test" and says that it was heard. */
export function soundHeard(): void {
  set({ tested: true });
}

const PAUSE_MS = 120_000;
/** Timed, never for good (ALM-08). */
export function pauseSound(): void {
  set({ pausedUntil: now() + PAUSE_MS });
}

/** Sounds while an unacknowledged alert stands; a new or higher one breaks a pause. */
export function useAlertSound(priority: Priority | undefined): void {
  useEffect(() => {
    if (priority === undefined) return undefined;
    set({ pausedUntil: 0 });
    const sound = () => {
      if (state.tested && now() >= state.pausedUntil) play(priority);
    };
    sound();
    const timer = setInterval(sound, PATTERN[priority].everyS * 1000);
    return () => clearInterval(timer);
  }, [priority]);
}
