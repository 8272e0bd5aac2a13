import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { instant } from '@titrate/quantity';
import { formatDayMark, formatTime } from '../format/date.ts';
import styles from './chart.module.css';
import { DASH } from './chart.tsx';
import { type ChartData, labelRows, rowsOf, spansDays } from './series.ts';

interface PlotProps {
  readonly data: ChartData;
  readonly zone: string;
  readonly height: number;
}

/** The drawing itself, by uPlot: straight segments, gaps left open, bands behind, markers upright. */
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
        values: (_plot, splits) => timeMarks(splits, zone),
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
    hooks: { drawClear: [(plot) => drawBands(plot, data)], draw: [(plot) => drawMarkers(plot, data)] },
  };
}

function drawBands(plot: uPlot, data: ChartData): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px Hyperlegible, system-ui`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  (data.bands ?? []).forEach((band, index) => {
    const top = plot.valToPos(Math.min(band.to, data.max), 'y', true);
    const bottom = plot.valToPos(Math.max(band.from, data.min), 'y', true);
    ctx.fillStyle = css('--chart-band');
    if (index % 2 === 0) ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.fillStyle = css('--ink-soft');
    ctx.fillText(band.label, bbox.left + bbox.width - 6 * devicePixelRatio, (top + bottom) / 2);
  });
  ctx.restore();
}

function drawMarkers(plot: uPlot, data: ChartData): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = css('--line-strong');
  ctx.fillStyle = css('--ink-soft');
  ctx.font = `${11 * devicePixelRatio}px Hyperlegible, system-ui`;
  // The axes left their own alignment behind.
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  const markers = data.markers ?? [];
  const places = markers.map((marker) => Math.round(plot.valToPos(marker.at / 1000, 'x', true)));
  const rows = labelRows(places, 70 * devicePixelRatio);
  for (const [index, marker] of markers.entries()) {
    const x = places[index] ?? 0;
    const line = 12 + 13 * (rows[index] ?? 0);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(marker.label, x + 4 * devicePixelRatio, bbox.top + line * devicePixelRatio);
  }
  ctx.restore();
}

function timeMarks(splits: readonly number[], zone: string): string[] {
  const days = spansDays((splits[0] ?? 0) * 1000, (splits.at(-1) ?? 0) * 1000);
  return splits.map((at) => {
    const exact = instant(Math.round(at * 1000));
    return days ? formatDayMark(exact, zone) : formatTime(exact, zone);
  });
}

const css = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();
