import { levelCode } from '../../../../shared/domain/scale';
import type { AssessmentKind } from '../../../../shared/domain/assessment';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { scaleOn } from '../../db/sql/scales';
import type { CommandContext } from '../context';
import { lackingAuthority } from './assessor-check';
import { checkIndependence } from './check-independence';

/** What is about to be signed, as far as it decides who may. */
export interface Asked {
  readonly personId: string;
  readonly competencyId: string;
  readonly competency: { readonly frameworkId: string; readonly scaleId: string };
  readonly level: number;
  readonly kind: AssessmentKind;
  readonly performedOn: string;
  readonly independenceReason: string;
}

/** Whether this command's signer may make an assessment: answers with the reason that is to be kept, where one is asked for. */
export async function checkAssessor(tx: Tx, ctx: CommandContext, asked: Asked) {
  const policy = await assessmentPolicyOn(tx);
  const { personId, competencyId, competency, level, kind, performedOn } = asked;
  const scale = (await scaleOn(tx, competency.scaleId, ctx.today))?.levels ?? [];
  const days = performedOn === ctx.today ? [performedOn] : [performedOn, ctx.today];
  const items: string[] = await lackingAuthority(
    tx,
    policy,
    ctx.signer,
    { competencyId, libraryId: competency.frameworkId, level, kind, days },
    (held) => levelCode(scale, held),
  );
  if (items.length > 0) return fail('AuthorityMissing', { items });
  const { independenceReason } = asked;
  const near = await checkIndependence(tx, policy, ctx.signer, { personId, competencyId, day: performedOn, independenceReason });
  return near.ok ? ok(near.value?.reason ?? null) : near;
}
