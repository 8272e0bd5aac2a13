/**
 * Runs every test there is: unit, server (on a real database), browser journeys.
 * Ends with one line that people and machines read: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'titrate-test-'));
const report = join(folder, 'report.json');

const code = await new Promise<number>((resolve) => {
  const child = spawn(
    'node_modules/.bin/vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  child.on('close', (exit) => resolve(exit ?? 1));
});

const { passed, failed } = countTests();
rmSync(folder, { recursive: true, force: true });
// A runner that failed without a failing test (a crash, an unhandled rejection) is a failure too.
const failures = code !== 0 && failed === 0 ? 1 : failed;
console.log(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 && passed > 0 ? 0 : 1);

function countTests(): { passed: number; failed: number } {
  try {
    const parsed: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } =
      JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: parsed.numPassedTests,
      failed: Math.max(parsed.numFailedTests, parsed.numFailedTestSuites),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
