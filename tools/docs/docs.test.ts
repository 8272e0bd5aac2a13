import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '@titrate/clinical/rules';
import { contentCatalogue, registerLines } from '@titrate/contract/content';
import { describe, expect, it } from 'vitest';
import { differences } from './generate.ts';
import { referencePages } from './pages.ts';
import { wordOf } from './traceability.ts';

const pages = referencePages();

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the register of every id', () => {
  it('claims no file that does not exist or does not name the id', () => {
    const claims = registerLines(contentCatalogue()).flatMap(({ id, files = [] }) =>
      files.map((file) => ({ id, file })),
    );
    expect(claims.length).toBeGreaterThan(20);
    const empty = claims.filter(({ id, file }) => {
      const path = join(root, file);
      return !existsSync(path) || !wordOf(id).test(readFileSync(path, 'utf8'));
    });
    expect(empty).toEqual([]);
  });
});

describe('the generated reference', () => {
  it('is current: what stands in docs/reference is what the code says', () => {
    expect(differences(pages)).toEqual({ stale: [], leftOver: [] });
  });

  it('has a page for every suitability rule with its texts, its version and each of its cases', () => {
    for (const rule of RULES) {
      const page = pages.get(`rules/${rule.id}.md`) ?? '';
      expect(page, rule.id).toContain(rule.clinicianText);
      expect(page, rule.id).toContain(`version ${rule.version}`);
      for (const one of rule.cases) expect(page, rule.id).toContain(one.name.replaceAll('<', '&lt;'));
    }
  });

  it('lists a limit that nobody published among the values to confirm', () => {
    expect(pages.get('defaults.md')).toMatch(/\[IV-01\]\(rules\/IV-01\.md\).*> 1 mg\/kg/);
  });

  it('leads every link of its pages to a page that exists', () => {
    const hand = ['performance.md'];
    for (const [path, text] of pages) {
      for (const [, target = ''] of text.matchAll(/\]\(([\w./-]+\.md)(?:#[\w.-]+)?\)/g)) {
        if (hand.includes(target)) continue;
        expect(pages.has(target), `${path} → ${target}`).toBe(true);
      }
    }
  });

  it('is the same text every time', () => {
    expect([...referencePages()]).toEqual([...pages]);
  });
});
