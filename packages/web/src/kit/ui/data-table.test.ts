import { describe, expect, it } from 'vitest';
import { filterRows } from './data-table.tsx';

const people = ['Okafor, Ngozi R-10000', 'Ødegård, Åse R-10002', 'García-Márquez, José R-10004'];
const find = (query: string) => filterRows(people, (name) => name, query);

describe('searching a table', () => {
  it('finds a name typed without its accents', () => {
    expect(find('marquez jose')).toEqual([people[2]]);
  });

  it('needs every word, in any order', () => {
    expect(find('ngozi okafor')).toEqual([people[0]]);
    expect(find('ngozi 10002')).toEqual([]);
  });

  it('shows everything when nothing is typed', () => {
    expect(find('  ')).toEqual(people);
  });
});
