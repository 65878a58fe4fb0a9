import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { allDrafts } from '../../db/sql/framework-drafts';
import { allFrameworks } from '../../db/sql/framework-library';
import { allAccounts } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { checkSteward } from './stewards';

/** Makes a library, or changes its name, its stewards, or whether it is still in use. */
export const saveLibrary: CommandUseCase<Contract['framework']['saveLibrary']> = async (tx, input, ctx) => {
  const { name, description, functionName, stewardUserIds, isRetired, reason } = input;
  const known = await allFrameworks(tx);
  const former = known.find(({ frameworkId }) => frameworkId === input.frameworkId);
  if (input.frameworkId !== null) {
    if (former === undefined) return fail('FrameworkNotFound');
    const steward = await checkSteward(tx, former, ctx.actor.userId);
    if (!steward.ok) return steward;
  }
  if (known.some((one) => one !== former && one.name.toLowerCase() === name.toLowerCase())) return fail('NameTaken');
  const accounts = new Set((await allAccounts(tx)).map(({ userId }) => userId));
  const unknown = stewardUserIds.find((userId) => !accounts.has(userId));
  if (unknown !== undefined) return fail('StewardNotFound', { userId: unknown });
  if (isRetired && (await allDrafts(tx)).some((draft) => draft.frameworkId === former?.frameworkId)) return fail('DraftOpen');
  const frameworkId = former?.frameworkId ?? ctx.makeId();
  const row = {
    frameworkId,
    name,
    description,
    functionName,
    stewardUserIds: JSON.stringify(stewardUserIds),
    isRetired: isRetired ? 1 : 0,
  } as const;
  const changes = await writeVersions(tx, ctx.entry, 'framework', [row]);
  ctx.audit({ action: 'framework.saveLibrary', entity: 'framework', entityId: frameworkId, reason, changes });
  return ok({ frameworkId });
};
