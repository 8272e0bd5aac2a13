import { dirname, normalize } from 'node:path';
import { importsOf, type SourceFile } from './sources.ts';

/** Which workspace packages a package may import. npm hoists, so only this check keeps the rule. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  quantity: [],
  pk: ['quantity'],
  clinical: ['quantity'],
  contract: ['clinical', 'pk', 'quantity'],
  'virtual-clinic': ['contract', 'clinical', 'pk', 'quantity'],
  server: ['contract', 'clinical', 'pk', 'quantity', 'virtual-clinic'],
  web: ['contract', 'clinical', 'pk', 'quantity'],
};
const PURE = ['quantity', 'pk', 'clinical'];
const TEST_ONLY = /\.(test|property\.test|bench)\.tsx?$|\/testing\//;

/** Sub-folders of the web package that must not know each other. */
const WEB_APPS = ['clinician', 'patient', 'public'];

/** What breaks the dependency rule, one sentence each. */
export function dependencyViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const match = /^packages\/([^/]+)\/src\//.exec(file.path);
    const owner = match?.[1];
    if (owner === undefined) return [];
    return importsOf(file.text).flatMap((specifier) => violation(owner, file.path, specifier));
  });
}

function violation(owner: string, path: string, specifier: string): string[] {
  const isTest = TEST_ONLY.test(path);
  if (specifier.startsWith('.')) {
    const target = normalize(`${dirname(path)}/${specifier}`);
    if (!target.startsWith(`packages/${owner}/`)) {
      return isTest ? [] : [`${path} reaches out of its package: ${specifier}`];
    }
    return owner === 'web' ? webViolation(path, target) : [];
  }
  const workspace = /^@titrate\/([^/]+)/.exec(specifier)?.[1];
  if (workspace !== undefined) {
    const allowed = MAY_IMPORT[owner] ?? [];
    return allowed.includes(workspace) || workspace === owner
      ? []
      : [`${path}: ${owner} may not import ${workspace}`];
  }
  if (PURE.includes(owner) && !isTest)
    return [`${path}: ${owner} has no runtime dependencies, found ${specifier}`];
  return [];
}

function webViolation(path: string, target: string): string[] {
  const from = /^packages\/web\/src\/([^/]+)\//.exec(path)?.[1];
  const to = /^packages\/web\/src\/([^/]+)\//.exec(target)?.[1];
  if (from === undefined || to === undefined || from === to) return [];
  if (from === 'kit' && WEB_APPS.includes(to)) return [`${path}: the kit may not import ${to}`];
  return WEB_APPS.includes(from) && WEB_APPS.includes(to) ? [`${path}: ${from} may not import ${to}`] : [];
}
