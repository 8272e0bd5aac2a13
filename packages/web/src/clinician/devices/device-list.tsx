import { type DeviceView, listDevices } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useCall } from '../../kit/api/hooks.ts';
import { AgeText } from '../../kit/ui/age.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { DeviceForm } from './device.form.tsx';
import { KIND_WORDS } from './kind-words.ts';
import { LinkChair } from './link-chair.tsx';

export function DeviceList() {
  const { clinic, user } = useClinic();
  const devices = useCall(listDevices, { params: { clinicId: clinic.id } }, { refetchEveryMs: 15_000 });
  const [editing, setEditing] = useState<DeviceView>();
  const mayChange = user.roles.some((role) => ['owner', 'nurse', 'prescriber'].includes(role));
  return (
    <>
      <FiveStates query={devices} what="The list of devices">
        {(data) => (
          <DataTable
            caption="Devices"
            rows={data.devices}
            rowKey={(one) => one.id}
            searchText={(one) => `${one.name} ${one.identifier} ${one.chair?.label ?? ''}`}
            empty={
              <EmptyState title="No device is registered">
                Register a monitor by the name it gives itself in its messages; then put it to a chair.
              </EmptyState>
            }
            columns={[
              {
                id: 'name',
                title: 'Device',
                cell: (one) => (
                  <>
                    {one.name}
                    <br />
                    <small>{one.identifier}</small>
                  </>
                ),
              },
              { id: 'kind', title: 'Kind', cell: (one) => KIND_WORDS[one.kind] },
              {
                id: 'chair',
                title: 'Chair',
                cell: (one) =>
                  mayChange ? <LinkChair device={one} /> : (one.chair?.label ?? 'Not at a chair'),
              },
              {
                id: 'heard',
                title: 'Last heard',
                cell: (one) => <Heard at={one.lastHeardAt} zone={clinic.zone} />,
              },
              {
                id: 'state',
                title: 'State',
                cell: (one) => (
                  <StatusBadge
                    status={one.active ? 'clear' : 'ended'}
                    word={one.active ? 'In use' : 'Out of use'}
                  />
                ),
              },
              ...(mayChange
                ? [
                    {
                      id: 'change',
                      title: 'Act',
                      cell: (one: DeviceView) => (
                        <Button
                          look="secondary"
                          size="small"
                          aria-label={`Change ${one.name}`}
                          onClick={() => setEditing(one)}
                        >
                          Change
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </FiveStates>
      {mayChange ? (
        <DeviceForm key={editing?.id ?? 'new'} device={editing} onDone={() => setEditing(undefined)} />
      ) : null}
    </>
  );
}

function Heard({ at, zone }: { readonly at: string | null; readonly zone: string }) {
  if (at === null) return <span>Never</span>;
  const parsed = parseInstant(at);
  return parsed.ok ? <AgeText at={parsed.value} zone={zone} /> : <span>{at}</span>;
}
