import { useParams } from '@tanstack/react-router';
import { CONTENT_GROUPS, GROUP_TITLES } from '@titrate/contract/content';
import { EmptyState } from '../../kit/ui/states.tsx';
import { Page } from '../shell/app-shell.tsx';
import { ContentTable } from './content-table.tsx';
import { ReferenceTrail } from './reference-trail.tsx';
import { useContent } from './use-content.ts';

/** One part of the reference. */
export function GroupPage() {
  const wanted: string = useParams({ strict: false, select: (params) => params.group ?? '' });
  const group = CONTENT_GROUPS.find((one) => one === wanted);
  const content = useContent();
  return (
    <Page>
      <ReferenceTrail />
      {group === undefined ? (
        <EmptyState title="There is no such part of the reference" />
      ) : (
        <>
          <h1>{GROUP_TITLES[group]}</h1>
          <ContentTable
            caption={GROUP_TITLES[group]}
            entries={content.filter((one) => one.entry.group === group)}
            showGroup={false}
            pageSize={50}
          />
        </>
      )}
    </Page>
  );
}
