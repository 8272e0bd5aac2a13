import { useEffect } from 'react';

/** Who names the tab: the frame of every page, or the page in it, which goes first. */
type Level = 'frame' | 'page';

const named: { readonly title: string; readonly level: Level }[] = [];

/** Names the browser's tab while this component is shown (UI-08); without a title it leaves that to others. */
export function useTabTitle(title: string | undefined, level: Level = 'page'): void {
  useEffect(() => {
    if (title === undefined) return undefined;
    const own = { title, level };
    named.push(own);
    show();
    return () => {
      named.splice(named.indexOf(own), 1);
      show();
    };
  }, [title, level]);
}

function show(): void {
  const shown = named.findLast(({ level }) => level === 'page') ?? named.at(-1);
  if (shown !== undefined) document.title = shown.title;
}
