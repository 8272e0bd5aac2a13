import type { ResponseOf, sendTasks } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { toDataURL } from 'qrcode';
import { useEffect, useState } from 'react';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import styles from './tasks.module.css';

export type SentLink = ResponseOf<typeof sendTasks>;

interface LinkCardProps {
  readonly sent: SentLink;
  readonly record: PatientRecord;
  readonly onClose: () => void;
}

/** The link, once: as a code for the phone's camera, as text to copy, and what was mailed. */
export function LinkCard({ sent, record, onClose }: LinkCardProps) {
  const { clinic } = useClinic();
  const [code, setCode] = useState<string>();
  useEffect(() => {
    let open = true;
    toDataURL(sent.link, { margin: 2, width: 320 })
      .then((image) => open && setCode(image))
      .catch(() => open && setCode(undefined));
    return () => {
      open = false;
    };
  }, [sent.link]);
  const expires = parseInstant(sent.expiresAt);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sent.link);
      toast('The link is copied');
    } catch {
      toastFailure('Not copied: select the link and copy it by hand');
    }
  };
  return (
    <section className={styles.link} aria-labelledby="link-title">
      <h2 id="link-title">The link is ready</h2>
      <p>{patientIdentity(record)}</p>
      <p>
        {sent.sentTo === 'email'
          ? `Mailed to ${record.patient.email ?? 'the recorded address'}: clinic name, link, nothing about health.`
          : record.patient.email === null
            ? 'Not mailed: no e-mail address is recorded.'
            : 'Not mailed: this server has no mail server. Show the code, or read the link out.'}{' '}
        It opens once, with the birth date
        {expires.ok ? `, until ${formatDateTime(expires.value, clinic.zone)}` : ''}. It is shown only now.
      </p>
      {code === undefined ? null : (
        <img
          className={styles.code}
          src={code}
          alt="The link as a code for the camera of the patient’s phone"
        />
      )}
      <label className={styles.linkText}>
        Link
        <input readOnly value={sent.link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <div className={styles.moves}>
        <Button onClick={() => void copy()}>Copy the link</Button>
        <Button look="secondary" onClick={() => window.print()}>
          Print
        </Button>
        <Button look="secondary" onClick={onClose}>
          Done
        </Button>
      </div>
    </section>
  );
}
