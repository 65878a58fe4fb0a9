import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationProgrammeRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import { programmeRevisions } from '../../db/sql/calibration-programme';
import { allJobRoles } from '../../db/sql/job-roles';
import type { CommandUseCase } from '../context';
import { ownersOf } from './owners';

export const saveProgramme: CommandUseCase<Contract['calibrationProgramme']['save']> = async (tx, input, ctx) => {
  const { basis, content, reason } = input;
  const [newest] = input.programmeId === null ? [] : await programmeRevisions(tx, input.programmeId);
  if (input.programmeId !== null && (newest === undefined || newest.isEnded === 1)) return fail('ProgrammeNotFound');
  if ((newest?.revision ?? 0) !== basis) return fail('ProgrammeChanged');
  if (!isRealDate(content.from)) return fail('NotADate');
  if (!(await ownersOf(tx)).some(({ userId }) => userId === content.ownerUserId)) return fail('OwnerUnfit');
  const { roleId } = content;
  if (roleId !== null && !(await allJobRoles(tx, ctx.today)).some((role) => role.roleId === roleId)) return fail('RoleUnknown');
  if (newest !== undefined && canonicalJson(JSON.parse(newest.content)) === canonicalJson(content)) return fail('Unchanged');
  const row: CalibrationProgrammeRow = {
    programmeId: newest?.programmeId ?? ctx.makeId(),
    revision: basis + 1,
    content: JSON.stringify(content),
    isEnded: 0,
    reason,
    savedBy: ctx.actor.userId,
    savedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'calibration_programme', [row]);
  const { programmeId, revision } = row;
  const entity = { entity: 'calibration_programme', entityId: `${programmeId}/${revision}` };
  ctx.audit({
    action: 'calibrationProgramme.save',
    ...entity,
    reason,
    changes: [{ ...entity, personId: null, old: null, new: { ...row } }],
  });
  return ok({ programmeId, revision });
};
