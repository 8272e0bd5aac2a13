import { type DeviceView, linkDevice, listDevices } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct, useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { AgeText } from '../../../kit/ui/age.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField } from '../../../kit/ui/field.tsx';
import { alreadyThere } from '../../devices/already-there.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useIdentity } from '../identity.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import own from './chair.module.css';

/** The monitor and pump of this chair; whatever they say is charted on this patient. */
export function DevicesHere({ mayLink }: { mayLink: boolean }) {
  const { clinic } = useClinic();
  const { session } = useCharting();
  const invalidate = useInvalidate();
  const query = useCall(listDevices, { params: { clinicId: clinic.id } }, { refetchEveryMs: 15_000 });
  useLive('devices', undefined, () => invalidate(listDevices));
  const [act, setAct] = useState<DeviceView | 'link'>();
  const devices = query.data?.devices ?? [];
  const here = devices.filter((one) => one.chair !== null && one.chair.id === session.chair?.id);
  return (
    <>
      <h3 className={own.subhead}>Devices at this chair</h3>
      {here.length === 0 ? (
        <p className={styles.quiet}>None. Values are typed.</p>
      ) : (
        <ul className={own.devices}>
          {here.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong>
                <Heard device={one} zone={clinic.zone} />
              </span>
              {mayLink ? (
                <Button size="small" look="quiet" onClick={() => setAct(one)}>
                  Take off<span className="visually-hidden"> {one.name}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayLink && session.chair !== null ? (
        <Button size="small" look="secondary" onClick={() => setAct('link')}>
          Put a device here
        </Button>
      ) : null}
      {act === undefined || session.chair === null ? null : (
        <LinkDialog
          device={act === 'link' ? undefined : act}
          devices={devices}
          chair={session.chair}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}

function Heard({ device, zone }: { device: DeviceView; zone: string }) {
  const at = device.lastHeardAt === null ? undefined : parseInstant(device.lastHeardAt);
  return at?.ok === true ? <AgeText at={at.value} zone={zone} /> : <span>never heard</span>;
}

interface LinkDialogProps {
  /** To be taken off; or none, to put one here. */
  readonly device: DeviceView | undefined;
  readonly devices: readonly DeviceView[];
  readonly chair: { readonly id: string; readonly label: string };
  readonly onClose: () => void;
}

function LinkDialog({ device, devices, chair, onClose }: LinkDialogProps) {
  const { clinic } = useClinic();
  const identity = useIdentity();
  const link = useAct(linkDevice, { refreshes: [listDevices] });
  const [chosen, setChosen] = useState('');
  const others = devices.filter((one) => one.active && one.chair?.id !== chair.id);
  const other = others.find((one) => one.id === chosen);
  const besides = other === undefined ? undefined : alreadyThere(other, chair.id, devices);
  const subject = device ?? other;
  const send = () => {
    if (subject === undefined) return;
    link.mutate(
      {
        params: { clinicId: clinic.id, deviceId: subject.id },
        body: { chairId: device === undefined ? chair.id : null },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <ConfirmAct
      open
      title={
        device === undefined ? `Put a device at ${chair.label}` : `Take ${device.name} off ${chair.label}`
      }
      act={
        subject === undefined
          ? 'Put it here'
          : device === undefined
            ? `Put ${subject.name} here`
            : `Take ${device.name} off`
      }
      identity={identity}
      busy={link.isPending}
      disabled={subject === undefined}
      problem={link.isError ? wordsOf(link.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      {device === undefined ? (
        <>
          <SelectField
            name="link-device"
            label="Device"
            options={others.map((one) => ({
              value: one.id,
              label: `${one.name}${one.chair === null ? '' : `, now at ${one.chair.label}`}`,
            }))}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <p>From now on what it says is charted on this patient. Check that it really stands here.</p>
          {besides === undefined ? null : (
            <p>
              <strong>{besides}</strong>
            </p>
          )}
          {other === undefined || other.chair === null ? null : (
            <p>
              <strong>It leaves {other.chair.label}</strong>: whoever sits there has no readings of it from
              then on.
            </p>
          )}
        </>
      ) : (
        <p>From now on what it says belongs to nobody until it is put to a chair, or a person places it.</p>
      )}
    </ConfirmAct>
  );
}
