import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function line(name: string, samples: readonly number[]): string {
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => percentile(samples, share).toFixed(1));
  return `${name.padEnd(34)} n ${String(samples.length).padStart(6)}  p50 ${p50}  p95 ${p95}  p99 ${p99}  max ${max} ms`;
}

/** What else the machine was doing: times on a busy machine say little about a quiet one. */
export const machineLoad = (): string =>
  `load of the machine ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`;

/** Seconds of processor time a process has used: this says something even where others take the machine. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
