import { frameworkItem, type FrameworkItem, type ItemKind } from '../../../contract/framework-item';
import { defaultScale } from '../default-scale';
import type { FormatKey, ReadOutcome, ReadTarget } from '../framework-format';
import { knownIds } from '../known-ids';
import type { Problems } from '../problems';
import { fitting, restText } from '../tables/read-rows';
import { valueOf } from './codec';
import { contentColumns, emptyParts } from './content-columns';
import { findReferences, itemRows, nodeKinds, pathOf, type ItemRow, type NamedKind, type References } from './own-references';
import { partsOf, type OwnParts } from './own-parts';
import { placed, type Placed } from './own-places';
import type { OwnColumn, OwnFile } from './own-tables';
import { isLine, ownIdentifier } from './write-own';

/** Items out of the rows of our own tables, however they were carried. */
export function readOwn(format: Extract<FormatKey, 'csv' | 'xlsx'>, file: OwnFile, target: ReadTarget, problems: Problems): ReadOutcome {
  const ids = knownIds(format, target, ownIdentifier);
  const rows = itemRows(file.rows, ids, target, problems);
  const references = findReferences(rows, ids, target);
  const parts = partsOf(file, rows, references, problems);
  const places = placed(rows, references, ids, target, problems);
  const items = rows.flatMap((row) => {
    const known = ids.item(row.identifier);
    return itemOf(row, {
      format,
      target,
      known: known?.kind === row.record ? known : undefined,
      references,
      parts,
      place: places.get(row.itemId),
      problems,
    });
  });
  const isScaleMissing =
    target.scale === null && items.some((item) => item.kind === 'competency' && item.content.scaleId === references.scaleId);
  return {
    items: [...(isScaleMissing ? [defaultScale(references.scaleId, target.frameworkId)] : []), ...items],
    problems: problems.list,
    title: file.title,
  };
}

interface Around {
  readonly format: FormatKey;
  readonly target: ReadTarget;
  /** As the library has it. */
  readonly known: FrameworkItem | undefined;
  readonly references: References;
  readonly parts: OwnParts;
  readonly place: Placed | undefined;
  readonly problems: Problems;
}

function itemOf(row: ItemRow, { format, target, known, references, parts, place, problems }: Around): FrameworkItem[] {
  const { record, cells, number, identifier, itemId } = row;
  const has = (column: OwnColumn): boolean => cells[column] !== undefined;
  const text = (column: 'code' | 'title', longest: number): string =>
    has(column) ? fitting(cells[column] ?? '', longest, pathOf(row, column), problems, number) : (known?.[column] ?? '');
  const end = (column: 'from' | 'to' | 'replaced_by', kinds: readonly NamedKind[], former: string | null | undefined): string | null =>
    has(column) ? named(row, column, kinds, references, problems) : (former ?? null);
  const months = valueOf(
    cells.review_months ?? '',
    { as: 'whole', from: 1, to: 120, isNullable: true },
    cellPlace(row, 'review_months', references, problems),
  );
  const retired = valueOf(cells.retired ?? '', { as: 'flag', otherwise: false }, cellPlace(row, 'retired', references, problems));
  const [fromKinds, toKinds] = endKinds(row, known);
  const rest = restText(row.rest);
  if (rest === null) problems.warning(pathOf(row, ''), 'What stands in unknown columns is too much to be kept.', null, number);
  const item: unknown = {
    itemId,
    frameworkId: target.frameworkId,
    kind: record,
    parentId: place?.parentId ?? null,
    ordinal: place?.ordinal ?? 0,
    fromId: isLine(record) ? end('from', fromKinds, known?.fromId) : null,
    toId: isLine(record) ? end('to', toKinds, known?.toId) : null,
    code: text('code', 60),
    title: text('title', 2000),
    stewardUserId: known?.stewardUserId ?? null,
    reviewMonths: has('review_months') ? (months ?? null) : (known?.reviewMonths ?? null),
    isRetired: has('retired') ? (retired ?? false) : (known?.isRetired ?? false),
    replacedById: end('replaced_by', [record], known?.replacedById),
    origin: { format, identifier, rest: rest ?? '{}' },
    content: withParts(contentOf(row, known, references, problems), parts.of(row, known)),
  };
  const parsed = frameworkItem.safeParse(item);
  if (parsed.success) return [parsed.data];
  const issue = parsed.error.issues[0];
  const column = issue?.path.join('.') ?? '';
  problems.error(
    pathOf(row, column.replace(/^content\./, '')),
    `This is not as it must be (${issue?.message ?? ''}): the row was left out.`,
    cells.title ?? identifier,
    number,
  );
  return [];
}

/** What rows of their own say beside the cells; of validity the cells say a part as well. */
function withParts(content: Readonly<Record<string, unknown>>, parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { validity } = parts;
  const joined = typeof validity === 'object' && validity !== null && 'rules' in validity;
  return { ...content, ...parts, ...(joined ? { validity: { ...Object(content['validity']), ...validity } } : {}) };
}

function contentOf(row: ItemRow, known: FrameworkItem | undefined, references: References, problems: Problems): Record<string, unknown> {
  const former: Readonly<Record<string, unknown>> = known?.content ?? {};
  const content: Record<string, unknown> = { ...emptyParts[row.record], ...former };
  for (const { key, column, codec, otherwise } of contentColumns[row.record]) {
    const [first = '', second] = key.split('.');
    const cell = row.cells[column];
    const kept = cell === undefined && known !== undefined;
    const plain = key === 'scaleId' ? references.scaleId : otherwise;
    const value = cell === undefined ? undefined : valueOf(cell, codec, cellPlace(row, column, references, problems));
    if (second === undefined) {
      if (!kept) content[first] = value ?? plain;
    } else if (!kept) content[first] = { ...Object(content[first]), [second]: value ?? plain };
  }
  return content;
}

function cellPlace(row: ItemRow, column: OwnColumn, references: References, problems: Problems) {
  return {
    column: pathOf(row, column),
    row: row.number,
    problems,
    refer: (reference: string) => orToldOf(row, column, reference, kindsOf(column), references, problems),
  };
}

function kindsOf(column: OwnColumn): readonly ItemKind[] {
  return column === 'scale' ? ['scale'] : column === 'blocks' ? ['block'] : nodeKinds;
}

/** Which kinds of item the codes in `from` and `to` of a line may name. */
function endKinds(
  { record, cells }: ItemRow,
  known: FrameworkItem | undefined,
): readonly [from: readonly NamedKind[], to: readonly NamedKind[]] {
  if (record === 'requirement') {
    const subject = cells.subject?.toLowerCase() ?? (known?.kind === 'requirement' ? known.content.subject : 'role');
    return [[subject === 'unit' ? 'unit' : 'role'], ['competency']];
  }
  const relation = cells.relation?.toLowerCase();
  if (relation === 'roletask') return [['role'], ['task']];
  if (relation === 'taskcompetency') return [['task'], ['competency']];
  if (relation === 'taskclause') return [['task'], ['clause']];
  if (relation === 'competencyclause') return [['competency'], ['clause']];
  return [nodeKinds, nodeKinds];
}

function named(
  row: ItemRow,
  column: 'from' | 'to' | 'replaced_by',
  kinds: readonly NamedKind[],
  references: References,
  problems: Problems,
): string | null {
  const reference = row.cells[column] ?? '';
  return reference === '' ? null : orToldOf(row, column, reference, kinds, references, problems);
}

/** What is neither in the file nor in the library may be in another library of the site: it is kept as it is, and told. */
function orToldOf(
  row: ItemRow,
  column: OwnColumn,
  reference: string,
  kinds: readonly NamedKind[],
  references: References,
  problems: Problems,
): string {
  const found = references.find(reference, kinds);
  if (found !== null) return found;
  problems.warning(
    pathOf(row, column),
    kinds.includes('unit')
      ? 'No unit has this id, and no single one this name: the reference was kept as it is.'
      : 'Neither this file nor this library has an item of this id or code: the reference was kept as it is.',
    reference,
    row.number,
  );
  return reference.slice(0, 64);
}
