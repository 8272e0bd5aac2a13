import { useSyncExternalStore } from 'react';
import styles from './toasts.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'failed';
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Says that something was done; goes away by itself. Never for anything clinical that must be read. */
export function toast(text: string): void {
  const id = add(text, 'done');
  setTimeout(() => remove(id), 6_000);
}

/** Says that something failed; stays until closed. */
export function toastFailure(text: string): void {
  add(text, 'failed');
}

/** Once per app, near the root. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={`${styles.stack} no-print`} role="status" aria-live="polite">
      {shown.map((one) => (
        <div key={one.id} className={`${styles.toast} ${one.kind === 'failed' ? styles.failed : ''}`}>
          <span>{one.text}</span>
          <button type="button" className={styles.close} onClick={() => remove(one.id)}>
            Close
          </button>
        </div>
      ))}
    </div>
  );
}

function add(text: string, kind: Toast['kind']): number {
  const id = nextId++;
  toasts = [...toasts, { id, text, kind }].slice(-4);
  for (const listener of listeners) listener();
  return id;
}

function remove(id: number): void {
  toasts = toasts.filter((one) => one.id !== id);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
