import { useParams } from '@tanstack/react-router';
import { GROUP_TITLES } from '@titrate/contract/content';
import { EmptyState } from '../../kit/ui/states.tsx';
import { SeverityLabel } from '../../kit/ui/status-badge.tsx';
import { Page } from '../shell/app-shell.tsx';
import { EntryBody } from './entry-body.tsx';
import styles from './reference.module.css';
import { ReferenceTrail } from './reference-trail.tsx';
import { SignOffPanel } from './sign-off-panel.tsx';
import { Standing } from './standing.tsx';
import { type StoodEntry, useContent } from './use-content.ts';

/**
 * One entry. A finding links here by the id of its rule alone, as `rules/<id>`; where the id is one of another
 * part, or of several, all of them are shown.
 */
export function EntryPage() {
  const { group, id } = useParams({
    strict: false,
    select: (params) => ({ group: params.group ?? '', id: params.id ?? '' }),
  });
  const content = useContent();
  const exact = content.filter((one) => one.entry.group === group && one.entry.id === id);
  const found =
    group === 'rules' || exact.length === 0 ? content.filter((one) => one.entry.id === id) : exact;
  const [first] = found;
  if (first === undefined) {
    return (
      <Page>
        <ReferenceTrail />
        <h1>{id}</h1>
        <EmptyState title="There is no entry with this id">
          It may belong to an earlier version of the product; the record keeps what it said then.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <ReferenceTrail group={first.entry.group} />
      {found.map((one) => (
        <Entry key={one.ref} one={one} />
      ))}
    </Page>
  );
}

function Entry({ one }: { readonly one: StoodEntry }) {
  const { entry } = one;
  return (
    <article className={styles.entry}>
      <header>
        <p className={styles.eyebrow}>
          {GROUP_TITLES[entry.group]} · {entry.id}
          {entry.version === undefined ? '' : ` · version ${entry.version}`}
        </p>
        <h1>{entry.title}</h1>
        <p className={styles.badges}>
          {entry.severity === undefined ? null : <SeverityLabel severity={entry.severity} />}
          <Standing of={one} />
        </p>
      </header>
      <SignOffPanel one={one} />
      <EntryBody entry={entry} />
    </article>
  );
}
