/** Rows of the tables of 0021-risk. Columns are named as the contract's keys; dates and instants are ISO text; content is JSON. */

export type RiskRuleRow = {
  revision: number;
  inForceFrom: string;
  content: string;
  reason: string;
  contentDigest: string;
  preparedBy: string;
  approvedBy: string;
  approvedAt: string;
  entryNumber: number;
};

export type RiskTables = { risk_rule: RiskRuleRow };
