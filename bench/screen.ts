/**
 * How long a full suitability screen of one patient takes, parsing included and apart.
 * `node bench/screen.ts`; the figure to reach is 1 ms for one screen on one core.
 */

import { caseDocument } from '../packages/clinical/src/rules/cases.ts';
import { parseSnapshot, RULES, screen } from '../packages/clinical/src/rules/index.ts';

const patients = [
  caseDocument({}),
  caseDocument({ product: 'esketamine', facts: { aneurysm: 'yes', stroke: null } }),
  caseDocument({
    medicines: [
      'sertraline',
      'Xanax',
      'lisinopril 10 mg',
      'oxycodone',
      'Zzyxoril',
      'Adderall',
      'quetiapine',
      'lithium',
    ].map((name) => ({ name, dailyDoseMg: 5 })),
    facts: { hypertension: 'yes', hypertensionTreated: 'yes', sleepApnoea: 'yes', bipolarDisorder: 'yes' },
  }),
];
const snapshots = patients.map((document) => {
  const parsed = parseSnapshot(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
});

function medianMs(run: () => unknown, rounds = 400): number {
  for (let warm = 0; warm < 100; warm += 1) run();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? Number.NaN;
}

const figure = 1;
for (const [index, snapshot] of snapshots.entries()) {
  const parse = medianMs(() => parseSnapshot(patients[index]));
  const rules = medianMs(() => screen(snapshot));
  const verdict = rules <= figure ? 'reached' : 'missed';
  console.log(
    `patient ${index + 1}: screen ${rules.toFixed(3)} ms (${(figure / rules).toFixed(1)}× under ${figure} ms, ${verdict}), ` +
      `parse ${parse.toFixed(3)} ms, ${screen(snapshot).findings.length} of ${RULES.length} rules apply, ` +
      `overall ${screen(snapshot).overall}`,
  );
}
