import { highest, type Priority } from '@titrate/clinical/session';
import { useEffect, useSyncExternalStore } from 'react';
import { now } from '../../../kit/clock/clock.ts';

/** Whether this screen can be heard, and whether the clinic has paused the sound (ALM-04, ALM-08). */
export interface SoundState {
  /** Somebody heard the test on this screen, in this shift. */
  readonly tested: boolean;
  readonly pause: Pause | undefined;
}
export interface Pause {
  readonly until: number;
  readonly by: string;
}

/** A test holds for one shift [default]; the browser forgets it with the page as well. */
export const TEST_HOLDS_MS = 12 * 3_600_000;

let testedAt: number | undefined;
let pause: Pause | undefined;
let audio: AudioContext | undefined;
let state: SoundState = { tested: false, pause: undefined };
const watchers = new Set<() => void>();
/** What each part of the screen wants to be heard; one voice plays the loudest of them. */
const wanted = new Map<object, Priority>();
let playing: Priority | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

function tell(): void {
  state = { tested: canBeHeard(), pause };
  for (const watcher of watchers) watcher();
}

/** A browser may silence a page that nobody has touched: then no test of before counts. */
const canBeHeard = (): boolean =>
  testedAt !== undefined && now() - testedAt < TEST_HOLDS_MS && audio?.state !== 'suspended';

export const useSound = (): SoundState =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );

/** Groups of pulses and their pitch (ALM-04): two groups of five, one of three, a single one. */
export const PATTERN: Record<
  Priority,
  { readonly groups: number; readonly pulses: number; readonly hz: number; readonly everyS: number }
> = {
  high: { groups: 2, pulses: 5, hz: 880, everyS: 8 },
  medium: { groups: 1, pulses: 3, hz: 660, everyS: 15 },
  low: { groups: 1, pulses: 1, hz: 520, everyS: 30 },
};

/** Plays the pattern of a priority; a browser allows it only after a person pressed something on the page. */
export function play(priority: Priority): void {
  if (audio === undefined) {
    audio = new AudioContext();
    audio.addEventListener('statechange', tell);
  }
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
  testedAt = now();
  tell();
  sound();
}

/** The clinic's pause as the server tells it; none means that it ended or that an alert broke it. */
export function setPause(next: Pause | undefined): void {
  if (next?.until === pause?.until) return;
  const broken = pause !== undefined && now() < pause.until && next === undefined;
  pause = next;
  tell();
  if (broken) sound();
}

function sound(): void {
  if (!canBeHeard()) {
    if (state.tested) tell();
    return;
  }
  if (playing !== undefined && (pause === undefined || now() >= pause.until)) play(playing);
}

function reconsider(): void {
  const loudest = highest([...wanted.values()]);
  if (loudest === playing) return;
  playing = loudest;
  clearInterval(timer);
  if (loudest === undefined) return;
  sound();
  timer = setInterval(sound, PATTERN[loudest].everyS * 1000);
}

/** Sounds while an unacknowledged alert stands. */
export function useAlertSound(priority: Priority | undefined): void {
  useEffect(() => {
    if (priority === undefined) return undefined;
    const own = {};
    wanted.set(own, priority);
    reconsider();
    return () => {
      wanted.delete(own);
      reconsider();
    };
  }, [priority]);
}
