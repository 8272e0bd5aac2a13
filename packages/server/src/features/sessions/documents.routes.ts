import { afterCarePdf, sessionRecordPdf } from '@titrate/contract';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { afterCareSheetPdf, sessionRecordPdf as recordOf } from './session-documents.ts';
import { findSession, type StateCache } from './store.ts';

/** What leaves a session on paper. Both are looked at in the browser; who asked is noted. */
export const documentRoutes = (cache: StateCache) =>
  [
    route(sessionRecordPdf, async ({ tx, clinicId, params, now, audit }) => {
      const head = await findSession(tx, clinicId, params.sessionId);
      if (head.seq === 0) throw refuse('not-found', 'The session is not open yet: there is no record');
      audit({ act: 'session.print', object: { kind: 'session', id: head.id }, patientId: head.patientId });
      return {
        file: true,
        contentType: 'application/pdf',
        content: await recordOf({ tx, cache, head, now }),
      };
    }),

    route(afterCarePdf, async ({ tx, clinicId, params, now, audit }) => {
      const head = await findSession(tx, clinicId, params.sessionId);
      audit({
        act: 'session.afterCareSheet',
        object: { kind: 'session', id: head.id },
        patientId: head.patientId,
      });
      const content = await afterCareSheetPdf({ tx, cache, head, now });
      return { file: true, contentType: 'application/pdf', content };
    }),
  ] as const;
