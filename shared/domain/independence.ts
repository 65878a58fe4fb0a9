export const relationKinds = ['relative', 'household', 'business', 'dispute', 'other'] as const;
export type RelationKind = (typeof relationKinds)[number];

export type ConflictRule = 'refuse' | 'reason' | 'allow';

/** What an assessor is to the person they would judge. */
export interface RelationFacts {
  readonly isLineManager: boolean;
  /** Declared and in force on the day. */
  readonly declared: readonly RelationKind[];
  /** The last day on which they trained or supervised the person in it; null: never within a year. */
  readonly trainedLastOn: string | null;
}

/** What stands against somebody's judgement: nothing, something that needs a reason, or something that forbids it. */
export interface Independence {
  readonly rule: ConflictRule;
  /** In plain words, what the rule rests on. */
  readonly why: string[];
}

export const relationTexts: Readonly<Record<RelationKind, string>> = {
  relative: 'is a relative of the person',
  household: 'lives with the person',
  business: 'has business interests with the person',
  dispute: 'is in a dispute with the person',
  other: 'has declared a conflict of interest with the person',
};

/**
 * Whether somebody may judge a person, by the rules of the site: the strictest that applies speaks. That nobody judges
 * themselves is no rule of a site: it always holds, and is checked before.
 */
export function independenceOf(
  rules: { readonly lineManager: ConflictRule; readonly declared: ConflictRule; readonly trainer: ConflictRule },
  { isLineManager, declared, trainedLastOn }: RelationFacts,
): Independence {
  const found: Array<readonly [ConflictRule, string]> = [];
  if (isLineManager) found.push([rules.lineManager, 'is the line manager of the person']);
  for (const kind of declared) found.push([rules.declared, relationTexts[kind]]);
  if (trainedLastOn !== null) found.push([rules.trainer, `trained or supervised the person in this, last on ${trainedLastOn}`]);
  const rule = (['refuse', 'reason'] as const).find((asked) => found.some(([of]) => of === asked)) ?? 'allow';
  return { rule, why: found.flatMap(([of, text]) => (of === 'allow' ? [] : [text])) };
}
