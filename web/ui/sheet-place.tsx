import { signal } from '@preact/signals';
import { Fragment, type VNode } from 'preact';

/** The sheets of the present screen, each under its own name. A known one keeps its turn: a dialog that is moved closes. */
export const sheets = signal<ReadonlyMap<string, VNode>>(new Map());

/** The names of the sheets that are open now, the uppermost last. Everything outside it is inert. */
export const openSheets = signal<readonly string[]>([]);

/** Where sheets stand: beside the page and not in it, so that what a page says of its own parts says nothing of theirs. Once, at the root. */
export function SheetPlace() {
  return <Fragment>{[...sheets.value.values()]}</Fragment>;
}
