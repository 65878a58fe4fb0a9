/** A revision of a rule of the site that two people sign. Instants are ISO text; content is JSON. */
export type RuleRevisionRow = {
  revision: number;
  content: string;
  reason: string;
  contentDigest: string;
  preparedBy: string;
  approvedBy: string;
  approvedAt: string;
  entryNumber: number;
};
