import { readClinicSettings } from '@titrate/contract';
import { useCall } from '../../../kit/api/hooks.ts';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { AdminFrame } from '../admin-frame.tsx';
import { SettingsForm } from './settings.form.tsx';

/** What the clinic says about itself. Everyone may read it; the owner changes it. */
export function SettingsPage() {
  const { clinic } = useClinic();
  const settings = useCall(readClinicSettings, { params: { clinicId: clinic.id } });
  return (
    <AdminFrame lead="What patients read about the clinic, and the facts of the site that rules ask for. What nobody has stated counts as unknown, and rules that need it hold the step.">
      <FiveStates query={settings} what="The settings">
        {(data) => <SettingsForm key={data.version} settings={data} />}
      </FiveStates>
    </AdminFrame>
  );
}
