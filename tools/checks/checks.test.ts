import { describe, expect, it } from 'vitest';
import { dependencyViolations } from './dependency-rule.ts';
import { houseRuleViolations } from './house-rules.ts';
import { importsOf, sourceFiles } from './sources.ts';

const file = (path: string, text: string) => ({ path, text });

describe('the dependency rule', () => {
  it('holds in the whole project', () => {
    expect(dependencyViolations(sourceFiles())).toEqual([]);
  });

  it.each([
    ['packages/clinical/src/a.ts', "import { x } from '@titrate/pk';"],
    ['packages/pk/src/a.ts', "import { x } from '@titrate/clinical/rules';"],
    ['packages/quantity/src/a.ts', "import { createHash } from 'node:crypto';"],
    ['packages/clinical/src/a.ts', "export { z } from 'zod';"],
    ['packages/web/src/patient/a.tsx', "import { y } from '../clinician/b.tsx';"],
    ['packages/web/src/kit/a.tsx', "import { y } from '../patient/b.tsx';"],
    ['packages/contract/src/a.ts', "const m = await import('@titrate/server');"],
    ['packages/server/src/a.ts', "import { y } from '../../web/src/kit/b.ts';"],
  ])('refuses in %s: %s', (path, text) => {
    expect(dependencyViolations([file(path, text)])).toHaveLength(1);
  });

  it('finds imports that span lines, re-exports and side effects', () => {
    expect(importsOf("import {\n a,\n b,\n} from 'x';\nexport * from './y.ts';\nimport 'z.css';")).toEqual([
      'x',
      './y.ts',
      'z.css',
    ]);
  });
});

describe('the house rules', () => {
  it('hold in the whole project', () => {
    expect(houseRuleViolations(sourceFiles())).toEqual([]);
  });

  it('refuse a clock in the core', () => {
    expect(houseRuleViolations([file('packages/clinical/src/a.ts', 'const now = Date.now();')])).toHaveLength(
      1,
    );
  });

  it('refuse a file that grew past the limit', () => {
    expect(houseRuleViolations([file('packages/web/src/a.ts', '\n'.repeat(401))])).toHaveLength(1);
  });
});
