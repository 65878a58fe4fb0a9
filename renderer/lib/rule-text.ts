import { uiWords } from './words/ui';

const words = uiWords.rule;

export interface RuleLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}

/** Some of what a rule of the site says, in words, under a title of its own. */
export interface RuleGroup {
  readonly title: string;
  readonly lines: readonly RuleLine[];
}

/** What a rule says otherwise than the one before it, a line each; each line is named by its group, which may say the unit. */
export function ruleChanges(before: readonly RuleGroup[], after: readonly RuleGroup[]): readonly string[] {
  const [earlier, later] = [valueByName(before), valueByName(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((name) => {
    const [was, is] = [earlier.get(name) ?? words.absent, later.get(name) ?? words.absent];
    return was === is ? [] : [words.changed(name, was, is)];
  });
}

const valueByName = (groups: readonly RuleGroup[]): ReadonlyMap<string, string> =>
  new Map(groups.flatMap(({ title, lines }) => lines.map(({ label, value }) => [`${title}, ${label}`, value])));
