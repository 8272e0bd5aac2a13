/** Writes the figures of every clinical catalogue to the file that their test compares with; the change is then reviewed. */
import { writeFileSync } from 'node:fs';
import { publishedFigures } from '../packages/clinical/src/testing/figures.ts';

const lines = publishedFigures();
writeFileSync('packages/clinical/src/testing/figures.golden.txt', `${lines.join('\n')}\n`);
console.log(`${lines.length} figures`);
