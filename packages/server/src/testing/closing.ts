const open = new Set<() => Promise<void>>();

/** Closes after the last test of the file, also where it was opened in the middle of a test, when no hook is taken any more. */
export function closeAfterFile(close: () => Promise<void>): void {
  open.add(close);
}

export async function closeOpened(): Promise<void> {
  const closing = [...open];
  open.clear();
  await Promise.all(closing.map((close) => close()));
}
