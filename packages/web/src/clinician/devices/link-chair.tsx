import { type DeviceView, linkDevice, listChairs, listDevices } from '@titrate/contract';
import { useId } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './devices.module.css';

/** Puts a device to a chair from now on; what it sent before stays where it was. */
export function LinkChair({ device }: { readonly device: DeviceView }) {
  const { clinic } = useClinic();
  const id = useId();
  const chairs = useCall(listChairs, { params: { clinicId: clinic.id } }).data?.chairs ?? [];
  const link = useAct(linkDevice, { refreshes: [listDevices] });
  const choose = (chairId: string) =>
    link.mutate(
      {
        params: { clinicId: clinic.id, deviceId: device.id },
        body: { chairId: chairId === '' ? null : chairId },
      },
      {
        onSuccess: (after) =>
          toast(
            after.chair === null
              ? `${device.name} is at no chair`
              : `${device.name} is at ${after.chair.label}`,
          ),
        onError: (error) => toastFailure(wordsOf(error)),
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
        onChange={(event) => choose(event.currentTarget.value)}
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
    </>
  );
}
