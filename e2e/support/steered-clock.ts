/**
 * Loaded before the server of a journey (`node --import`): lets the journey move what that process takes for
 * the present, so that two hours of observation need no two hours. The product has no such switch; this
 * stands outside it, as a changed machine clock would. Only time that is read moves, timers run as always.
 */
const real = Date;
/** Where it stands from the first moment on, for a journey that plays on another day. */
let aheadMs = Number(process.env['JOURNEY_AHEAD_MS'] ?? 0);

globalThis.Date = new Proxy(real, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [real.now() + aheadMs] : args, newTarget),
  apply: () => new real(real.now() + aheadMs).toString(),
  get: (target, name) => (name === 'now' ? () => real.now() + aheadMs : Reflect.get(target, name)),
});

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('aheadMs' in message)) return;
  aheadMs = Number(message.aheadMs);
  process.send?.({ aheadMs });
});
// A journey that ended, however it ended, leaves no server behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
