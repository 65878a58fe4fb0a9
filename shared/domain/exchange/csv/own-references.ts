import type { FrameworkItem, ItemKind } from '../../../contract/framework-item';
import type { ReadTarget } from '../framework-format';
import type { KnownIds } from '../known-ids';
import { isRewrittenNumber } from '../tables/read-rows';
import type { Problems } from '../problems';
import type { ReadRow } from './own-tables';
import { ownIdentifier } from './write-own';

export const nodeKinds = ['group', 'competency', 'role', 'task', 'clause', 'scale', 'block'] as const satisfies readonly ItemKind[];

/** A row that tells of an item, with the item it stands for. */
export interface ItemRow extends ReadRow {
  readonly record: ItemKind;
  readonly identifier: string;
  readonly itemId: string;
}

/** What a reference may name: an item, or a unit of the organisation. */
export type NamedKind = ItemKind | 'unit';

export interface References {
  /** The item that a reference names; null: nothing that this file or this library has. */
  readonly find: (reference: string, kinds: readonly NamedKind[]) => string | null;
  readonly scaleId: string;
}

/** Gives each row its item: by its id, else by the code the library knows, else by what the row says. */
export function itemRows(rows: readonly ReadRow[], ids: KnownIds, target: ReadTarget, problems: Problems): ItemRow[] {
  const knownByCode = new Map(
    target.known.filter(({ isRetired, code }) => !isRetired && code !== '').map((item) => [codeKey(item.kind, item.code), item]),
  );
  const foreign = new Set(target.scales.filter(({ frameworkId }) => frameworkId !== target.frameworkId).map(ownIdentifier));
  const taken = new Map<string, number>();
  return rows.flatMap((row): ItemRow[] => {
    const { record, cells, number } = row;
    if (!isKind(record)) return [];
    const { id = '', code = '', title = '' } = cells;
    const known = code === '' ? undefined : knownByCode.get(codeKey(record, code));
    const identifier = id !== '' ? id : known !== undefined ? ownIdentifier(known) : identifierOf(row, code || title);
    const path = pathOf(row, 'id');
    // A scale of another library of this site came along for those who have not got it.
    if (record === 'scale' && foreign.has(identifier) && ids.item(identifier) === undefined) return [];
    const fault = faultOf({ row, identifier, first: taken.get(identifier), known: ids.item(identifier) });
    if (fault !== null) {
      problems.error(path, fault, identifier, number);
      return [];
    }
    taken.set(identifier, number);
    if (isRewrittenNumber(code))
      problems.warning(
        pathOf(row, 'code'),
        'This looks like a code that a spreadsheet made a number of: look it up and write it as text.',
        code,
        number,
      );
    return [{ ...row, record, identifier, itemId: ids.of(identifier) }];
  });
}

/** Finds what a cell names: a row of the file by its identifier, then whatever goes by the code, then what is known here. */
export function findReferences(rows: readonly ItemRow[], ids: KnownIds, target: ReadTarget): References {
  const own = new Map(rows.map(({ identifier, itemId }) => [identifier, itemId]));
  const byCode = new Map<string, string>();
  const note = (kind: ItemKind, code: string | undefined, itemId: string): void => {
    if (code !== undefined && code !== '' && !byCode.has(codeKey(kind, code))) byCode.set(codeKey(kind, code), itemId);
  };
  for (const { record, cells, itemId } of rows) note(record, cells.code, itemId);
  const known = new Map<string, string>();
  const others: readonly FrameworkItem[] = target.scales;
  for (const item of [...others, ...target.known]) {
    known.set(ownIdentifier(item), item.itemId);
    if (!item.isRetired) note(item.kind, item.code, item.itemId);
  }
  // What the library's own lines lead to and neither holds: roles of the HR system, units, items of other libraries.
  const elsewhere = new Set(target.known.flatMap(({ fromId, toId, replacedById }) => [fromId, toId, replacedById]));
  const holderIds = new Set(target.holders.map(({ kind, id }) => `${kind} ${id}`));
  const holdersByName = new Map<string, readonly string[]>();
  for (const { kind, id, name } of target.holders) {
    const key = codeKey(kind, name);
    holdersByName.set(key, [...(holdersByName.get(key) ?? []), id]);
  }
  const find = (reference: string, kinds: readonly NamedKind[]): string | null => {
    const coded = (): string | undefined => kinds.map((kind) => byCode.get(codeKey(kind, reference))).find((id) => id !== undefined);
    const isThere = (): boolean => elsewhere.has(reference) || kinds.some((kind) => holderIds.has(`${kind} ${reference}`));
    // two units of one name are told apart by nothing but their ids
    const called = (): string | null => {
      const found = kinds.flatMap((kind) => holdersByName.get(codeKey(kind, reference)) ?? []);
      return found.length === 1 ? (found[0] ?? null) : null;
    };
    return own.get(reference) ?? coded() ?? known.get(reference) ?? (isThere() ? reference : called());
  };
  return { find, scaleId: target.scale?.itemId ?? ids.of('touchstone:default-scale') };
}

/** Where a problem lies: the record of a row, and the column. */
export function pathOf({ place }: Pick<ReadRow, 'place'>, column: string): string {
  return place === '' ? column : `${place}: ${column}`;
}

function isKind(record: ReadRow['record']): record is ItemKind {
  return (
    record !== 'level' &&
    record !== 'levelMapping' &&
    record !== 'indicator' &&
    record !== 'step' &&
    record !== 'prerequisite' &&
    record !== 'sufficiency' &&
    record !== 'validity' &&
    record !== 'condition'
  );
}

/** What a row without an id is known by: the same each time the file is read. */
function identifierOf(
  { record, cells: { from = '', to = '', relation = '', framework = '', reference = '' } }: ReadRow,
  name: string,
): string {
  const line = [relation, from, to, framework, reference].filter((part) => part !== '').join(' > ');
  return `${record}: ${line === '' ? name : line}`.slice(0, 400);
}

function faultOf({
  row,
  identifier,
  first,
  known,
}: {
  row: ReadRow;
  identifier: string;
  first: number | undefined;
  known: FrameworkItem | undefined;
}): string | null {
  if (identifier === `${row.record}: `) return 'There is neither id nor code nor title: the row was left out.';
  if (identifier.length > 400) return 'The id is longer than 400 characters: the row was left out.';
  if (first !== undefined) return `The same id or code stands in row ${first}: this row was left out.`;
  if (known !== undefined && known.kind !== row.record)
    return `The library has this as a ${known.kind}, and an item keeps its kind: the row was left out.`;
  return null;
}

function codeKey(kind: NamedKind, code: string): string {
  return `${kind} ${code.toLowerCase()}`;
}
