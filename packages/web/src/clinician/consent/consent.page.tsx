import { Link } from '@tanstack/react-router';
import { indicationById } from '@titrate/clinical/rules';
import {
  type AskedTreatment,
  consentDocument,
  latestEvaluation,
  listConsents,
  readDecisions,
} from '@titrate/contract';
import { useState } from 'react';
import { readOf, useAskEarly, useCall } from '../../kit/api/hooks.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { PatientFrame, type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import styles from './consent.module.css';
import { ConsentHistory } from './consent-history.tsx';
import { ConsentTalk } from './consent-talk.tsx';

/** The consent to a treatment: what was signed, and the talk that leads to the next signature. */
export function ConsentPage() {
  const params = usePatientParams();
  useAskEarly(
    readOf(listConsents, { params }),
    readOf(readDecisions, { params }),
    readOf(latestEvaluation, { params }),
  );
  return <PatientFrame section="consent">{(record) => <Consent record={record} />}</PatientFrame>;
}

type Treatment = Pick<AskedTreatment, 'product' | 'route' | 'indication'>;

function Consent({ record }: { readonly record: PatientRecord }) {
  const params = usePatientParams();
  const consents = useCall(listConsents, { params });
  const decisions = useCall(readDecisions, { params });
  const latest = useCall(latestEvaluation, { params });
  const treatment: Treatment | undefined =
    decisions.data?.assessments[0] ?? latest.data?.evaluation?.treatment;
  return (
    <div className={styles.page}>
      <h1>Consent</h1>
      <FiveStates query={decisions} what="The treatment">
        {() =>
          treatment === undefined ? (
            <EmptyState
              title="No treatment chosen yet"
              action={
                <Link
                  className={buttonClass({ look: 'secondary' })}
                  to="/$clinicId/patients/$patientId/suitability"
                  params={params}
                >
                  Go to suitability
                </Link>
              }
            >
              The consent is about one product, route and indication. It is chosen with the suitability.
            </EmptyState>
          ) : (
            <NextConsent treatment={treatment} record={record} />
          )
        }
      </FiveStates>
      <FiveStates query={consents} what="Signed consents">
        {(data) => <ConsentHistory consents={data.consents} record={record} />}
      </FiveStates>
    </div>
  );
}

function NextConsent({ treatment, record }: { treatment: Treatment; record: PatientRecord }) {
  const params = usePatientParams();
  const { user } = useClinic();
  const [talking, setTalking] = useState(false);
  const { product, route, indication } = treatment;
  const document = useCall(consentDocument, { params, query: { product, route, indication } });
  const maySign = user.roles.some((role) => role === 'prescriber' || role === 'nurse');
  return (
    <section className={styles.panel} aria-labelledby="next-consent">
      <h2 id="next-consent">
        {treatmentWords(product, route)} for {indicationById(indication)?.title ?? indication}
      </h2>
      <FiveStates query={document} what="The consent text">
        {(text) =>
          talking ? (
            <ConsentTalk document={text} record={record} onDone={() => setTalking(false)} />
          ) : (
            <>
              <p className={styles.quiet}>
                Text of version {text.version}, {text.elements.length} parts, {text.teachBack.length}{' '}
                questions to say back. It counts for {text.validMonths} months.
              </p>
              {maySign ? (
                <Button onClick={() => setTalking(true)}>Begin the consent talk</Button>
              ) : (
                <p className={styles.quiet}>A prescriber or nurse takes the consent.</p>
              )}
            </>
          )
        }
      </FiveStates>
    </section>
  );
}
