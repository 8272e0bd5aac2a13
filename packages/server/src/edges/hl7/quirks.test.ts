/**
 * Runs over a folder of real-world device messages where one stands beside the checkout. The folder is not
 * part of the project; without it the test says so and is skipped. Every case has its own twin, in our own
 * words, in the other tests of this folder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { createReceiver } from './receive.ts';
import { memoryStore } from './testing/memory-store.ts';

const FOLDER = join(import.meta.dirname, '../../../../../../shared/data/hl7v2-devices');
const present = existsSync(FOLDER);
const files = present
  ? ['ihe-pcd', 'quirks'].flatMap((sub) =>
      readdirSync(join(FOLDER, sub))
        .filter((name) => name.endsWith('.hl7'))
        .map((name) => join(sub, name)),
    )
  : [];

/** File, answer, charted values by kind, in order. */
const EXPECTED: Readonly<Record<string, readonly [string, string]>> = {
  'pcd01-gateway-episodic-nibp': ['CA', 'systolic 111, diastolic 60, mean 80, pulse-rate 63'],
  'pcd01-philips-monitor-periodic': ['CA', ''],
  'pcd03-infusion-order-dose-rate': ['AR', ''],
  'pcd04-pump-occlusion-end': ['CA', ''],
  'pcd04-pump-occlusion-start': ['CA', ''],
  'pcd10-pump-delivery-start': ['CA', ''],
  '01-no-zone-empty-pid-aperiodic-nibp': [
    'CA',
    'spo2 98, pulse-rate 92, systolic 149, mean 111, diastolic 92, temperature 36.1',
  ],
  '02-no-set-ids-empty-values-two-channels': ['AA', 'spo2 96, spo2 95, systolic 134, diastolic 86, mean 102'],
  '03-gateway-containment-times-at-obr-only': ['AA', 'heart-rate 71, pulse-rate 70, spo2 97'],
  '04-sentinel-values': ['CA', ''],
  '05-demo-mode': ['CA', ''],
  '06-loinc-coded-v25': [
    'AA',
    'heart-rate 94, respiratory-rate 22, spo2 91, temperature 38.2, systolic 123, diastolic 80',
  ],
  '07-fahrenheit-pounds': ['CA', 'temperature 37, weight 79.8, height 170.2'],
  '08-latin1': ['CA', 'spo2 97'],
  '09-escapes-and-repetitions': ['CA', 'spo2 97'],
  '10-other-delimiters': ['CA', 'spo2 97'],
  '11a-final': ['CA', 'systolic 231, diastolic 139'],
  '11b-correction': ['CA', 'systolic 131, diastolic 79'],
  '11c-wrong-patient': ['CA', ''],
  '12-waveform-w01': ['CR', ''],
  '13a-lf-line-ends': ['CA', 'spo2 97'],
  '13b-crlf-line-ends': ['CA', 'spo2 97'],
  '13c-no-last-cr': ['CA', 'spo2 97'],
  '14-batch-fhs': ['CA', 'spo2 97, spo2 96'],
  '15a-same-time-value-97': ['CA', 'spo2 97'],
  '15b-same-time-value-84-new-control-id': ['CA', 'spo2 84'],
  '15c-same-control-id-value-85': ['CA', 'spo2 85'],
  '16-syringe-pump-ketamine-running': ['CA', ''],
};

describe.skipIf(!present)(
  `device messages beside the checkout${present ? '' : ' (folder not found: skipped)'}`,
  () => {
    it('knows every file', () => {
      expect(files.map((file) => file.replace(/^.*\/|\.hl7$/g, '')).sort()).toEqual(
        Object.keys(EXPECTED).sort(),
      );
    });

    it.each(files)('%s', async (file) => {
      const [code, charted] = EXPECTED[file.replace(/^.*\/|\.hl7$/g, '')] ?? [];
      const memory = memoryStore({ zone: 'America/New_York' });
      const now = () => instant(Date.UTC(2026, 1, 3, 20, 0, 0));
      const receiver = createReceiver({ store: memory.store, now, newControlId: () => 'T' });
      const answer = await receiver.answer(readFileSync(join(FOLDER, file)), { address: '', port: 0 });
      expect(/MSA\|(\w\w)/.exec(Buffer.from(answer ?? []).toString())?.[1]).toBe(code);
      expect(
        memory
          .readings()
          .map((one) => `${one.reading.kind} ${one.value}`)
          .join(', '),
      ).toBe(charted);
    });
  },
);
