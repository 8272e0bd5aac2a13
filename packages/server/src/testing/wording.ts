import { randomUUID } from 'node:crypto';
import { type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import { expect } from 'vitest';
import type { Caller, TestClinic, World } from './world.ts';

/** What tests of wording do again and again in a world: import, remove, switch, and a patient who opens a form. */
export function wordingIn(world: World) {
  const BASE = '/api/clinics/:clinicId/wording';
  const inClinic = (clinic: TestClinic = world.clinic) => ({ clinicId: clinic.id });

  const read = async (caller: Caller, clinic?: TestClinic) =>
    (await caller.call('GET', BASE, { params: inClinic(clinic) })).body;
  const textsFor = async (caller: Caller, clinic?: TestClinic) =>
    (await caller.call('GET', `${BASE}/texts`, { params: inClinic(clinic) })).body.texts as {
      instrument: string;
      language: string;
    }[];

  function put(caller: Caller, texts: object, more: { replaces?: string | null; id?: string } = {}) {
    const { replaces = null, id = randomUUID() } = more;
    return caller.call('PUT', `${BASE}/packages/:packageId`, {
      params: { ...inClinic(), packageId: id },
      body: { package: texts, replaces },
    });
  }
  const switchTo = (caller: Caller, on: boolean, reason = 'Terms are being read') =>
    caller.call('PUT', `${BASE}/content-package`, { params: inClinic(), body: { on, reason } });
  const packageOf = (
    wording: { packages: { id: string; instrument: string; language: string }[] },
    instrument: string,
    language = 'en',
  ) => wording.packages.find((one) => one.instrument === instrument && one.language === language);

  async function aPatient(language?: string) {
    const desk = await world.signedInAs('front-desk');
    const patientId = randomUUID();
    const created = await desk.call('POST', '/api/clinics/:clinicId/patients', {
      params: inClinic(),
      body: {
        id: patientId,
        familyName: `Weber ${patientId.slice(0, 13)}`,
        givenName: 'Ada',
        birthDate: '1984-06-02',
        ...(language === undefined ? {} : { language }),
      },
    });
    expect(created.status, JSON.stringify(created.body)).toBe(200);
    const ask = (ref: string) =>
      desk.call('POST', '/api/clinics/:clinicId/patients/:patientId/tasks', {
        params: { ...inClinic(), patientId },
        body: { moment: 'intake', tasks: [{ kind: 'instrument', ref }] },
      });
    const patient = await world.patientWithLink(patientId);
    const open = (taskId: string) => patient.call('GET', '/api/me/tasks/:taskId', { params: { taskId } });
    const answer = async (taskId: string, answers: Record<string, number>) => {
      await patient.call('PUT', '/api/me/tasks/:taskId/progress', { params: { taskId }, body: { answers } });
      return patient.call('POST', '/api/me/tasks/:taskId/submit', { params: { taskId } });
    };
    const offered = async () =>
      (await patient.call('GET', '/api/me/tasks')).body.tasks.map(({ ref }: { ref: string }) => ref);
    return { patientId, ask, open, answer, offered };
  }

  const answersOf = (instrument: InstrumentId, value: number) =>
    Object.fromEntries(instrumentById(instrument).items.map((_, index) => [String(index), value]));

  function remove(caller: Caller, packageId: string, reason = 'Of no use any more') {
    return caller.call('POST', `${BASE}/packages/:packageId/removal`, {
      params: { ...inClinic(), packageId },
      body: { reason },
    });
  }
  return { BASE, inClinic, read, textsFor, put, switchTo, packageOf, aPatient, answersOf, remove };
}
