import { type DeviceView, linkDevice, listChairs, listDevices, unclaimedDevices } from '@titrate/contract';
import { useId, useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { alreadyThere } from './already-there.ts';
import styles from './devices.module.css';

/** Puts a device to a chair from now on; what it sent before stays where it was. */
export function LinkChair({ device }: { readonly device: DeviceView }) {
  const { clinic } = useClinic();
  const id = useId();
  const chairs = useCall(listChairs, { params: { clinicId: clinic.id } }).data?.chairs ?? [];
  const devices = useCall(listDevices, { params: { clinicId: clinic.id } }).data?.devices ?? [];
  const link = useAct(linkDevice, { refreshes: [listDevices, unclaimedDevices] });
  /** Chosen and not yet confirmed: from then on its readings go to whoever sits there. */
  const [wanted, setWanted] = useState<string>();
  const label = chairs.find((chair) => chair.id === wanted)?.label;
  const besides = wanted === undefined ? undefined : alreadyThere(device, wanted, devices);
  const send = (chairId: string) =>
    link.mutate(
      {
        params: { clinicId: clinic.id, deviceId: device.id },
        body: { chairId: chairId === '' ? null : chairId },
      },
      {
        onSuccess: (after) => {
          toast(
            after.chair === null
              ? `${device.name} is at no chair`
              : `${device.name} is at ${after.chair.label}`,
          );
          setWanted(undefined);
        },
      },
    );
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        Chair of {device.name}
      </label>
      <select
        id={id}
        className={styles.select}
        value={device.chair?.id ?? ''}
        disabled={link.isPending}
        onChange={(event) => setWanted(event.currentTarget.value)}
      >
        <option value="">Not at a chair</option>
        {chairs
          .filter((chair) => chair.active || chair.id === device.chair?.id)
          .map((chair) => (
            <option key={chair.id} value={chair.id}>
              {chair.label}
            </option>
          ))}
      </select>
      {wanted === undefined ? null : (
        <ConfirmAct
          open={true}
          title={`Move ${device.name}`}
          act={label === undefined ? `Take ${device.name} off its chair` : `Put ${device.name} at ${label}`}
          busy={link.isPending}
          problem={link.isError ? wordsOf(link.error) : undefined}
          onAct={() => send(wanted)}
          onClose={() => setWanted(undefined)}
        >
          <p>
            {label === undefined
              ? 'From now on its readings belong to no session until someone places them.'
              : `From now on its readings go to the session at ${label}. Check that the device really stands there.`}
          </p>
          {besides === undefined ? null : (
            <p>
              <strong>{besides}</strong>
            </p>
          )}
        </ConfirmAct>
      )}
    </>
  );
}
