import { type ReactNode, useState } from 'react';

interface FoldedProps {
  readonly summary: ReactNode;
  readonly className?: string | undefined;
  /** Written out although nobody opened it, as for print. */
  readonly always?: boolean;
  readonly children: () => ReactNode;
}

/** A folded part whose content is made only when somebody opens it, so that a long list costs nothing while closed. */
export function Folded({ summary, className, always = false, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={className}
      open={open || always}
      // What print opened is not opened by anybody: it is folded again on the screen.
      onToggle={(event) => (always ? undefined : setOpen(event.currentTarget.open))}
    >
      <summary>{summary}</summary>
      {open || always ? children() : null}
    </details>
  );
}
