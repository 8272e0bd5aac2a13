import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  ABSURD_DOSE,
  ABSURD_DOSE_PER_KG,
  ABSURD_INFUSION,
  MODELS,
  POTENCY_SETS,
  simulate,
} from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { simulateHelp } from './simulate.ts';

const SIMULATE_HELP = await simulateHelp();

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
      `${ABSURD_DOSE_PER_KG.mgPerKg} mg/kg`,
      `${ABSURD_INFUSION.min} min`,
      'the sum of doses',
    ];
    for (const word of words) expect(SIMULATE_HELP).toContain(word);
  });

  it('names the models by their own files, and who of them knows age and ancestry', () => {
    const told = SIMULATE_HELP.split('subject  ')[0]?.match(/[a-z0-9]+(?:-[a-z0-9]+)+(?=,)/g);
    expect(told).toEqual(MODELS.map(({ id }) => id));
    for (const line of SIMULATE_HELP.split('\n').filter((one) => /ageYears {3}|japanese {3}/.test(one)))
      expect(line).toContain('(perezruixo2021-esketamine');
    expect(SIMULATE_HELP).toContain('above 60 years');
  });

  it('says where the known defects of a model stand, and they do stand there', () => {
    expect(SIMULATE_HELP).toMatch(/--models .*known defects/);
    for (const { defects } of MODELS) expect(defects.length).toBeGreaterThan(0);
  });

  it('says over which window the highest level, its time and the area are taken', () => {
    expect(SIMULATE_HELP).toContain('"cmaxNgPerMl","tmaxMin","aucNgHPerMl"');
    expect(SIMULATE_HELP.replace(/\s+/g, ' ')).toContain(
      'taken over the window from the first to the last of timesMin',
    );
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
