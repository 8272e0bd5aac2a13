import { listReadingsToResolve } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { DeviceList } from './device-list.tsx';
import { ReadingList } from './reading-list.tsx';
import { UnclaimedList } from './unclaimed-list.tsx';

/** The monitors and pumps of the clinic, where each stands, and what of their messages needs a person. */
export function DevicesPage() {
  const { clinic } = useClinic();
  const readings = useCall(
    listReadingsToResolve,
    { params: { clinicId: clinic.id } },
    { refetchEveryMs: 15_000 },
  );
  const waiting =
    readings.data === undefined ? '' : ` (${readings.data.readings.length}${readings.data.more ? '+' : ''})`;
  return (
    <Page>
      <h1>Devices</h1>
      <UnclaimedList />
      <Tabs
        label="Parts of this page"
        tabs={[
          { id: 'devices', title: 'Monitors and pumps', content: <DeviceList /> },
          { id: 'readings', title: `Readings to place${waiting}`, content: <ReadingList query={readings} /> },
        ]}
      />
    </Page>
  );
}
