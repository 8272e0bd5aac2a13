import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './disclosure.module.css';

interface DisclosureProps {
  /** What the button shows. */
  readonly label: ReactNode;
  /** Links and buttons of the panel, in order. */
  readonly children: ReactNode;
}

/** A button that opens a small panel of links and acts. Escape, a choice, or leaving it closes the panel. */
export function Disclosure({ label, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    const to = event.relatedTarget;
    if (to instanceof Node && event.currentTarget.contains(to)) return;
    setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for keys and focus of the controls inside
    <div className={styles.frame} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a choice inside closes the panel */}
      <div id={id} className={styles.panel} hidden={!open} onClick={() => setOpen(false)} tabIndex={-1}>
        {children}
      </div>
    </div>
  );
}
