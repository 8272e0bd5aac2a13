import { listDevices, unclaimedDevices } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { count } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { AgeText } from '../../kit/ui/age.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './devices.module.css';
import { KIND_WORDS } from './kind-words.ts';
import { LinkChair } from './link-chair.tsx';

/** Devices that speak while no chair claims them: put each to its chair, or register the stranger first. */
export function UnclaimedList() {
  const { clinic, user } = useClinic();
  const params = { clinicId: clinic.id };
  const query = useCall(unclaimedDevices, { params }, { refetchEveryMs: 15_000 });
  const known = useCall(listDevices, { params }).data?.devices ?? [];
  const invalidate = useInvalidate();
  useLive('devices', undefined, () => invalidate(unclaimedDevices, listDevices));
  const mayChange = user.roles.some((role) => ['owner', 'nurse', 'prescriber'].includes(role));
  const devices = query.data?.devices ?? [];
  if (devices.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="unclaimed">
      <h2 id="unclaimed">At no chair, and speaking</h2>
      <p>What they say is charted on nobody until they are at a chair, or a person places it.</p>
      <ul className={styles.unclaimed}>
        {devices.map((one) => {
          const heard = parseInstant(one.lastHeardAt);
          const device = known.find((other) => other.id === one.deviceId);
          return (
            <li key={one.deviceId ?? one.identifier}>
              <span>
                <strong>{one.name}</strong> {one.kind === null ? 'not registered' : KIND_WORDS[one.kind]},
                heard {heard.ok ? <AgeText at={heard.value} zone={clinic.zone} /> : one.lastHeardAt},{' '}
                {count(one.waiting, 'reading')} waiting
              </span>
              {device !== undefined && mayChange ? (
                <LinkChair device={device} />
              ) : (
                <span>Register it below by the name {one.identifier}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
