import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';

/** Everything the environment decides, read once at the start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly hl7Port: number;
  /** Where the HL7 port listens; bedside networks need an explicit choice. */
  readonly hl7Host: string;
  /** Slug of the clinic that gets messages of devices nobody registered; needed where several clinics share a server. */
  readonly hl7Clinic: string | undefined;
  /** Set in production; absent means the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** A separate login for the application role, for servers where the owner may not create roles. */
  readonly databaseAppUrl: string | undefined;
  readonly dataDir: string;
  /** How people reach the server: decides cookie security and links in mail. */
  readonly publicUrl: string;
  /** Signs cookies; at least 32 characters. Kept in the data directory when not given. */
  readonly secret: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
  /** Behind a proxy of ours, whose word on the caller's address counts for rate limits. */
  readonly trustProxy: boolean;
  readonly mode: 'serve' | 'demo' | 'test';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; names every wrong setting at once instead of guessing a value for it. */
export function readConfig(env: Environment, mode: Config['mode']): Result<Config, Refusal> {
  const problems: Problem[] = [];
  const port = readPort(env, 'PORT', 8080, problems);
  const hl7Port = readPort(env, 'HL7_PORT', 2575, problems);
  const dataDir = resolve(env['DATA_DIR'] ?? '.data');
  const publicUrl = env['PUBLIC_URL'] ?? `http://localhost:${port}`;
  if (!URL.canParse(publicUrl))
    problems.push(wrong('PUBLIC_URL', 'expected an address such as https://clinic.example'));
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    problems.push(wrong('DATABASE_URL', 'expected postgres://user:password@host:port/database'));
  }
  const given = env['TITRATE_SECRET'];
  if (given !== undefined && given.length < 32) {
    problems.push(wrong('TITRATE_SECRET', 'expected at least 32 characters'));
  }
  if (given === undefined && databaseUrl !== undefined && mode === 'serve') {
    problems.push(
      wrong('TITRATE_SECRET', 'required with DATABASE_URL, so that all servers share one secret'),
    );
  }
  if (problems.length > 0) return err(problems);
  return ok({
    port,
    host: env['HOST'] ?? '127.0.0.1',
    hl7Port,
    hl7Host: env['HL7_HOST'] ?? '127.0.0.1',
    hl7Clinic: env['HL7_CLINIC'],
    databaseUrl,
    databaseAppUrl: env['DATABASE_APP_URL'],
    dataDir,
    publicUrl: publicUrl.replace(/\/$/, ''),
    secret: given ?? storedSecret(dataDir),
    smtpUrl: env['SMTP_URL'],
    mailFrom: env['MAIL_FROM'] ?? 'Titrate <no-reply@localhost>',
    trustProxy: env['TRUST_PROXY'] === '1',
    logLevel: env['LOG_LEVEL'] ?? (mode === 'demo' ? 'warn' : 'info'),
    mode,
  });
}

/** Keys for different purposes are derived, so that one of them leaking does not give another. */
export function deriveKey(secret: string, purpose: string): string {
  return createHash('sha256').update(`${purpose}\0${secret}`).digest('hex');
}

function readPort(env: Environment, name: string, fallback: number, problems: Problem[]): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    problems.push(wrong(name, `expected a port from 0 to 65535, not ${JSON.stringify(text)}`));
  }
  return port;
}

const wrong = (path: string, message: string): Problem => ({ type: 'invalid-setting', message, path });

function storedSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process that starts at the same moment may have written it first: use theirs.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
