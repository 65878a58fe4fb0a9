import type { Contract } from '../../../../shared/contract';
import { detectDateOrder } from '../../../../shared/domain/hris/dates';
import { dateFields } from '../../../../shared/domain/hris/fields';
import { checkMapping, draftMapping, type ColumnMapping } from '../../../../shared/domain/hris/mapping';
import { planImport } from '../../../../shared/domain/hris/plan';
import { fail, ok } from '../../../../shared/result';
import { everyJobRole } from '../../db/sql/job-roles';
import type { InputOf, QueryUseCase, ReadContext } from '../context';
import { loadKnownPeople } from './known-people';
import { keepPrepared, preparedImport, type PreparedImport } from './prepared-import';
import { noticeOf, readImportBlob, readImportPath } from './read-file';
import { showColumns, showDryRun } from './show-preview';

type Preview = Contract['imports']['preview'];

export const previewImport: QueryUseCase<Preview> = async (db, { source, mapping: chosen }, ctx) => {
  const read = await readSource(source, ctx);
  if (!read.ok) return read;
  const file = read.value;
  const { headers, rows, rowNumbers, encoding, delimiter, warnings } = file.table;
  const { suggestions, mapping: suggested } = draftMapping(headers, rows);
  const mapping = (chosen ?? suggested).map((entry, index) => withDateOrder(entry, index, rows));
  const problems = checkMapping(headers, mapping);
  const knownPeople = await loadKnownPeople(db, ctx.today);
  const planned = planImport({
    headers,
    rows,
    rowNumbers,
    mapping,
    today: ctx.today,
    known: knownPeople.known,
    closing: knownPeople.closing,
  });
  const prepared: PreparedImport = {
    previewId: ctx.makeId(),
    file,
    mapping,
    problems,
    plan: planned.ok ? planned.value : null,
    today: ctx.today,
    knownDigest: knownPeople.digest,
  };
  keepPrepared(ctx.session.prepared, prepared);
  return ok({
    previewId: prepared.previewId,
    fileName: file.fileName,
    sha256: file.sha256,
    encoding,
    delimiter,
    rowCount: rows.length,
    columns: showColumns(file.table, suggestions, mapping),
    notices: warnings.map(noticeOf),
    problems: problems.map(({ column, message }) => ({ column: column ?? null, message })),
    dryRun: prepared.plan === null ? null : showDryRun(prepared.plan, knownPeople, await everyJobRole(db, ctx.today)),
  });
};

async function readSource(source: InputOf<Preview>['source'], ctx: ReadContext) {
  if ('previewId' in source) {
    const earlier = preparedImport(ctx.session.prepared, source.previewId);
    return earlier === null ? fail('PreviewExpired') : ok(earlier.file);
  }
  if ('file' in source) return readImportBlob(source.fileName, source.file);
  const path = ctx.redeem(source.handle, 'importPeople');
  return path === null ? fail('HandleExpired') : readImportPath(path);
}

/** A date column whose order nobody chose takes the one that all of its values share. */
function withDateOrder(entry: ColumnMapping, index: number, rows: readonly (readonly string[])[]): ColumnMapping {
  if (!dateFields.some((field) => field === entry.field)) return { ...entry, dateOrder: null };
  if (entry.dateOrder !== null) return entry;
  const finding = detectDateOrder(rows.map((row) => row[index] ?? ''));
  return 'order' in finding ? { ...entry, dateOrder: finding.order } : entry;
}
