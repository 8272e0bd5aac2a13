import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/schema.ts';
import './library.tables.ts';

export interface FirstLibrary {
  readonly clinicId: string;
  readonly author: { readonly id: string; readonly name: string; readonly credentials: string };
  readonly approver: { readonly id: string; readonly name: string; readonly credentials: string };
  readonly effectiveOn: string;
  readonly reviewBy: string;
  readonly at: string;
}

/** A first library without any change, as two people of an invented clinic signed it. */
export async function signFirstLibrary(tx: Tx, first: FirstLibrary): Promise<void> {
  const { id: authorId, ...author } = first.author;
  const { id: answeredBy, ...answerer } = first.approver;
  await tx
    .insertInto('libraryChange')
    .values({
      clinicId: first.clinicId,
      id: randomUUID(),
      status: 'approved',
      number: 1,
      basedOn: 0,
      changedValues: '{}',
      effectiveOn: first.effectiveOn,
      reviewBy: first.reviewBy,
      authorId,
      author: JSON.stringify(author),
      draftedAt: first.at,
      proposedAt: first.at,
      answeredBy,
      answerer: JSON.stringify(answerer),
      answeredAt: first.at,
    })
    .execute();
}
