import { count as countOf } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { minutesFor } from '../home/minutes.ts';
import type { OpenedTask } from './opened.ts';

interface StartProps {
  readonly opened: OpenedTask;
  readonly count: number;
  readonly onStart: () => void;
}

/** What comes, how long it takes, and that it may be left and taken up again. */
export function Start({ opened, count, onStart }: StartProps) {
  const { task, form } = opened;
  return (
    <>
      <h1>{task.title}</h1>
      <p>
        {countOf(count, 'question')}, {minutesFor(count)}.
        {form === null ? '' : ` The time they ask about: ${form.recall}.`}
      </p>
      {(form?.notes ?? []).map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ul>
        <li>Each answer is saved as you give it.</li>
        <li>You can stop and go on later, also on another phone with a new link.</li>
        <li>Nothing is sent as finished before you have seen all your answers.</li>
      </ul>
      <Button size="large" onClick={onStart}>
        Start
      </Button>
    </>
  );
}
