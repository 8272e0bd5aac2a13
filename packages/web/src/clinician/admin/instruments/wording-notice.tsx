import { Link } from '@tanstack/react-router';
import { findInstrument } from '@titrate/clinical/instruments';
import type { Wording } from '@titrate/contract';
import { formatDay } from '../../../kit/format/date.ts';
import styles from '../limits/limits-bar.module.css';
import { languageWords } from './standing.ts';

/** Which wording it is, and what follows. Names instruments, so it comes with all of them: only where there is something to say. */
export function WordingNotice({
  packages,
  clinicId,
}: Pick<Wording, 'packages'> & { readonly clinicId: string }) {
  const words = wordsFor({ packages });
  if (words === undefined) return null;
  return (
    <section
      className={`${styles.bar} no-print`}
      aria-label="Wording of instruments"
      data-stops={words.stops}
    >
      <p>
        <strong>{words.what}</strong> {words.next}
      </p>
      <Link to="/$clinicId/clinic/instruments" params={{ clinicId }}>
        To the instruments
      </Link>
    </section>
  );
}

/** Words that are no longer licensed come first; then those that end soon, the first day leading. */
export function wordsFor({ packages }: Pick<Wording, 'packages'>) {
  const name = ({ instrument, language }: Wording['packages'][number]) =>
    `${findInstrument(instrument)?.shortTitle ?? instrument} (${languageWords(language)})`;
  const ended = packages.filter(({ standing }) => standing === 'ended');
  if (ended.length > 0)
    return {
      what: `The licence for the wording of ${ended.map(name).join(', ')} has ended.`,
      next: 'Patients cannot open it in this language until new wording is imported; score entry works.',
      stops: true,
    };
  const soon = packages
    .filter(({ standing }) => standing === 'ends-soon')
    .toSorted((a, b) => (a.licence.validUntil ?? '').localeCompare(b.licence.validUntil ?? ''));
  const [first] = soon;
  if (first === undefined) return undefined;
  return {
    what: `The licence for the wording of ${soon.map(name).join(', ')} ends on ${formatDay(first.licence.validUntil ?? '')}${soon.length > 1 ? ' or soon after' : ''}.`,
    next: 'After its last day the form no longer opens for patients.',
    stops: false,
  };
}
