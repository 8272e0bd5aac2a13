import { PRODUCTS } from '@titrate/clinical/protocols';
import { evidenceFor, INDICATIONS, sourceByKey } from '@titrate/clinical/rules';
import {
  type AskedTreatment,
  evaluateSuitability,
  latestEvaluation,
  Product,
  Route,
} from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useActId } from '../../kit/api/act-id.ts';
import { useAct } from '../../kit/api/hooks.ts';
import { PRODUCT_WORDS, ROUTE_WORDS } from '../../kit/format/treatment.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { usePatientParams } from '../shell/patient-frame.tsx';
import styles from './assessment.module.css';
import { MARK_WORDS, STRENGTH_WORDS } from './words.ts';

interface TreatmentQuestionProps {
  /** What was asked last; stays chosen, since it is the question and not an answer. */
  readonly asked: AskedTreatment | undefined;
  readonly changed: boolean;
}

const ROUTES_OF: Record<Product, readonly Route[]> = {
  ketamine: routesOf('ketamine'),
  esketamine: routesOf('esketamine'),
};

/** Product, route and indication, with how strong the evidence for that use is, and the question to the rules. */
export function TreatmentQuestion({ asked, changed }: TreatmentQuestionProps) {
  const { user } = useClinic();
  const params = usePatientParams();
  const [product, setProduct] = useState<Product | undefined>(asked?.product);
  const [route, setRoute] = useState<Route | undefined>(asked?.route);
  const [indication, setIndication] = useState(asked?.indication ?? '');
  const [compounded, setCompounded] = useState<boolean | undefined>(asked?.compounded);
  const problems = useFormProblems();
  const evaluate = useAct(evaluateSuitability, { refreshes: [latestEvaluation] });
  const act = useActId();
  const mayAsk = user.roles.some((role) => role === 'prescriber' || role === 'nurse');

  const ask = (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(product === undefined ? [{ field: 'product', message: 'Choose a product' }] : []),
      ...(route === undefined ? [{ field: 'route', message: 'Choose a route' }] : []),
      ...(indication === '' ? [{ field: 'indication', message: 'Choose an indication' }] : []),
    ];
    problems.show(missing);
    if (missing.length > 0 || product === undefined || route === undefined) return;
    evaluate.mutate(
      {
        params,
        body: {
          id: act.id,
          product,
          route,
          indication,
          ...(compounded === undefined || product === 'esketamine' ? {} : { compounded }),
        },
      },
      { onSuccess: act.renew, onError: problems.showRefusal },
    );
  };

  return (
    <form className={`${styles.panel} no-print`} onSubmit={ask} aria-labelledby="asked-treatment">
      <h2 id="asked-treatment">Which treatment</h2>
      <ErrorSummary problems={problems.all} />
      <div className={styles.row}>
        <SelectField
          name="product"
          label="Product"
          value={product ?? ''}
          error={problems.of('product')}
          options={Product.options.map((value) => ({ value, label: PRODUCT_WORDS[value] }))}
          onChange={(event) => {
            const next = Product.options.find((one) => one === event.currentTarget.value);
            setProduct(next);
            if (next === undefined || route === undefined || !ROUTES_OF[next].includes(route))
              setRoute(undefined);
          }}
        />
        <SelectField
          name="route"
          label="Route"
          value={route ?? ''}
          error={problems.of('route')}
          disabled={product === undefined}
          options={(product === undefined ? [] : ROUTES_OF[product]).map((value) => ({
            value,
            label: ROUTE_WORDS[value],
          }))}
          onChange={(event) => setRoute(Route.options.find((one) => one === event.currentTarget.value))}
        />
        <SelectField
          name="indication"
          label="Indication"
          value={indication}
          error={problems.of('indication')}
          options={INDICATIONS.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => setIndication(event.currentTarget.value)}
        />
        {product === 'ketamine' ? (
          <SelectField
            name="compounded"
            label="Where it comes from"
            value={compounded === undefined ? '' : compounded ? 'compounded' : 'marketed'}
            options={[
              { value: 'marketed', label: 'A marketed product' },
              { value: 'compounded', label: 'Compounded by a pharmacy' },
            ]}
            onChange={(event) =>
              setCompounded(
                event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'compounded',
              )
            }
          />
        ) : null}
      </div>
      {product !== undefined && route !== undefined ? (
        <EvidenceText product={product} route={route} indication={indication} />
      ) : null}
      {mayAsk ? (
        <Button
          type="submit"
          look={asked === undefined || changed ? 'primary' : 'secondary'}
          disabled={evaluate.isPending}
        >
          {evaluate.isPending ? 'Asking every rule…' : asked === undefined ? 'Evaluate' : 'Evaluate again'}
        </Button>
      ) : (
        <p className={styles.quiet}>A prescriber or nurse asks the rules.</p>
      )}
    </form>
  );
}

interface EvidenceProps {
  readonly product: Product;
  readonly route: Route;
  readonly indication: string;
}

function EvidenceText({ product, route, indication }: EvidenceProps) {
  const known = INDICATIONS.find(({ id }) => id === indication);
  if (known === undefined) return null;
  const evidence = evidenceFor(known.id, product, route);
  if (evidence === undefined) {
    return (
      <p className={styles.evidence}>
        <strong>Evidence: none listed.</strong> The catalogue has no evidence for this use by this route.
      </p>
    );
  }
  const { strength, summary, sources } = evidence;
  return (
    <div className={styles.evidence}>
      <p>
        <strong>Evidence: {STRENGTH_WORDS[strength]}.</strong> {summary}
      </p>
      <ul className={styles.sources}>
        {sources.map(({ key, mark }) => (
          <li key={key}>
            {sourceByKey(key)?.citation ?? key} ({MARK_WORDS[mark]})
          </li>
        ))}
      </ul>
    </div>
  );
}

function routesOf(product: Product): readonly Route[] {
  return Route.options.filter((route) =>
    PRODUCTS.some((form) => form.product === product && form.routes.includes(route)),
  );
}
