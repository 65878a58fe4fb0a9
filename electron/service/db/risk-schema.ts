import type { RuleRevisionRow } from './rule-schema';

/** Rows of the tables of 0021-risk. Columns are named as the contract's keys; dates and instants are ISO text; content is JSON. */

export type RiskRuleRow = RuleRevisionRow & { inForceFrom: string };

export type RiskTables = { risk_rule: RiskRuleRow };
