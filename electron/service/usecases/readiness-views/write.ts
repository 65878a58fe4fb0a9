import type { Contract } from '../../../../shared/contract';
import { csvLine } from '../../../../shared/domain/csv';
import { fail, ok } from '../../../../shared/result';
import { siteFacts } from '../../db/sql/site';
import { writeWorkbook, type SheetToWrite } from '../../platform/workbook';
import { inZone } from '../../reports/moments';
import { digestOfView, type TableView } from '../../reports/table-view';
import { words } from '../../reports/words';
import type { CommandUseCase } from '../context';
import { chosenTarget, writeAside } from '../exports/written-file';
import { forgetView, preparedView } from './prepared-view';

const byteOrderMark = '\u{feff}';

export const writeView: CommandUseCase<Contract['readinessViews']['write']> = async (tx, { target: handle, reason }, ctx) => {
  const prepared = preparedView(ctx.session.prepared, handle);
  if (prepared === null) return fail('HandleExpired');
  const { format, view } = prepared;
  const target = chosenTarget(ctx, handle, 'exportView', format);
  if (!target.ok) return target;
  const digest = digestOfView(view);
  const { name: site } = await siteFacts(tx);
  const about = aboutLines(view, { site, by: ctx.actor.printedName, at: inZone(ctx.now.toISOString(), ctx.zone), digest });
  const written = writeAside(ctx, target.value, format === 'csv' ? csvOf(view, about) : await writeWorkbook(sheetsOf(view, about)));
  if (!written.ok) return written;
  const entity = { entity: 'view_file', entityId: written.value.sha256 };
  const filters = Object.fromEntries(view.filters.map(({ label, value }) => [label, value]));
  const facts = { ...written.value, digest, asOf: view.asOf, view: view.title, filters, lines: view.rows.length };
  ctx.audit({
    action: 'readinessViews.write',
    ...entity,
    reason,
    validFrom: view.asOf,
    changes: [{ ...entity, personId: null, old: null, new: facts }],
  });
  ctx.afterCommit(() => forgetView(ctx.session.prepared));
  return ok({ ...written.value, lines: view.rows.length, digest });
};

interface Written {
  readonly site: string;
  readonly by: string;
  readonly at: string;
  readonly digest: string;
}

/** What stands at the head of the file: of which site, what, as of when, narrowed to what, by whom, how much. */
function aboutLines({ title, asOf, filters, rows, notes }: TableView, { site, by, at, digest }: Written): Array<[string, string | number]> {
  const { view } = words;
  return [
    [view.site, site],
    [view.about, title],
    [view.day, asOf],
    ...filters.map(({ label, value }): [string, string] => [label, value]),
    [view.lines, rows.length],
    [view.digest, digest],
    [view.generated, `${by}, ${at}`],
    ...notes.map((note): [string, string] => ['', note]),
  ];
}

function csvOf({ columns, rows }: TableView, about: ReadonlyArray<readonly [string, string | number]>): string {
  const table = [columns.map(({ name }) => name), ...rows];
  return byteOrderMark + [...about, [], ...table].map((line) => csvLine(line)).join('');
}

function sheetsOf({ columns, rows, title }: TableView, about: ReadonlyArray<readonly [string, string | number]>): SheetToWrite[] {
  const [first, ...rest] = about;
  return [
    { name: words.view.records, headers: columns.map(({ name }) => name), rows: rows.map((row) => row.map((value) => value ?? '')) },
    { name: words.view.about, headers: (first ?? [title]).map(String), rows: rest },
  ];
}
