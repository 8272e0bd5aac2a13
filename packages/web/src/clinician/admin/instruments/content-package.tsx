import { findInstrument } from '@titrate/clinical/instruments';
import { readTexts, readWording, switchContentPackage, type Wording } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { count } from '../../../kit/format/text.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ReasonDialog } from '../../../kit/ui/reason-dialog.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './instruments.module.css';

/** The switch of the wording that ships under conditions, and what it does. */
export function ContentPackage({
  wording,
  isOwner,
}: {
  readonly wording: Wording;
  readonly isOwner: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const { on, holds } = wording.contentPackage;
  const names = holds
    .map(({ instrument }) => findInstrument(instrument)?.shortTitle ?? instrument)
    .join(', ');
  return (
    <section className={styles.panel} aria-labelledby="content-package">
      <h2 id="content-package">Wording under conditions</h2>
      <p>
        <StatusBadge status={on ? 'clear' : 'held'} word={on ? 'Switched on' : 'Switched off'} /> {names}.
        Their owners let anyone use the words unchanged, with credit, and not for sale. A clinic that cannot
        keep to that switches them off.
      </p>
      {on ? null : (
        <p>
          Patients cannot open these forms. After an answer about thoughts of death, whoever is called asks
          the suicide screen in person. Clinicians go on recording scores by short titles.
        </p>
      )}
      {isOwner ? (
        <div>
          <Button look="secondary" onClick={() => setAsking(true)}>
            {on ? 'Switch it off' : 'Switch it on'}
          </Button>
        </div>
      ) : null}
      {asking ? <SwitchDialog wording={wording} names={names} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

interface SwitchDialogProps {
  readonly wording: Wording;
  readonly names: string;
  readonly onClose: () => void;
}

function SwitchDialog({ wording, names, onClose }: SwitchDialogProps) {
  const { clinic } = useClinic();
  const act = useAct(switchContentPackage, { refreshes: [readWording, readTexts] });
  const { on, holds } = wording.contentPackage;
  const open = wording.openForms
    .filter(({ instrument }) => holds.some((one) => one.instrument === instrument))
    .reduce((sum, one) => sum + one.count, 0);
  const send = (reason: string) =>
    act.mutate(
      { params: { clinicId: clinic.id }, body: { on: !on, reason } },
      {
        onSuccess: () => {
          toast(`The wording under conditions is switched ${on ? 'off' : 'on'}`);
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Switch the wording under conditions ${on ? 'off' : 'on'}`}
      act={`Switch it ${on ? 'off' : 'on'} for this clinic`}
      risky={on}
      busy={act.isPending}
      problem={act.isError ? wordsOf(act.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      {on ? (
        <p>
          {names} will not open for patients any more, the suicide screen among them: clinicians ask it in
          person.{' '}
          {open === 0 ? null : `${count(open, 'form')} that patients were asked cannot be finished by them. `}
          Answers that were given stay.
        </p>
      ) : (
        <p>{names} will open for patients again, with the credit of their owners under each form.</p>
      )}
    </ReasonDialog>
  );
}
