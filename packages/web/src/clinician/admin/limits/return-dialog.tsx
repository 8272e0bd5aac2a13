import { type Library, readLibrary, returnLibrary } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { ReasonDialog } from '../../../kit/ui/reason-dialog.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';

interface ReturnDialogProps {
  readonly step: NonNullable<Library['stepBack']>;
  readonly onClose: () => void;
}

/** One step back to what two people signed before; at once, with a reason. */
export function ReturnDialog({ step, onClose }: ReturnDialogProps) {
  const { clinic } = useClinic();
  const [id] = useState(() => crypto.randomUUID());
  const act = useAct(returnLibrary, { refreshes: [readLibrary] });
  const send = (reason: string) =>
    act.mutate(
      { params: { clinicId: clinic.id }, body: { id, leaves: step.leaves, reason } },
      {
        onSuccess: () => {
          toast(`What version ${step.to} says is in force`);
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Leave version ${step.leaves}`}
      act={`Leave version ${step.leaves}`}
      risky={true}
      busy={act.isPending}
      problem={act.isError ? wordsOf(act.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      <p>
        What version {step.to} says, which two people signed, comes into force at once. Sessions that are open
        keep the version they began with.
      </p>
    </ReasonDialog>
  );
}
