import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import own from './chair.module.css';
import { useOpenConditions } from './open-conditions.ts';

/** A chair that was offered to whoever is signed in here: accepted by name, with what is open on this screen. */
export function OfferedToMe() {
  const { user } = useClinic();
  const { state, zone } = useCharting();
  const act = useOneAct();
  const open = useOpenConditions();
  const { handOver } = state;
  if (handOver === undefined || handOver.data.to.id !== user.id) return null;
  const by = handOver.by.type === 'person' ? handOver.by.name : 'A colleague';
  return (
    <div className={own.offer}>
      <p>
        <strong>{by} offers you this chair</strong>, {formatTime(handOver.at, zone)}.
      </p>
      <p>{handOver.data.concerns ?? 'No concerns were written.'}</p>
      <Button
        disabled={act.busy}
        onClick={() =>
          void act.send({
            kind: 'nurse.assigned',
            data: { to: { id: user.id, name: user.name }, accepted: true, openAlerts: open },
          })
        }
      >
        {open.length === 0
          ? `I accept, ${user.name}`
          : `I accept with ${open.length} open alert${open.length === 1 ? '' : 's'}, ${user.name}`}
      </Button>
      <Problems of={act.problems} />
    </div>
  );
}
