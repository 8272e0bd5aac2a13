import { type ChairView, listChairs, saveChair } from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useAct, useCall } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { TextField, Tick } from '../../../kit/ui/field.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { ErrorSummary, useFormProblems } from '../../../kit/ui/form-problems.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from '../admin.module.css';
import { AdminFrame } from '../admin-frame.tsx';

/** The treatment chairs in their physical order. */
export function ChairsPage() {
  const { clinic, user } = useClinic();
  const chairs = useCall(listChairs, { params: { clinicId: clinic.id } });
  const [editing, setEditing] = useState<ChairView>();
  const isOwner = user.roles.includes('owner');
  return (
    <AdminFrame lead="Chairs appear on the board and in the schedule in this order. A chair that is out of use keeps its past sessions.">
      <FiveStates query={chairs} what="The list of chairs">
        {(data) => (
          <>
            <DataTable
              caption="Chairs"
              rows={data.chairs}
              rowKey={(one) => one.id}
              columns={[
                { id: 'place', title: 'Place', align: 'end', cell: (one) => one.position },
                { id: 'label', title: 'Label', cell: (one) => one.label },
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
                ...(isOwner
                  ? [
                      {
                        id: 'change',
                        title: 'Act',
                        cell: (one: ChairView) => (
                          <Button
                            look="secondary"
                            size="small"
                            aria-label={`Change ${one.label}`}
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
            {isOwner ? (
              <ChairForm
                key={editing?.id ?? `new-${data.chairs.length}`}
                chair={editing}
                next={Math.max(0, ...data.chairs.map((one) => one.position)) + 1}
                onDone={() => setEditing(undefined)}
              />
            ) : null}
          </>
        )}
      </FiveStates>
    </AdminFrame>
  );
}

interface ChairFormProps {
  readonly chair: ChairView | undefined;
  /** The place after the last. */
  readonly next: number;
  readonly onDone: () => void;
}

function ChairForm({ chair, next, onDone }: ChairFormProps) {
  const { clinic } = useClinic();
  const [id] = useState(() => chair?.id ?? crypto.randomUUID());
  const [label, setLabel] = useState(chair?.label ?? '');
  const [position, setPosition] = useState(String(chair?.position ?? next));
  const [active, setActive] = useState(chair?.active ?? true);
  const problems = useFormProblems();
  const save = useAct(saveChair, { refreshes: [listChairs] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(label.trim() === '' ? [{ field: 'label', message: 'Type what the chair is called' }] : []),
      ...(/^\d{1,3}$/.test(position)
        ? []
        : [{ field: 'position', message: 'Type a whole number up to 999' }]),
    ];
    problems.show(missing);
    if (missing.length > 0) return;
    save.mutate(
      { params: { clinicId: clinic.id, chairId: id }, body: { label, position: Number(position), active } },
      {
        onSuccess: () => {
          toast(`Saved: ${label}`);
          onDone();
        },
        onError: (error) => problems.showRefusal(error),
      },
    );
  };
  return (
    <form className={styles.panel} onSubmit={submit} noValidate>
      <h2>{chair === undefined ? 'Add a chair' : `Change ${chair.label}`}</h2>
      <ErrorSummary problems={problems.all} />
      <div className={styles.row}>
        <TextField
          name="label"
          label="Label"
          maxLength={40}
          value={label}
          error={problems.of('label')}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextField
          name="position"
          label="Place in the row"
          inputMode="numeric"
          value={position}
          error={problems.of('position')}
          onChange={(event) => setPosition(event.currentTarget.value)}
        />
      </div>
      {chair === undefined ? null : (
        <Tick name="active" checked={active} onChange={setActive}>
          In use
        </Tick>
      )}
      <div className={styles.acts}>
        <Button type="submit" disabled={save.isPending}>
          {chair === undefined ? 'Add the chair' : 'Save the chair'}
        </Button>
        {chair === undefined ? null : (
          <Button look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
