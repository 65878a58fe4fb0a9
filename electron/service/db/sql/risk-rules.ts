import { riskRule, type RiskRule } from '../../../../shared/contract/risk-rule';
import { rememberedParse } from '../remembered-parse';
import type { RiskRuleRow } from '../risk-schema';
import type { Reader } from '../schema';

const parsed = rememberedParse(riskRule);

/** Every revision, newest first; none where the site has what a new one has. */
export async function riskRuleRevisions(db: Reader): Promise<RiskRuleRow[]> {
  return db.selectFrom('risk_rule').selectAll().orderBy('revision', 'desc').execute();
}

export interface RiskRuleOnDay {
  /** 0: what a new site has. */
  readonly revision: number;
  readonly inForceFrom: string | null;
  readonly content: RiskRule;
}

/** The rule that ranks a day: the newest revision whose day has come by then. */
export async function riskRuleOn(db: Reader, day: string): Promise<RiskRuleOnDay> {
  const row = await db
    .selectFrom('risk_rule')
    .select(['revision', 'inForceFrom', 'content'])
    .where('inForceFrom', '<=', day)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { revision: row?.revision ?? 0, inForceFrom: row?.inForceFrom ?? null, content: parsed(row?.content ?? '{}') };
}
