import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryOf } from '../../bin/entry.mjs';
import { buildBundle } from './build.ts';

type Seen = readonly [file: string, size: number, changedMs: number];

const folder = mkdtempSync(join(tmpdir(), 'titrate-bundle-'));
const current = join(folder, 'current.json');
let made = '';

beforeAll(async () => {
  await buildBundle(folder);
  made = readFileSync(current, 'utf8');
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isBundle = () => entryOf(folder).main.startsWith(folder);
/** What the program prints for these documents. */
function output(main: string, verb: string, input: string): string {
  const { stdout, status } = spawnSync(process.execPath, [main, verb], { input, encoding: 'utf8' });
  return `${status} ${stdout}`;
}

describe('the bundle of the server', () => {
  it('is run while every file it was made from is unchanged', () => {
    expect(isBundle()).toBe(true);
    const { files }: { files: Seen[] } = JSON.parse(made);
    const names = files.map(([file]) => file);
    for (const file of [
      'packages/server/src/features/index.ts',
      'packages/clinical/src/session/fold/fold.ts',
      'packages/contract/package.json',
      'node_modules/.package-lock.json',
    ]) {
      expect(names).toContain(file);
    }
  });

  it.each<[string, (one: Seen) => Seen]>([
    ['was edited', ([file, size, at]) => [file, size, at - 1]],
    ['grew', ([file, size, at]) => [file, size - 1, at]],
    ['was removed', ([, size, at]) => ['packages/gone.ts', size, at]],
  ])('gives way to the sources when one of them %s', (_, changed) => {
    const { files, ...rest }: { files: Seen[] } = JSON.parse(made);
    const [first, ...others] = files;
    if (first === undefined) expect.fail('no source is listed');
    writeFileSync(current, JSON.stringify({ ...rest, files: [changed(first), ...others] }));
    expect(entryOf(folder).main).toMatch(/src\/cli\/main\.ts$/);
    writeFileSync(current, made);
    expect(isBundle()).toBe(true);
  });

  it('gives way when the project was moved, and when there is none', () => {
    writeFileSync(current, JSON.stringify({ ...JSON.parse(made), root: '/elsewhere/' }));
    expect(isBundle()).toBe(false);
    writeFileSync(current, '{');
    expect(isBundle()).toBe(false);
    writeFileSync(current, made);
    expect(entryOf(join(folder, 'none')).main).toMatch(/src\/cli\/main\.ts$/);
  });

  it('answers as the sources do, also where it starts workers beside a source', () => {
    const sources = entryOf(join(folder, 'none')).main;
    const bundled = entryOf(folder).main;
    const forms =
      '{"instrument":"phq9","answers":[0,1,2,3,0,1,2,3,1]}\n{"instrument":"phq9","answers":[9]}\n';
    expect(output(bundled, 'score', forms)).toBe(output(sources, 'score', forms));
    const request = JSON.stringify({
      model: 'domino-stanpump',
      subject: { weightKg: 70 },
      doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
      timesMin: [0, 40, 90],
    });
    const dash = JSON.stringify({ instrument: 'phq–9', answers: [] });
    expect(output(bundled, 'score', dash)).toBe(output(sources, 'score', dash));
    const many = `${request}\n`.repeat(20);
    const answered = output(bundled, 'simulate', many);
    expect(answered.startsWith('0 {"model"')).toBe(true);
    expect(answered).toBe(output(sources, 'simulate', many));
  }, 120_000);
});
