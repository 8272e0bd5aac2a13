export {
  balanceAfter,
  countDifference,
  ENTRY_KINDS,
  type EntryKind,
  type StockEntry,
  stockChange,
} from './balance.ts';
export {
  type Container,
  type ContainerForm,
  containerMg,
  countOf,
  formForRoute,
  MG_PER_DEVICE,
  millilitresOf,
  UNIT_MG,
  UNIT_NAMES,
  type UnitName,
  wholePieces,
} from './container.ts';
export {
  COUNT_LOOKBACK_DAYS,
  type CountingDue,
  countDue,
  lastDayOf,
  RECONCILE_LOOKBACK_WEEKS,
  RECONCILE_WITHIN_DAYS,
  type ShelfDay,
  WEEK_DAYS,
  weekDue,
  weekOf,
} from './counting.ts';
export {
  DIVERSION_SIGNALS,
  type DiversionSignal,
  diversionSignals,
  SIGNAL_IS,
  signalsFrom,
} from './diversion.ts';
export { DIVERSION_LIMITS } from './diversion-limits.ts';
export type { LedgerMovement } from './diversion-movements.ts';
export { isFarBeyondOrder } from './draw.ts';
export { isExpired, lastGoodDay } from './expiry.ts';
export { type InventoryState, inventoryDue, lossDeadlines } from './inventory.ts';
export {
  type ContainerAccount,
  type ContainerUse,
  differenceOf,
  type GivenPart,
  RECONCILE_PLACES,
  reconcile,
} from './reconcile.ts';
export { readPackageScan, type ScannedPackage } from './scan.ts';
export { openContainers, type WeekLine, weekLine } from './weekly.ts';
