import { beforeEach, describe, expect, it } from 'vitest';
import { DRAFT_EVERY_MS, DraftKeeper } from './draft-keeper.ts';

let at = 0;
let kept: { readonly at: number; readonly draft: unknown }[] = [];
let planned: { readonly at: number; readonly act: () => void }[] = [];
const pass = (ms: number) => {
  at += ms;
  const due = planned.filter((one) => one.at <= at);
  planned = planned.filter((one) => one.at > at);
  for (const one of due) one.act();
};
const aKeeper = () =>
  new DraftKeeper({
    keep: (draft) => kept.push({ at, draft }),
    later: (act, ms) => planned.push({ at: at + ms, act }),
  });

beforeEach(() => {
  at = 0;
  kept = [];
  planned = [];
});

describe('UI-45 drafts', () => {
  it('UI-45 never lose more than two seconds of steady typing', () => {
    const keeper = aKeeper();
    for (let letters = 1; letters <= 100; letters += 1) {
      keeper.typed('x'.repeat(letters));
      pass(100);
      const last = kept.at(-1)?.at ?? 0;
      expect(at - last).toBeLessThanOrEqual(2000);
    }
    expect(kept.length).toBeLessThan(15);
  });

  it('UI-45 hold the last letter a moment after the person stopped', () => {
    const keeper = aKeeper();
    keeper.typed('Calm');
    keeper.typed('Calm, eyes closed');
    pass(DRAFT_EVERY_MS);
    expect(kept.at(-1)?.draft).toBe('Calm, eyes closed');
  });

  it('UI-45 end at once when the form is charted or emptied, also when a save was planned', () => {
    const keeper = aKeeper();
    keeper.typed('Calm');
    keeper.typed(undefined);
    pass(5000);
    expect(kept).toEqual([{ at: 0, draft: undefined }]);
  });
});
