import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { instant } from '@titrate/quantity';
import { formatClock, formatDayMark } from '../format/date.ts';
import styles from './chart.module.css';
import { DASH } from './chart.tsx';
import { type ChartData, eachOnce, laneWords, rowsOf, spansDays } from './series.ts';

interface PlotProps {
  readonly data: ChartData;
  readonly zone: string;
  readonly height: number;
}

/** The drawing itself, by uPlot: straight segments, gaps left open, bands behind and named beside, marks in a lane above. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function Plot({ data, zone, height }: PlotProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const plot = new uPlot(optionsOf(data, zone, height, element), alignedData(data), element);
    const resize = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    const scheme = new MutationObserver(() => plot.redraw());
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      resize.disconnect();
      scheme.disconnect();
      plot.destroy();
    };
  }, [data, zone, height]);
  return <div ref={host} className={styles.plot} role="img" aria-label={data.title} />;
}

function alignedData(data: ChartData): uPlot.AlignedData {
  const rows = rowsOf(data.series);
  return [
    rows.map((row) => row.at / 1000),
    ...data.series.map((_, index) => rows.map((row) => row.values[index] ?? null)),
  ];
}

function optionsOf(data: ChartData, zone: string, height: number, element: HTMLElement): uPlot.Options {
  const axis = {
    stroke: () => css('--ink-soft'),
    grid: { stroke: () => css('--line'), width: 1 },
    ticks: { stroke: () => css('--line') },
    font: '12px Hyperlegible, system-ui',
  };
  const from = data.from;
  const until = data.until;
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    padding: [() => laneHeight(data), (plot) => bandNamesWidth(plot.ctx, plot.width, data), null, null],
    scales: {
      x: {
        time: true,
        ...(from === undefined || until === undefined ? {} : { range: [from / 1000, until / 1000] }),
      },
      y: { range: [data.min, data.max] },
    },
    axes: [
      {
        ...axis,
        values: (_plot, splits) => eachOnce(timeMarks(splits, zone)),
      },
      { ...axis, size: 46 },
    ],
    series: [
      {},
      ...data.series.map((one) => ({
        label: one.label,
        stroke: () => css(`--chart-${one.colour}`),
        width: one.look === 'points' ? 0 : 2,
        dash: [...DASH[one.colour]],
        spanGaps: false,
        points: { show: one.look !== 'steps', size: 7, fill: () => css(`--chart-${one.colour}`) },
        ...(one.look === 'steps' && uPlot.paths.stepped !== undefined
          ? { paths: uPlot.paths.stepped({ align: 1 }) }
          : {}),
      })),
    ],
    hooks: {
      drawClear: [(plot) => drawBands(plot, data)],
      // After the grid, which would strike the words through.
      drawAxes: [(plot) => drawLevels(plot, data)],
      draw: [(plot) => drawMarkers(plot, data)],
    },
  };
}

const FONT_PX = 11;
const LANE_PX = 14;
/** Below this width the names of bands stand in the legend only. */
const ROOM_FOR_NAMES_PX = 560;

const laneHeight = ({ markers = [] }: ChartData): number =>
  10 + LANE_PX * ((markers.length > 0 ? 1 : 0) + (markers.some(({ note }) => note !== undefined) ? 1 : 0));

function bandNamesWidth(ctx: CanvasRenderingContext2D, width: number, { bands = [] }: ChartData): number {
  if (bands.length === 0 || width < ROOM_FOR_NAMES_PX) return 12;
  ctx.save();
  setFont(ctx);
  const widest = Math.max(...bands.map(({ label }) => ctx.measureText(label).width));
  ctx.restore();
  return Math.ceil(widest / devicePixelRatio) + 16;
}

function setFont(ctx: CanvasRenderingContext2D): void {
  ctx.font = `${FONT_PX * devicePixelRatio}px Hyperlegible, system-ui`;
}

function drawBands(plot: uPlot, data: ChartData): void {
  const { ctx, bbox } = plot;
  const named = plot.width >= ROOM_FOR_NAMES_PX;
  ctx.save();
  setFont(ctx);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  (data.bands ?? []).forEach((band, index) => {
    const top = plot.valToPos(Math.min(band.to, data.max), 'y', true);
    const bottom = plot.valToPos(Math.max(band.from, data.min), 'y', true);
    ctx.fillStyle = css('--chart-band');
    if (index % 2 === 0) ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.fillStyle = css('--ink-soft');
    const beside = bbox.left + bbox.width + 8 * devicePixelRatio;
    if (named) ctx.fillText(band.label, beside, (top + bottom) / 2);
  });
  ctx.restore();
}

function drawLevels({ ctx, bbox, valToPos }: uPlot, { levels = [] }: ChartData): void {
  ctx.save();
  setFont(ctx);
  ctx.fillStyle = css('--ink');
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  for (const { label, value } of levels) {
    const y = Math.round(valToPos(value, 'y', true)) + 0.5;
    ctx.strokeStyle = css('--ink-soft');
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    const place = [bbox.left + bbox.width - 6 * devicePixelRatio, y - 2 * devicePixelRatio] as const;
    // A seam in the colour of the paper keeps the words readable where they cross a line.
    ctx.strokeStyle = css('--surface');
    ctx.lineWidth = 4 * devicePixelRatio;
    ctx.setLineDash([]);
    ctx.strokeText(label, ...place);
    ctx.fillText(label, ...place);
  }
  ctx.restore();
}

function drawMarkers(plot: uPlot, data: ChartData): void {
  const { markers = [] } = data;
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  ctx.save();
  setFont(ctx);
  // The axes left their own alignment behind.
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.strokeStyle = css('--line-strong');
  ctx.fillStyle = css('--ink-soft');
  ctx.lineWidth = px;
  const positions = markers.map((marker) => Math.round(plot.valToPos(marker.at / 1000, 'x', true)));
  for (const x of positions) {
    ctx.beginPath();
    ctx.moveTo(x + 0.5, bbox.top - 4 * px);
    ctx.lineTo(x + 0.5, bbox.top + 6 * px);
    ctx.stroke();
  }
  const widthOf = (text: string) => ctx.measureText(text).width;
  const lane = { positions, left: bbox.left - 8 * px, right: bbox.left + bbox.width + 8 * px, widthOf };
  for (const word of laneWords(markers, lane)) {
    const above = word.lane === 'label' ? 6 : 6 + LANE_PX;
    ctx.fillText(word.text, word.x, bbox.top - above * px);
  }
  ctx.restore();
}

function timeMarks(splits: readonly number[], zone: string): string[] {
  const days = spansDays((splits[0] ?? 0) * 1000, (splits.at(-1) ?? 0) * 1000);
  return splits.map((at) => {
    const exact = instant(Math.round(at * 1000));
    return days ? formatDayMark(exact, zone) : formatClock(exact, zone);
  });
}

const css = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();
