import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import styles from './sign-in.module.css';

const DemoAccount = z.object({
  clinic: z.string(),
  role: z.string(),
  email: z.string(),
  password: z.string(),
  code: z.string(),
});
export type DemoAccount = z.infer<typeof DemoAccount>;

/** One-click accounts of the demo clinics. Outside the demo the server answers 404 and nothing is shown. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const { data } = useQuery({ queryKey: ['demo.signIns'], queryFn: fetchAccounts, retry: false });
  if (data === undefined || data.length === 0) return null;
  const clinics = [...new Set(data.map((account) => account.clinic))];
  return (
    <section className={styles.demo} aria-label="Demo accounts">
      {clinics.map((clinic) => (
        <div key={clinic}>
          <h2>Demo: {clinic}</h2>
          <ul>
            {data
              .filter((account) => account.clinic === clinic)
              .map((account) => (
                <li key={account.email}>
                  <button type="button" className={styles.account} onClick={() => onChoose(account)}>
                    <span>{account.role}</span>
                    <span>{account.email}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

async function fetchAccounts(): Promise<readonly DemoAccount[]> {
  const response = await fetch('/api/demo/sign-ins', { headers: { accept: 'application/json' } });
  if (!response.ok) return [];
  return z.array(DemoAccount).parse(await response.json());
}
