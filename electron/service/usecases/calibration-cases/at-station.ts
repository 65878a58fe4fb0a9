import { scopeOf } from '../../../../shared/domain/permissions';
import type { KnownStudy } from '../../db/sql/gold-studies';
import type { ReadContext } from '../context';

/** Whether a study may be rated in this session: by the assessor in their own, or before whoever runs calibration. Who signs it is always the assessor. */
export function isAtStation(ctx: Pick<ReadContext, 'session' | 'grants' | 'actor'>, { study }: KnownStudy): boolean {
  return study.userId === ctx.session.userId || scopeOf(ctx.grants, 'calibration.run', ctx.actor.personId) !== null;
}
