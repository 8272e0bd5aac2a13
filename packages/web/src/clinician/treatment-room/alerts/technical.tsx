import { technicalAlerts } from '@titrate/clinical/session';
import { listDevices } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useCall } from '../../../kit/api/hooks.ts';
import { useLiveState } from '../../../kit/live/use-live.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import own from '../chair/chair.module.css';
import { useAt, useCharting } from '../record/charting.tsx';

/** What is wrong with the equipment, not with the patient: it looks different and nothing hides it (ALM-13, TIM-03). */
export function TechnicalAlerts() {
  const { clinic } = useClinic();
  const { state, session, skewMs, outbox } = useCharting();
  const at = useAt(1000);
  const live = useLiveState();
  const query = useCall(listDevices, { params: { clinicId: clinic.id } }, { refetchEveryMs: 15_000 });
  const devices = (query.data?.devices ?? []).filter((one) => one.active);
  const firstUnsent = outbox.pending[0];
  const unsent = firstUnsent === undefined ? undefined : parseInstant(firstUnsent.observedAt);
  const found = technicalAlerts({
    phase: state.phase.name,
    at,
    linkLostSince: live.kind === 'stale' ? live.since : undefined,
    unsentSince: unsent?.ok === true ? unsent.value : undefined,
    skewMs,
    clinicHasMonitors: devices.some((one) => one.kind === 'monitor'),
    devices: devices
      .filter((one) => one.chair !== null && one.chair.id === session.chair?.id)
      .map((one) => {
        const heard = one.lastHeardAt === null ? undefined : parseInstant(one.lastHeardAt);
        return { name: one.name, kind: one.kind, lastHeardAt: heard?.ok === true ? heard.value : undefined };
      }),
  });
  if (found.length === 0) return null;
  return (
    <section className={own.technical} aria-label="Technical alerts" aria-live="polite">
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <strong>Technical</strong> {one.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
