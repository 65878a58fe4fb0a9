export interface AccountabilityStatement {
  readonly version: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * What a person accepts, under their own new key, before their first signature (21 CFR 11.10(j)). A text that somebody
 * has signed is never edited: a change is a further version.
 */
export const accountabilityStatements: readonly [AccountabilityStatement, ...AccountabilityStatement[]] = [
  {
    version: 1,
    title: 'Accountability for signatures',
    paragraphs: [
      'A signature that I give with my user id and passphrase binds me as one written by my hand.',
      'I keep my passphrase to myself. I sign only what I have read, for myself alone, and with the meaning that is shown.',
      'If I believe that somebody else knows my passphrase, I say so to an administrator at once. Until then I answer for what is signed with it.',
    ],
  },
];

/** The statement that is asked for now. */
export const presentStatement: AccountabilityStatement = accountabilityStatements.at(-1) ?? accountabilityStatements[0];

export const statementOfVersion = (version: number): AccountabilityStatement | undefined =>
  accountabilityStatements.find((statement) => statement.version === version);
