import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { modelsOf, START } from '../../kit/predicted-level/explored.ts';
import { docksOf } from './docks.ts';
import { LevelPicture } from './level-picture.tsx';
import { LevelStory } from './level-story.tsx';
import { peakOf } from './peak.ts';
import { isStudyExample, STUDY_EXAMPLE } from './study-example.ts';
import { WAYS, wayOf } from './ways.ts';
import { withFallInView } from './window.ts';

const html = renderToStaticMarkup(<LevelPicture />);
const sliderAt = (name: string) =>
  new RegExp(`id="field-explorer-${name}"[^>]* value="([^"]+)"`).exec(html)?.[1];

describe('the picture of a level on the public page', () => {
  it('starts at the drip of the published study, and says that it is nobody’s dose', () => {
    expect(sliderAt('dose')).toBe(String(STUDY_EXAMPLE.sliders.mgPerKg));
    expect(sliderAt('duration')).toBe(String(STUDY_EXAMPLE.sliders.durationMin));
    expect(html).toContain('published studies');
    expect(html).toContain('It is not a dose for you.');
  });

  it('says before it is opened, and inside, that it is a model and no advice', () => {
    const closed = renderToStaticMarkup(<LevelStory />);
    expect(closed).toContain('It is a model, not a measurement. It is not advice.');
    expect(closed).not.toContain('type="range"');
    expect(html).toContain('This is a model, not a measurement, and not advice.');
  });

  it('names the model and the study it shows', () => {
    expect(html).toContain('Otto 2021');
    expect(html).toContain('Zanos 2018');
  });

  it('shows the measured level only beside the drip it was measured in', () => {
    expect(isStudyExample(STUDY_EXAMPLE.sliders)).toBe(true);
    expect(isStudyExample({ ...STUDY_EXAMPLE.sliders, durationMin: 45 })).toBe(false);
    expect(isStudyExample({ ...STUDY_EXAMPLE.sliders, mgPerKg: 0.55 })).toBe(false);
  });
});

describe('the ways into the body', () => {
  it.each(WAYS)(
    '$id is drawn by a published model, and found again from where the sliders stand',
    ({ id, start }) => {
      expect(modelsOf({ ...START, ...start }).model).toBeDefined();
      expect(wayOf({ ...START, ...start }).id).toBe(id);
    },
  );

  it('are offered as plain choices, the drip first, and a lozenge is said to have no model', () => {
    expect(html.match(/type="radio"/g)).toHaveLength(WAYS.length);
    expect(wayOf(START).id).toBe('drip');
    expect(WAYS.map(({ words }) => words).join(' ')).toContain('For a lozenge we know no model');
  });
});

describe('the blocked docks in words', () => {
  const docks = (typical: readonly number[], p5?: readonly number[], p95?: readonly number[]) =>
    docksOf({ timesMin: [0, 30], occupancy: { typical, p5, p95 } });

  it('are counted in tenths, with the time of the peak and the spread between people', () => {
    expect(docks([0, 0.39], [0, 0.31], [0, 0.46])).toEqual({
      share: 'about 4 in 10',
      atMin: 30,
      between: '3 to 5 in 10',
    });
    expect(docks([0, 0.39], [0, 0.36], [0, 0.44])?.between).toBe('about 4 in 10');
    expect(docks([0, 0.05])?.share).toBe('about 1 in 10');
    expect(docks([0, 0.049])?.share).toBe('fewer than 1 in 10');
    expect(docks([0, 0])).toBeUndefined();
    expect(docksOf({ timesMin: [0], occupancy: undefined })).toBeUndefined();
  });
});

describe('the highest point in words', () => {
  it('is where the typical curve is highest, with the spread at that minute', () => {
    const curve = { typical: [0, 5, 3], p5: [0, 4, 2], p95: [0, 8, 9] };
    expect(peakOf(curve, [0, 10, 20])).toEqual({ atMin: 10, ngPerMl: 5, between: [4, 8] });
  });

  it('has no spread where the model knows none, and is silent on a flat curve', () => {
    expect(peakOf({ typical: [0, 2] }, [0, 10])).toEqual({ atMin: 10, ngPerMl: 2 });
    expect(peakOf({ typical: [0, 0] }, [0, 10])).toBeUndefined();
    expect(peakOf({ typical: [] }, [])).toBeUndefined();
  });
});

describe('the window of the picture', () => {
  it('shows the fall after the longest drip, and never shrinks', () => {
    expect(withFallInView({ durationMin: 240, hours: 4 }).hours).toBe(7);
    expect(withFallInView({ durationMin: 40, hours: 4 }).hours).toBe(4);
    expect(withFallInView({ durationMin: 40, hours: 9 }).hours).toBe(9);
  });
});
