import { instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import { readTexts, readWording, removeTexts, type WordingPackage } from '@titrate/contract';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { count } from '../../../kit/format/text.ts';
import { ReasonDialog } from '../../../kit/ui/reason-dialog.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { languageWords } from './standing.ts';

interface RemoveDialogProps {
  readonly wording: WordingPackage;
  readonly openForms: number;
  readonly onClose: () => void;
}

/** Takes an imported wording out of use, with a reason. */
export function RemoveDialog({ wording, openForms, onClose }: RemoveDialogProps) {
  const { clinic } = useClinic();
  const act = useAct(removeTexts, { refreshes: [readWording, readTexts] });
  const name = isInstrumentId(wording.instrument)
    ? instrumentById(wording.instrument).shortTitle
    : wording.instrument;
  const send = (reason: string) =>
    act.mutate(
      { params: { clinicId: clinic.id, packageId: wording.id }, body: { reason } },
      {
        onSuccess: () => {
          toast(`The wording of ${name} (${wording.language}) is out of use`);
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Remove the wording of ${name} (${languageWords(wording.language)})`}
      act={`Remove the wording of ${name}`}
      risky={true}
      busy={act.isPending}
      problem={act.isError ? wordsOf(act.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      <p>
        Patients cannot open the form in this language from now on; answers that were given stay, and score
        entry works.{' '}
        {openForms === 0
          ? null
          : `${count(openForms, 'form')} that patients were asked ${openForms === 1 ? 'is' : 'are'} not finished.`}
      </p>
    </ReasonDialog>
  );
}
