import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { aTreatment } from '../../testing/treatment.ts';
import { aWorld } from '../../testing/world.ts';
import { exportClinic } from './export.ts';

const world = await aWorld();

describe('the export of a clinic', () => {
  it('holds every row of that clinic with its counts, and none of another', async () => {
    const now = world.clock.now();
    const own = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, now));
    const other = await world.within(world.otherClinic, (tx) =>
      aTreatment(tx, world.otherClinic.id, now, 'M-1'),
    );
    const to = new PassThrough();
    const written = text(to);
    const summary = await exportClinic({ db: world.db, clinicId: world.clinic.id, to, now });
    to.end();
    const lines = (await written)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ format: 'titrate-clinic', clinic: world.clinic.slug });
    expect(lines.at(-1)).toEqual({ rows: summary.rows });
    expect(lines.slice(1, -1).every((line) => line.row.clinic_id === world.clinic.id)).toBe(true);
    expect(lines.filter((line) => line.table === 'session_event')).toHaveLength(
      summary.rows['session_event'] ?? 0,
    );
    expect(JSON.stringify(lines)).toContain(own.patientId);
    expect(JSON.stringify(lines)).not.toContain(other.patientId);
  });
});
