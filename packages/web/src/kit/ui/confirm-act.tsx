import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import styles from './confirm-act.module.css';

interface ConfirmActProps {
  readonly open: boolean;
  readonly title: string;
  /** States the act itself: "Start 35 mg over 40 min" (UI-47); never "OK". */
  readonly act: string;
  /** Name, birth date and chair, for dose, consent, sign, void and discharge (UI-05). */
  readonly identity?: ReactNode;
  readonly children?: ReactNode;
  /** Cannot be taken back: drawn as risky and never the first focus. */
  readonly risky?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly problem?: string | undefined;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** The only dialog that interrupts. It opens below the patient banner; the safe button has the first focus. */
export function ConfirmAct(props: ConfirmActProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || !props.open) return undefined;
    const before = document.activeElement;
    stayBelowBanner(element);
    if (!element.open) element.showModal();
    cancel.current?.focus();
    return () => {
      element.close();
      // The dialog is gone from the page by now, so the browser no longer gives the focus back by itself.
      if (before instanceof HTMLElement) before.focus();
    };
  }, [props.open]);
  if (!props.open) return null;
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {props.title}
      </h2>
      {props.identity === undefined ? null : <p className={styles.identity}>{props.identity}</p>}
      {props.children === undefined ? null : <div className={styles.content}>{props.children}</div>}
      {props.problem === undefined ? null : (
        <p className={styles.problem} role="alert">
          {props.problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="secondary" ref={cancel} onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          look={props.risky === true ? 'risky' : 'primary'}
          disabled={props.busy === true || props.disabled === true}
          onClick={props.onAct}
        >
          {props.busy === true ? 'Working…' : props.act}
        </Button>
      </div>
    </dialog>
  );
}

/** A dialog never covers who the patient is (UI-01): it and its shade begin where the banner ends. */
function stayBelowBanner(dialog: HTMLDialogElement): void {
  const bottoms = [...document.querySelectorAll('[data-patient-banner]')].map(
    (banner) => banner.getBoundingClientRect().bottom,
  );
  const bottom = Math.max(0, ...bottoms.filter((one) => one < window.innerHeight / 2));
  dialog.style.setProperty('--banner-height', `${Math.round(bottom)}px`);
}
