import { type ReactNode, useState } from 'react';
import { ConfirmAct } from './confirm-act.tsx';
import { TextAreaField } from './field.tsx';

interface ReasonDialogProps {
  readonly title: string;
  /** States the act itself, as every confirmation does. */
  readonly act: string;
  readonly risky?: boolean;
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** What follows from the act, read before it. */
  readonly children: ReactNode;
  readonly onAct: (reason: string) => void;
  readonly onClose: () => void;
}

/** An act that takes something out of use and is remembered with the reason for it. */
export function ReasonDialog({ children, onAct, ...confirm }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <ConfirmAct open={true} {...confirm} disabled={reason.trim().length < 3} onAct={() => onAct(reason)}>
      {children}
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmAct>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

export function ReasonField({ value, onChange }: ReasonFieldProps) {
  return (
    <TextAreaField
      name="reason"
      label="Why"
      rows={3}
      maxLength={2000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
