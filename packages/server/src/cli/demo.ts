import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DEMO_CLINICS, DEMO_PASSWORD } from '../demo/accounts.ts';
import { runServer, settingsOrExplain } from './running.ts';

const USAGE = 'usage: titrate demo [--watch]   (settings: PORT, HL7_PORT, DATABASE_URL, DATA_DIR)';

/** Serves two invented clinics with staff of every role until stopped; `--watch` restarts when sources change. */
export async function run(args: string[]): Promise<number> {
  const [option, ...rest] = args;
  if (rest.length > 0 || (option !== undefined && option !== '--watch')) {
    console.error(USAGE);
    return 2;
  }
  if (option === '--watch') return watch();
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  return runServer({
    config,
    program: () => import('./programs/demo.ts'),
    // Passkeys and cookies are bound to the name people type, and that is localhost.
    onReady: ({ url }) => console.log(welcome(`http://localhost:${new URL(url).port}`)),
  });
}

function welcome(url: string): string {
  const lines = DEMO_CLINICS.flatMap((clinic) => [
    `  ${clinic.name}`,
    ...clinic.staff.map(
      (member) =>
        `    ${member.roles.join(', ').padEnd(18)} ${member.email.padEnd(28)} ${member.displayName}`,
    ),
  ]);
  return [
    '',
    'Titrate is running with invented people. Do not enter anything about a real one.',
    '',
    `  Public pages    ${url}/`,
    `  Clinic          ${url}/clinic`,
    '',
    `Sign in with any of these and the password ${DEMO_PASSWORD}`,
    '(the sign-in page shows the one-time code of each):',
    ...lines,
    '',
    'Stop with Ctrl+C. The record stays in the data folder.',
    '',
  ].join('\n');
}

function watch(): Promise<number> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const packages = fileURLToPath(new URL('../../..', import.meta.url));
  const watched = ['server', 'clinical', 'pk', 'contract', 'quantity', 'virtual-clinic'];
  const paths = watched.map((name) => `--watch-path=${packages}${name}/src`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...paths, '--watch-preserve-output', main, 'demo'], {
      stdio: 'inherit',
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
