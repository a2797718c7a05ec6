import {
  createSafeMap,
  getOwnPropertyDescriptor,
  hasOwn,
  isArray,
  join,
  objectKeys,
  push,
  repeat,
} from '../primordials.ts';
import { mapPairs, setItems } from '../inspect/collection-entries.ts';
import { textWidth } from '../inspect/text-width.ts';
import type { Show } from './format.ts';

/** A table is for reading: beyond this it is cut, and says so. */
const mostRows = 1000;
const mostColumns = 50;

interface Column {
  readonly head: string;
  /** By row; a missing cell is empty. */
  readonly cells: string[];
}

/** `console.table`: the rows of an array, an object, a Map or a Set in boxes. `undefined` for what is not a table. */
export function showTable(data: unknown, only: unknown, show: Show): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const cell = (value: unknown): string =>
    show(value, { quoteTop: true, depth: isWide(value) ? -1 : 0, items: 3, lineWidth: Infinity });
  const pairs = mapPairs(data, mostRows);
  if (pairs !== undefined) {
    return draw(
      [counter(pairs.length), listColumn('Key', pairs, 0, cell), listColumn('Values', pairs, 1, cell)],
      pairs.length,
      0,
    );
  }
  const items = setItems(data, mostRows);
  if (items !== undefined) return draw([counter(items.length), listColumn('Values', items, 0, cell)], items.length, 0);
  return objectTable(data, isArray(only) ? only : undefined, cell);
}

function isWide(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isArray(value) && objectKeys(value).length > 2;
}

function counter(rows: number): Column {
  const cells: string[] = [];
  for (let row = 0; row < rows; row++) push(cells, `${row}`);
  return { head: '(iteration index)', cells };
}

function listColumn(
  head: string,
  rows: readonly (readonly unknown[])[],
  index: number,
  cell: (value: unknown) => string,
): Column {
  const cells: string[] = [];
  for (let row = 0; row < rows.length; row++) push(cells, cell((rows[row] as readonly unknown[])[index]));
  return { head, cells };
}

function objectTable(data: object, only: readonly unknown[] | undefined, cell: (value: unknown) => string): string {
  const keys = objectKeys(data);
  const index: Column = { head: '(index)', cells: [] };
  const columns: Column[] = [index];
  const byName = createSafeMap<string, Column>();
  const values: Column = { head: 'Values', cells: [] };
  let hasValues = false;
  const rows = keys.length < mostRows ? keys.length : mostRows;
  for (let row = 0; row < rows; row++) {
    const key = keys[row] as string;
    push(index.cells, key);
    const item = readField(data, key, cell);
    if (!item.isObject && only === undefined) {
      values.cells[row] = item.text();
      hasValues = true;
      continue;
    }
    const names = only ?? objectKeys(item.value as object);
    for (let at = 0; at < names.length; at++) {
      const name = `${names[at] as string}`;
      const column = byName.get(name) ?? (columns.length <= mostColumns ? addColumn(columns, byName, name) : undefined);
      if (column !== undefined) column.cells[row] = item.isObject ? fieldText(item.value as object, name, cell) : '';
    }
  }
  if (hasValues) push(columns, values);
  return draw(columns, rows, keys.length - rows);
}

function addColumn(columns: Column[], byName: { set(name: string, column: Column): void }, head: string): Column {
  const column: Column = { head, cells: [] };
  byName.set(head, column);
  push(columns, column);
  return column;
}

function readField(
  holder: object,
  key: string,
  cell: (value: unknown) => string,
): { readonly isObject: boolean; readonly value: unknown; text(): string } {
  const descriptor = getOwnPropertyDescriptor(holder, key);
  const value = descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined;
  return {
    isObject: (typeof value === 'object' && value !== null) || typeof value === 'function',
    value,
    text: () => (descriptor?.get === undefined ? cell(value) : '[Getter]'),
  };
}

function fieldText(holder: object, name: string, cell: (value: unknown) => string): string {
  return hasOwn(holder, name) ? readField(holder, name, cell).text() : '';
}

function draw(columns: readonly Column[], rows: number, more: number): string {
  const widths: number[] = [];
  const heads: string[] = [];
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index] as Column;
    let width = textWidth(column.head);
    for (let row = 0; row < rows; row++) {
      const cellWidth = textWidth(column.cells[row] ?? '');
      if (cellWidth > width) width = cellWidth;
    }
    push(widths, width);
    push(heads, column.head);
  }
  const lines = [rule(widths, '┌', '┬', '┐'), drawRow(heads, widths), rule(widths, '├', '┼', '┤')];
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let index = 0; index < columns.length; index++) push(cells, (columns[index] as Column).cells[row] ?? '');
    push(lines, drawRow(cells, widths));
  }
  push(lines, rule(widths, '└', '┴', '┘'));
  if (more > 0) push(lines, `... ${more} more row${more > 1 ? 's' : ''}`);
  return join(lines, '\n');
}

function rule(widths: readonly number[], left: string, middle: string, right: string): string {
  const bars: string[] = [];
  for (let index = 0; index < widths.length; index++) push(bars, repeat('─', (widths[index] as number) + 2));
  return left + join(bars, middle) + right;
}

function drawRow(cells: readonly string[], widths: readonly number[]): string {
  const padded: string[] = [];
  for (let index = 0; index < cells.length; index++) {
    const text = cells[index] as string;
    push(padded, text + repeat(' ', (widths[index] as number) - textWidth(text)));
  }
  return `│ ${join(padded, ' │ ')} │`;
}
