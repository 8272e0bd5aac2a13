import { afterCareFor } from '@titrate/clinical/protocols';
import { Button } from '../../kit/ui/button.tsx';
import { useMe } from '../me.ts';
import styles from './care.module.css';
import { Topic } from './topic.tsx';

/** The after-care of what was given last, or of what is planned; the general text while neither is known. */
export function AfterPage() {
  const me = useMe();
  const product = me.data?.recentVisit?.product ?? me.data?.nextVisit?.product;
  const phone = me.data?.clinic.phone ?? null;
  return (
    <>
      {product === undefined ? <Topic slug="after" /> : <Sheet product={product} />}
      {phone === null ? null : (
        <p>
          Your clinic: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
        </p>
      )}
      <p className="no-print">
        <Button look="secondary" onClick={() => window.print()}>
          Print
        </Button>
      </p>
      <p className="no-print">
        <a href="/me">To the first page</a>
      </p>
    </>
  );
}

function Sheet({ product }: { product: Parameters<typeof afterCareFor>[0] }) {
  const lines = afterCareFor(product);
  return (
    <>
      <h1>After your visit</h1>
      {lines
        .toSorted((a, b) => Number(b.urgent) - Number(a.urgent))
        .map((line) => (
          <section key={line.id} className={line.urgent ? styles.urgent : undefined}>
            <h2>{line.title}</h2>
            <p>{line.text}</p>
          </section>
        ))}
    </>
  );
}
