import { riskRule } from '../../../../shared/contract/risk-rule';
import { useMay } from '../../../lib/session';
import { gapWords } from '../../../lib/words/gaps';
import { readinessWords } from '../../../lib/words/readiness';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { SignedRule } from '../../../ui/signed-rule/signed-rule';
import { useReadinessFilter } from '../filters';
import classes from './gaps.module.css';
import { useRiskRules } from './queries';
import { RiskRuleForm } from './rule-form';
import { describeRule } from './rule-text';

const words = gapWords.rules;

/** The rule by which gaps are ranked on the day, and every revision of it. */
export function RiskRulePage() {
  const { asOf } = useReadinessFilter();
  return (
    <IfMay permission="framework.read" title={words.title}>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        parent={{ label: readinessWords.tabs.gaps, href: asOf === null ? '#/readiness/gaps' : `#/readiness/gaps?asOf=${asOf}` }}
      />
      <FoundRule asOf={asOf} />
    </IfMay>
  );
}

function FoundRule({ asOf }: { readonly asOf: string | null }) {
  const query = useRiskRules(asOf);
  const mayChange = useMay('framework.approve');
  return (
    <Loaded query={query}>
      {(rules) => (
        <SignedRule
          words={words}
          content={rules.content}
          first={riskRule.parse({})}
          revisions={rules}
          mayChange={mayChange}
          describe={describeRule}
          renderForm={(onDone) => (
            <RiskRuleForm basis={rules.newest} content={rules.history[0]?.content ?? rules.content} onDone={onDone} />
          )}
        >
          <section className={classes.section} aria-label={words.current}>
            <p className={classes.worked}>{gapWords.formula.title}</p>
            <p className={classes.small}>{gapWords.formula.hint}</p>
            <p className={classes.small}>{gapWords.formula.revision(rules.revision, rules.inForceFrom)}</p>
            {rules.newest !== rules.revision && rules.history[0] !== undefined && (
              <p className={classes.small}>{words.newestLater(rules.newest, rules.history[0].inForceFrom)}</p>
            )}
          </section>
        </SignedRule>
      )}
    </Loaded>
  );
}
