import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ABSURD_DOSE, MODELS, POTENCY_SETS, simulate } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { SIMULATE_HELP } from './simulate.ts';

describe('the help of simulate', () => {
  it('names every member that a request may hold', () => {
    // The refusal of a member that nobody knows lists those that somebody does.
    const refused = simulate({
      model: 'domino-stanpump',
      x: 1,
      subject: { weightKg: 70, x: 1 },
      doses: [{ timeMin: 0, route: 'iv-bolus', amountMg: 1, x: 1 }],
      timesMin: { from: 0, to: 1, step: 1, x: 1 },
      population: { subjects: 2, seed: 1, x: 1 },
    });
    const lists = refused.ok ? [] : refused.error.filter(({ type }) => type === 'unknown-member');
    expect(lists).toHaveLength(5);
    for (const { message } of lists)
      for (const name of message.replace(/^.*: /, '').split(', ')) expect(SIMULATE_HELP).toContain(name);
  });

  it('names every model, route and affinity set, and the figure above which a dose is warned of', () => {
    const words = [
      ...[...MODELS, ...POTENCY_SETS].map(({ id }) => id),
      ...MODELS.flatMap(({ routes }) => routes),
      `${ABSURD_DOSE.mg} mg`,
    ];
    for (const word of words) expect(SIMULATE_HELP).toContain(word);
  });

  it('names the tag of every warning of the models', () => {
    const tags = MODELS.flatMap(({ inputs }) =>
      Object.values(inputs).flatMap(({ caution }) => (caution === undefined ? [] : [caution])),
    ).map((caution) => caution.replace(/:.*$/, ''));
    expect(tags.length).toBeGreaterThan(3);
    for (const tag of tags) expect(SIMULATE_HELP).toContain(tag);
  });
});

describe('what simulate prints', () => {
  it('ends without a word when its reader has read enough', async () => {
    const titrate = fileURLToPath(new URL('../../bin/titrate.mjs', import.meta.url));
    const child = spawn(process.execPath, [titrate, 'simulate', '--models'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, told]).toEqual([0, '']);
  });
});
