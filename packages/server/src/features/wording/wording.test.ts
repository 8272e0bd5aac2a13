import { randomUUID } from 'node:crypto';
import { addMs, days, minutes } from '@titrate/quantity';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { filledTemplate } from '../../../../clinical/src/instruments/testing/texts.ts';
import { wordingIn } from '../../testing/wording.ts';
import { aWorld } from '../../testing/world.ts';

const world = await aWorld();
const { BASE, inClinic, read, textsFor, put, packageOf, aPatient, answersOf, remove, switchTo } =
  wordingIn(world);
const START = world.clock.now();
afterEach(() => world.clock.set(START));

describe('wording a clinic holds a licence for', () => {
  it('opens the patient’s form, with licence and reference under it, and is kept with the answers', async () => {
    const owner = await world.signedInAs('owner');
    const { ask, open, answer, patientId } = await aPatient();
    expect((await ask('isi')).body).toMatchObject({
      type: 'held',
      problems: [{ type: 'texts-missing', path: '/tasks/0/ref' }],
    });
    const imported = await put(owner, filledTemplate('isi'));
    expect(imported.status, JSON.stringify(imported.body)).toBe(200);
    const mine = packageOf(imported.body, 'isi');
    expect(mine).toMatchObject({
      standing: 'in-force',
      licence: { holder: 'Example clinic', reference: 'R-1', validUntil: null },
      importedBy: 'Harbour owner',
      importedAt: '2026-03-02T15:00:00.000Z',
    });
    const taskId = (await ask('isi')).body.tasks[0].id;
    const { form } = (await open(taskId)).body;
    expect(form.items[0]).toMatchObject({ label: 'Invented words 1' });
    expect(form.stem).toBe('Invented introduction');
    expect(form.copyright).toContain('Example clinic, R-1');
    expect((await read(owner)).openForms).toContainEqual({ instrument: 'isi', count: 1 });
    expect((await answer(taskId, answersOf('isi', 1))).status).toBe(200);
    const stored = await world.within(world.clinic, (tx) =>
      tx.selectFrom('response').selectAll().where('patientId', '=', patientId).execute(),
    );
    expect(stored).toMatchObject([
      { language: 'en', wordingHash: imported.body.packages[0].contentHash, instrumentVersion: '1.0.0' },
    ]);
    await remove(owner, mine?.id ?? '');
  });

  it('is refused with every problem at its path, and nothing of it is stored', async () => {
    const owner = await world.signedInAs('owner');
    const good = filledTemplate('isi');
    const before = await read(owner);
    const refused = await put(owner, {
      ...good,
      version: '9',
      langauge: 'en',
      items: good.items.with(3, { text: ' ' } as never),
      licence: { holder: 'h', reference: 'r', validUntil: 'soon' },
    });
    expect(refused.status).toBe(400);
    expect(refused.headers['content-type']).toContain('problem+json');
    expect(
      refused.body.problems.map(({ type, path }: { type: string; path: string }) => `${path} ${type}`),
    ).toEqual([
      'package.langauge unknown-member',
      'package.version wrong-version',
      'package.items[3].text text-missing',
      'package.licence.validUntil not-a-date',
    ]);
    const licence = { holder: 'h', reference: 'r', validUntil: '2026-03-01' };
    expect((await put(owner, { ...good, licence })).body.problems).toMatchObject([
      { type: 'licence-ended', path: 'package.licence.validUntil' },
    ]);
    expect((await put(owner, filledTemplate('phq9'))).body.problems).toMatchObject([
      { type: 'ships-already', path: 'package.language' },
    ]);
    expect(await read(owner)).toEqual(before);
  });

  it('anything at all in its place is answered with problems, never with a defect, and stored nowhere', async () => {
    const owner = await world.signedInAs('owner');
    const before = await read(owner);
    const anything = fc.sample(
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('instrument', 'items', 'licence', '__proto__'), fc.jsonValue()),
        fc.jsonValue().map((put) => ({ ...filledTemplate('isi'), licence: put })),
        fc.jsonValue().map((put) => ({ ...filledTemplate('isi'), items: [put] })),
        fc.constant({ ...filledTemplate('isi'), stem: '\u0000' }),
      ),
      { numRuns: 40, seed: 2026 },
    );
    for (const json of anything) {
      const { status, body } = await put(owner, json as object);
      expect({ status, type: body.type }, JSON.stringify(json)).toEqual({
        status: 400,
        type: 'invalid-input',
      });
    }
    expect(await read(owner)).toEqual(before);
  });

  it('too large is refused before it is read', async () => {
    const owner = await world.signedInAs('owner');
    const large = { ...filledTemplate('isi'), stem: 'x'.repeat(260 * 1024) };
    expect((await put(owner, large)).status).toBe(413);
  });

  it('closes the form after the last day of its licence in the clinic’s zone, and warns thirty days before', async () => {
    const owner = await world.signedInAs('owner');
    const licence = { holder: 'Example clinic', reference: 'R-1', validUntil: '2026-04-02' };
    const { body } = await put(owner, { ...filledTemplate('isi'), licence });
    expect(packageOf(body, 'isi')).toMatchObject({ standing: 'in-force' });
    world.clock.set(addMs(START, days(1)));
    expect(packageOf(await read(await world.signedInAs('owner')), 'isi')).toMatchObject({
      standing: 'ends-soon',
    });
    // 2 April in New York lasts until 4 in the morning of the next day in UTC.
    world.clock.set(addMs(START, days(31) + minutes(12 * 60)));
    const { open: late, ask } = await aPatient();
    const second = (await ask('isi')).body.tasks[0].id;
    expect((await late(second)).status).toBe(200);
    world.clock.set(addMs(START, days(31) + minutes(13 * 60 + 1)));
    const shut = await late(second);
    expect(shut.body).toMatchObject({ type: 'held', problems: [{ type: 'texts-missing' }] });
    expect(shut.body.detail).toContain('tell the clinic');
    const now = await world.signedInAs('owner');
    expect(packageOf(await read(now), 'isi')).toMatchObject({ standing: 'ended' });
    await remove(now, packageOf(await read(now), 'isi')?.id ?? '');
  });

  it('is replaced by new words as they were read, and the old ones stay to be read again', async () => {
    const owner = await world.signedInAs('owner');
    const first = packageOf((await put(owner, filledTemplate('spin'))).body, 'spin');
    const renewed = { ...filledTemplate('spin'), stem: 'Other introduction' };
    expect((await put(owner, renewed)).body.type).toBe('stale-version');
    const replaces = first?.id ?? '';
    const second = (await put(owner, renewed, { replaces })).body;
    expect(packageOf(second, 'spin')?.id).not.toBe(replaces);
    expect(second.earlier).toContainEqual(
      expect.objectContaining({ id: replaces, ended: 'replaced', endedBy: 'Harbour owner' }),
    );
    expect((await put(owner, filledTemplate('spin'), { replaces })).body.type).toBe('stale-version');
    const again = await put(owner, renewed, { replaces: packageOf(second, 'spin')?.id ?? null });
    expect(again.body.type).toBe('conflict');
    const kept = await world.within(world.clinic, (tx) =>
      tx.selectFrom('wordingPackage').select('texts').where('id', '=', replaces).executeTakeFirstOrThrow(),
    );
    expect(kept.texts.stem).toBe('Invented introduction');
  });

  it('sent twice is imported once; an id is not used for other words', async () => {
    const owner = await world.signedInAs('owner');
    const id = randomUUID();
    await put(owner, filledTemplate('wsas'), { id });
    const again = await put(owner, filledTemplate('wsas'), { id });
    expect(again.status).toBe(200);
    expect(
      again.body.packages.filter((one: { instrument: string }) => one.instrument === 'wsas'),
    ).toHaveLength(1);
    expect((await put(owner, filledTemplate('lsas'), { id })).body.type).toBe('conflict');
  });

  it('is removed with a reason, and the form closes', async () => {
    const owner = await world.signedInAs('owner');
    const id = randomUUID();
    await put(owner, filledTemplate('ocir'), { id });
    const { ask, open } = await aPatient();
    const taskId = (await ask('ocir')).body.tasks[0].id;
    expect((await open(taskId)).status).toBe(200);
    expect((await remove(owner, id, ' ')).status).toBe(400);
    const removed = await remove(owner, id, 'Licence was withdrawn');
    expect(packageOf(removed.body, 'ocir')).toBeUndefined();
    expect(removed.body.earlier.find((one: { id: string }) => one.id === id)).toMatchObject({
      ended: 'removed',
      reason: 'Licence was withdrawn',
    });
    expect((await remove(owner, id)).status).toBe(200);
    expect((await open(taskId)).body.type).toBe('held');
    expect((await remove(owner, randomUUID())).body.type).toBe('not-found');
  });

  it('cannot be rewritten past the server either', async () => {
    const owner = await world.signedInAs('owner');
    const id = randomUUID();
    await put(owner, filledTemplate('mdq'), { id });
    const rewrite = world.within(world.clinic, (tx) =>
      tx.updateTable('wordingPackage').set({ language: 'fr' }).where('id', '=', id).execute(),
    );
    await expect(rewrite).rejects.toMatchObject({ code: '23514' });
  });

  it('in the patient’s language comes before English, and nobody reads a language they did not ask for', async () => {
    const owner = await world.signedInAs('owner');
    await put(owner, { ...filledTemplate('phq9', 'de'), stem: 'Erfundene Einleitung' });
    const labels = async (language: string) => {
      const { ask, open, answer, patientId } = await aPatient(language);
      const taskId = (await ask('phq9')).body.tasks[0].id;
      const { form } = (await open(taskId)).body;
      await answer(taskId, answersOf('phq9', 0));
      const stored = await world.within(world.clinic, (tx) =>
        tx
          .selectFrom('response')
          .select(['language', 'wordingHash'])
          .where('patientId', '=', patientId)
          .executeTakeFirstOrThrow(),
      );
      expect(stored.language).toBe(form.language);
      return { language: form.language, stem: form.stem, hash: stored.wordingHash };
    };
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(await labels('de-CH')).toEqual({ language: 'de', stem: 'Erfundene Einleitung', hash });
    expect(await labels('fr')).toMatchObject({ language: 'en', hash: null });
  });
});

describe('who may', () => {
  it.each(['prescriber', 'nurse', 'therapist', 'front-desk', 'auditor'] as const)(
    'a %s changes nothing',
    async (role) => {
      const caller = await world.signedInAs(role);
      for (const { status } of [
        await put(caller, filledTemplate('isi')),
        await remove(caller, randomUUID()),
        await switchTo(caller, false),
      ])
        expect(status).toBe(403);
      expect((await caller.call('GET', BASE, { params: inClinic() })).status).toBe(
        role === 'prescriber' ? 200 : 403,
      );
      expect((await caller.call('GET', `${BASE}/texts`, { params: inClinic() })).status).toBe(200);
    },
  );

  it('an owner proves to be there, for each act', async () => {
    const owner = await world.signedInAs('owner');
    world.clock.set(addMs(START, minutes(6)));
    for (const { body } of [
      await put(owner, filledTemplate('isi')),
      await remove(owner, randomUUID()),
      await switchTo(owner, false),
    ])
      expect(body.type).toBe('second-factor-required');
  });

  it('the clinic next door sees nothing of it, and cannot take it away', async () => {
    const owner = await world.signedInAs('owner');
    const id = randomUUID();
    await put(owner, filledTemplate('ebi'), { id });
    await switchTo(owner, false);
    const neighbour = await world.signedInAs('owner', world.otherClinic);
    const theirs = await read(neighbour, world.otherClinic);
    expect(theirs).toMatchObject({ contentPackage: { on: true }, packages: [], earlier: [] });
    expect((await textsFor(neighbour, world.otherClinic)).map(({ instrument }) => instrument).sort()).toEqual(
      ['cssrs_screen', 'who5'],
    );
    const taken = await neighbour.call('POST', `${BASE}/packages/:packageId/removal`, {
      params: { clinicId: world.otherClinic.id, packageId: id },
      body: { reason: 'Not mine' },
    });
    expect(taken.body.type).toBe('not-found');
    await switchTo(owner, true);
  });

  it('every act leaves its trace with its reason, never the words', async () => {
    const owner = await world.signedInAs('owner');
    const { body } = await owner.call('GET', '/api/clinics/:clinicId/audit', {
      params: inClinic(),
      query: { act: 'wording' },
    });
    const acts = new Set(body.entries.map(({ act }: { act: string }) => act));
    expect([...acts].sort()).toEqual([
      'wording.import',
      'wording.remove',
      'wording.replace',
      'wording.switchOff',
      'wording.switchOn',
    ]);
    expect(JSON.stringify(body)).not.toContain('Invented words');
    expect(JSON.stringify(body)).toContain('Licence was withdrawn');
  });
});
