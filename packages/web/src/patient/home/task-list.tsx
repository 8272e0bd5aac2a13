import type { PatientTaskView } from '@titrate/contract';
import { count } from '../../kit/format/text.ts';
import { buttonClass } from '../../kit/ui/button.tsx';
import { ShapeMark } from '../../kit/ui/status-badge.tsx';
import styles from './home.module.css';
import { minutesFor } from './minutes.ts';

/** What there is to fill in, with how long it takes and how far it is; then what is done. */
export function TaskList({ tasks }: { tasks: readonly PatientTaskView[] }) {
  const open = tasks.filter((task) => task.status !== 'done');
  const done = tasks.filter((task) => task.status === 'done');
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{open.length === 0 ? 'Nothing to fill in' : 'To fill in'}</h2>
      {open.length === 0 ? (
        <p>
          {done.length === 0
            ? 'Your clinic has not asked you anything.'
            : 'You have answered everything. Thank you.'}
        </p>
      ) : (
        <ol className={styles.tasks}>
          {open.map((task) => (
            <OpenTask key={task.id} task={task} />
          ))}
        </ol>
      )}
      {done.length === 0 ? null : (
        <>
          <h3>Done</h3>
          <ul className={styles.done}>
            {done.map((task) => (
              <li key={task.id}>
                <ShapeMark shape="tick" /> {task.title}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OpenTask({ task }: { task: PatientTaskView }) {
  const started = task.answered > 0;
  const left = Math.max(1, task.questions - task.answered);
  return (
    <li className={styles.task}>
      <div>
        <p className={styles.title}>{task.title}</p>
        <p className={styles.note}>
          {started
            ? `${task.answered} answered, about ${left} to go`
            : `${count(task.questions, 'question')}, ${minutesFor(task.questions)}`}
        </p>
        {started ? (
          <progress
            className={styles.bar}
            value={Math.min(task.answered, task.questions)}
            max={task.questions}
            aria-label={`${task.title}: ${task.answered} answered`}
          />
        ) : null}
      </div>
      <a className={buttonClass({ size: 'large' })} href={`/me/tasks/${task.id}`}>
        {started ? 'Go on' : 'Start'}
        <span className="visually-hidden"> with {task.title}</span>
      </a>
    </li>
  );
}
