import type { Scale } from './layout.ts';

/** The lanes from top to bottom. Scales are fixed for each parameter (UI-34); they are of the drawing, not limits. */
const lane = (top: number, height: number, min: number, max: number): Scale => ({ top, height, min, max });

export const AXIS = { top: 0, height: 34 };
export const PRESSURE = lane(40, 190, 40, 220);
export const SATURATION = lane(246, 48, 80, 100);
export const BREATHING = lane(306, 44, 0, 40);
export const SEDATION = lane(362, 44, 0, 5);
export const DISSOCIATION = lane(362, 44, 0, 10);
export const DOSE = lane(420, 52, 0, 1);
export const EVENTS = { top: 484, height: 44 };
export const LEVEL = { top: 540, height: 110 };
export const GRID = { top: 664, row: 19 };
export const GRID_ROWS = [
  { id: 'bp', label: 'BP mmHg' },
  { id: 'pulse', label: 'Pulse /min' },
  { id: 'spo2', label: 'SpO2 %' },
  { id: 'rr', label: 'RR /min' },
  { id: 'moaas', label: 'MOAA/S' },
  { id: 'diss', label: 'Dissociation' },
] as const;
export const HEIGHT = GRID.top + GRID.row * GRID_ROWS.length + 10;
