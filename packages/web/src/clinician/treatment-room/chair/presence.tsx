import { type ResponseOf, tellPresence } from '@titrate/contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../kit/api/client.ts';
import { now } from '../../../kit/clock/clock.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useCharting } from '../record/charting.tsx';
import own from './chair.module.css';

const EVERY_MS = 10_000;
const TYPED_WITHIN_MS = 10_000;

type Others = ResponseOf<typeof tellPresence>['others'];

/** Who else has this record open, and who is typing into it (CON-03). */
export function Presence() {
  const { clinic } = useClinic();
  const { session } = useCharting();
  const [others, setOthers] = useState<Others>([]);
  const typedAt = useRef(0);
  const told = useRef(false);
  const ask = useRef(() => Promise.resolve());
  useEffect(() => {
    ask.current = async () => {
      const typing = now() - typedAt.current < TYPED_WITHIN_MS;
      told.current = typing;
      const answer = await call(tellPresence, {
        params: { clinicId: clinic.id, sessionId: session.id },
        body: { typing },
      });
      setOthers(answer.others);
    };
    // Without network nobody else is known to be here; the bar above says that this screen is not live.
    const tick = () => void ask.current().catch(() => setOthers([]));
    const typed = () => {
      typedAt.current = now();
      if (!told.current) tick();
    };
    tick();
    const timer = setInterval(tick, EVERY_MS);
    document.addEventListener('input', typed);
    return () => {
      clearInterval(timer);
      document.removeEventListener('input', typed);
    };
  }, [clinic.id, session.id]);
  useLive('presence', session.id, () => void ask.current().catch(() => undefined));
  if (others.length === 0) return null;
  return (
    <p className={own.presence} role="status">
      {others.map(({ id, name, typing }) => (
        <span key={id} data-typing={typing}>
          {name} {typing ? 'is charting here' : 'has this record open'}
        </span>
      ))}
    </p>
  );
}
