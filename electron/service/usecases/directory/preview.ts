import type { Contract } from '../../../../shared/contract';
import { directoryPreviewLimit } from '../../../../shared/contract/directory';
import { planProposals } from '../../../../shared/domain/directory/plan-proposals';
import { fail, ok } from '../../../../shared/result';
import type { InputOf, QueryUseCase, ReadContext } from '../context';
import { loadKnownDirectory } from './known-directory';
import { keepPrepared } from './prepared-directory';
import { readDirectoryBlob, readDirectoryPath } from './read-file';

type Preview = Contract['directory']['preview'];

export const previewDirectory: QueryUseCase<Preview> = async (db, { source }, ctx) => {
  const read = await readSource(source, ctx);
  if (!read.ok) return read;
  const file = read.value;
  const plan = planProposals(file.users, await loadKnownDirectory(db));
  const previewId = ctx.makeId();
  keepPrepared(ctx.session.prepared, { previewId, file, plan });
  const { proposals, withdrawn, unchanged } = plan;
  const rejects = [...file.rejects, ...plan.rejects].toSorted((one, other) => one.rowNumber - other.rowNumber);
  return ok({
    previewId,
    fileName: file.fileName,
    sha256: file.sha256,
    rowCount: file.rowCount,
    columns: Object.values(file.columns),
    roleColumns: [...file.roleColumns],
    notices: [...file.notices],
    proposals: proposals
      .slice(0, directoryPreviewLimit)
      .map(({ rowNumber, action, userName, displayName, person }) => ({ rowNumber, action, userName, displayName, person })),
    withdrawn: withdrawn.slice(0, directoryPreviewLimit).map(({ proposalId, action, userName }) => ({ proposalId, action, userName })),
    rejects: rejects.slice(0, directoryPreviewLimit),
    tripwires: [...plan.tripwires],
    totals: {
      create: proposals.filter(({ action }) => action === 'create').length,
      disable: proposals.filter(({ action }) => action === 'disable').length,
      withdrawn: withdrawn.length,
      unchanged,
      rejected: rejects.length,
    },
  });
};

async function readSource(source: InputOf<Preview>['source'], ctx: ReadContext) {
  if ('file' in source) return readDirectoryBlob(source.fileName, source.file);
  const path = ctx.redeem(source.handle, 'importDirectory');
  return path === null ? fail('HandleExpired') : readDirectoryPath(path);
}
