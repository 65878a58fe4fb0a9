import { assessmentPolicy } from '../../../shared/contract/assessment-policy';
import { useMay } from '../../lib/session';
import { assessorWords } from '../../lib/words/assessors';
import { IfMay } from '../../ui/if-may';
import { Loaded } from '../../ui/loaded';
import { RuleHead } from '../../ui/signed-rule/rule-head';
import { SignedRule } from '../../ui/signed-rule/signed-rule';
import { useRules } from './queries';
import { RulesForm } from './rules-form';
import { ruleGroups } from './rules-text';

const words = assessorWords.rules;

/** What this site asks of assessments and of those who make them, and every revision of it. */
export function RulesPage() {
  return (
    <IfMay permission="framework.read">
      <FoundRules />
    </IfMay>
  );
}

function FoundRules() {
  const query = useRules();
  const mayChange = useMay('assessments.authorise');
  return (
    <Loaded query={query}>
      {(rules) => (
        <SignedRule
          words={words}
          content={rules.content}
          first={assessmentPolicy.parse({})}
          revisions={rules}
          mayChange={mayChange}
          describe={ruleGroups}
          renderForm={(onDone) => <RulesForm rules={rules} onDone={onDone} />}
        >
          <RuleHead title={words.title} notes={[words.hint, words.own]} />
        </SignedRule>
      )}
    </Loaded>
  );
}
