import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { csvLine } from '../../../../shared/domain/csv';
import { fail, ok } from '../../../../shared/result';
import { siteFacts } from '../../db/sql/site';
import { completeText, discardText, isBlocked, writeNew } from '../../platform/export-files';
import { writeWorkbook, type SheetToWrite } from '../../platform/workbook';
import { inZone } from '../../reports/moments';
import { digestOfView, type TableView } from '../../reports/table-view';
import { words } from '../../reports/words';
import type { CommandUseCase } from '../context';
import { cannotWriteReason } from '../exports/cannot-write';
import { withEnding } from '../framework-exchange/with-ending';
import { forgetView, preparedView } from './prepared-view';

const byteOrderMark = '\u{feff}';

/** The file is on disk under another name before the transaction ends, and gets its own when it has. */
export const writeView: CommandUseCase<Contract['readinessViews']['write']> = async (tx, { target: handle, reason }, ctx) => {
  const chosen = ctx.redeem(handle, 'exportView');
  const prepared = preparedView(ctx.session.prepared, handle);
  if (chosen === null || prepared === null) return fail('HandleExpired');
  const { format, view } = prepared;
  const target = withEnding(chosen, format);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' });
  const digest = digestOfView(view);
  const { name: site } = await siteFacts(tx);
  const about = aboutLines(view, { site, by: ctx.actor.printedName, at: inZone(ctx.now.toISOString(), ctx.zone), digest });
  const content = format === 'csv' ? csvOf(view, about) : await writeWorkbook(sheetsOf(view, about));
  const part = `${target}.part`;
  ctx.onRollback(() => discardText(part));
  try {
    writeNew(part, content);
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    discardText(part);
    return fail('CannotWrite', { why });
  }
  const fileName = path.basename(target);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const entity = { entity: 'view_file', entityId: sha256 };
  const filters = Object.fromEntries(view.filters.map(({ label, value }) => [label, value]));
  const facts = { fileName, sha256, digest, asOf: view.asOf, view: view.title, filters, lines: view.rows.length };
  ctx.audit({
    action: 'readinessViews.write',
    ...entity,
    reason,
    validFrom: view.asOf,
    changes: [{ ...entity, personId: null, old: null, new: facts }],
  });
  ctx.afterCommit(() => {
    completeText(part, target);
    forgetView(ctx.session.prepared);
  });
  return ok({ fileName, lines: view.rows.length, sha256, digest });
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
