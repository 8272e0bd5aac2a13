import type { FactData } from '@titrate/clinical/session';
import { afterCarePdf, urlOf } from '@titrate/contract';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button, buttonClass } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import styles from './recovery.module.css';

type Iv = NonNullable<FactData['aftercare.given']['ivRemovedAndSiteChecked']>;
const TICKS = [
  ['written', 'Given in writing'],
  ['spoken', 'Gone through together'],
  ['emergencyNumberKnown', 'Knows the emergency number'],
] as const;

/** The sheet for the patient, and that it was given, said and understood (RD-10). */
export function AfterCareForm({ enabled }: { enabled: boolean }) {
  const { state, session, zone } = useCharting();
  const { clinic } = useClinic();
  const act = useOneAct();
  const [ticked, setTicked] = useState<{ readonly [key: string]: boolean }>({});
  const [iv, setIv] = useState('');
  const [again, setAgain] = useState(false);
  const given = state.aftercare;
  const needsIv = state.opening?.data.order.route === 'IV';
  const chosenIv = (['yes', 'no', 'not-applicable'] as const).find((one) => one === iv);
  const sheet = urlOf(afterCarePdf.path, { clinicId: clinic.id, sessionId: session.id });
  const ivData: { readonly ivRemovedAndSiteChecked?: Iv } =
    chosenIv === undefined ? {} : { ivRemovedAndSiteChecked: chosenIv };
  const record = async () => {
    const stored = await act.send({
      kind: 'aftercare.given',
      data: {
        version: 'AC-1.0.0',
        written: ticked['written'] === true,
        spoken: ticked['spoken'] === true,
        emergencyNumberKnown: ticked['emergencyNumberKnown'] === true,
        ...ivData,
      },
    });
    if (!stored) return;
    setTicked({});
    setIv('');
    setAgain(false);
  };
  return (
    <div className={styles.afterCare}>
      <div className={room.row}>
        <h3>After-care</h3>
        <a
          className={`${buttonClass({ look: 'secondary', size: 'small' })} no-print`}
          href={sheet}
          target="_blank"
          rel="noreferrer"
        >
          After-care sheet (PDF)
        </a>
      </div>
      {given === undefined ? null : (
        <p>
          Given at {formatTime(given.at, zone)} by{' '}
          {given.by.type === 'person' ? given.by.name : given.by.type}.
        </p>
      )}
      {enabled && given !== undefined && !again ? (
        <Button size="small" look="secondary" disabled={act.busy} onClick={() => setAgain(true)}>
          Record it once more
        </Button>
      ) : null}
      {enabled && (given === undefined || again) ? (
        <>
          <div className={room.row}>
            {TICKS.map(([key, word]) => (
              <label key={key} className={room.tick}>
                <input
                  type="checkbox"
                  checked={ticked[key] === true}
                  onChange={(event) => setTicked({ ...ticked, [key]: event.currentTarget.checked })}
                />
                {word}
              </label>
            ))}
            {needsIv ? (
              <label className={room.inlineField}>
                <span>IV out, site checked</span>
                <select value={iv} onChange={(event) => setIv(event.currentTarget.value)}>
                  <option value="">Choose…</option>
                  <option value="yes">Yes</option>
                  <option value="no">No</option>
                  <option value="not-applicable">Not applicable</option>
                </select>
              </label>
            ) : null}
          </div>
          <Button
            size="small"
            disabled={act.busy || (needsIv && chosenIv === undefined)}
            onClick={() => void record()}
          >
            Record the after-care
          </Button>
        </>
      ) : null}
      <Problems of={act.problems} />
    </div>
  );
}
