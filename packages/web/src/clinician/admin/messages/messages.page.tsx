import { listMessages, type MessageView } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { Fragment, type ReactNode } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { formatDateTime } from '../../../kit/format/date.ts';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { Page } from '../../shell/app-shell.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from '../admin.module.css';

const STATES = {
  waiting: { status: 'due', word: 'Waiting' },
  sent: { status: 'sent', word: 'Sent' },
  failed: { status: 'overdue', word: 'Not delivered' },
} as const;

/** What the clinic sends to patients and the public. */
export function MessagesPage() {
  const { clinic } = useClinic();
  const messages = useCall(listMessages, { params: { clinicId: clinic.id }, query: {} });
  return (
    <Page>
      <h1>Messages</h1>
      <FiveStates query={messages} what="The messages">
        {(data) => (
          <>
            <p className={styles.lead}>
              {data.delivery === 'by-mail'
                ? 'A mail server delivers these. Their links belong to the recipient and are not shown here.'
                : 'No mail server is set up, so nothing leaves this computer: messages wait here. Open a link to see what the patient sees; it asks for the birth date.'}
            </p>
            <DataTable
              caption="Messages"
              rows={data.messages}
              rowKey={(one) => one.id}
              searchText={(one) => `${one.recipient} ${one.subject}`}
              columns={[
                { id: 'at', title: 'When', cell: (one) => at(one.createdAt, clinic.zone) },
                { id: 'to', title: 'To', cell: (one) => one.recipient },
                {
                  id: 'what',
                  title: 'Message',
                  cell: (one) => (
                    <>
                      <strong>{one.subject}</strong>
                      <MessageText message={one} />
                    </>
                  ),
                },
                {
                  id: 'state',
                  title: 'State',
                  cell: (one) => (
                    <StatusBadge status={STATES[one.status].status} word={STATES[one.status].word} />
                  ),
                },
              ]}
            />
            {data.more ? <p>Older messages are not shown.</p> : null}
          </>
        )}
      </FiveStates>
    </Page>
  );
}

function MessageText({ message }: { readonly message: MessageView }) {
  return message.body === null ? null : <p className={styles.message}>{withLinks(message.body)}</p>;
}

/** Addresses become links; only those of the web, so that a text can never run anything. */
function withLinks(text: string): ReactNode {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one unchanging text
    <Fragment key={index}>
      {/^https?:\/\//.test(part) ? (
        <a href={part} target="_blank" rel="noreferrer">
          {part}
        </a>
      ) : (
        part
      )}
    </Fragment>
  ));
}

function at(text: string, zone: string): string {
  const parsed = parseInstant(text);
  return parsed.ok ? formatDateTime(parsed.value, zone) : text;
}
