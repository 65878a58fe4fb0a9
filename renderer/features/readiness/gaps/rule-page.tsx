import { Button } from '@mantine/core';
import { useState } from 'react';
import { riskRule, type RiskRule } from '../../../../shared/contract/risk-rule';
import { formatInstant } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { gapWords } from '../../../lib/words/gaps';
import { readinessWords } from '../../../lib/words/readiness';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { SignatureList } from '../../../ui/signature-list';
import { useReadinessFilter } from '../filters';
import classes from './gaps.module.css';
import { useRiskRules, type RiskRules } from './queries';
import { RuleForm } from './rule-form';
import { groupOf, ruleDifferences, ruleGroups, ruleLines } from './rule-text';

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
  const [isChanging, setChanging] = useState(false);
  return (
    <Loaded query={query}>
      {(rules) => (
        <div className={classes.scroll}>
          <div className={classes.stack}>
            <section className={classes.section} aria-label={words.current}>
              <p className={classes.worked}>{gapWords.formula.title}</p>
              <p className={classes.small}>{gapWords.formula.hint}</p>
              <p className={classes.small}>{gapWords.formula.revision(rules.revision, rules.inForceFrom)}</p>
              {rules.newest !== rules.revision && rules.history[0] !== undefined && (
                <p className={classes.small}>{words.newestLater(rules.newest, rules.history[0].inForceFrom)}</p>
              )}
            </section>
            {isChanging ? (
              <RuleForm basis={rules.newest} content={rules.history[0]?.content ?? rules.content} onDone={() => setChanging(false)} />
            ) : (
              <>
                <Numbers rule={rules.content} />
                {mayChange && (
                  <div>
                    <Button variant="default" onClick={() => setChanging(true)}>
                      {words.change}
                    </Button>
                  </div>
                )}
              </>
            )}
            <History rules={rules} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Numbers({ rule }: { readonly rule: RiskRule }) {
  const lines = ruleLines(rule);
  return (
    <div className={classes.groups}>
      {ruleGroups.map((group) => (
        <section key={group} className={classes.section} aria-label={words.groups[group]}>
          <h3 className={classes.title}>{words.groups[group]}</h3>
          <KeyValueList
            items={lines
              .filter(({ field }) => groupOf(field) === group)
              .map(({ field, value }) => ({ key: field, label: words.fields[field], value: <span data-figures>{value}</span> }))}
          />
        </section>
      ))}
    </div>
  );
}

function History({ rules: { history, signatures } }: { readonly rules: RiskRules }) {
  return (
    <section className={classes.section} aria-labelledby="risk-history">
      <h3 id="risk-history" className={classes.title}>
        {words.history}
      </h3>
      {history.length === 0 ? (
        <EmptyState title={words.historyEmpty} hint={words.historyEmptyHint} />
      ) : (
        <>
          <ShortTable labelledBy="risk-history">
            <thead>
              <tr>
                <th scope="col">{words.columns.revision}</th>
                <th scope="col">{words.columns.from}</th>
                <th scope="col">{words.columns.approvedAt}</th>
                <th scope="col">{words.columns.by}</th>
                <th scope="col">{words.columns.and}</th>
                <th scope="col">{words.columns.reason}</th>
                <th scope="col">{words.columns.changes}</th>
              </tr>
            </thead>
            <tbody>
              {history.map((one, index) => (
                <tr key={one.revision}>
                  <td data-figures>{one.revision}</td>
                  <td data-figures>{one.inForceFrom}</td>
                  <td data-figures>{formatInstant(one.approvedAt)}</td>
                  <td>{one.preparedBy}</td>
                  <td>{one.approvedBy}</td>
                  <td>{one.reason}</td>
                  <td>{ruleDifferences(history[index + 1]?.content ?? riskRule.parse({}), one.content).join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
          <h3 className={classes.title}>{words.signature}</h3>
          <SignatureList signatures={signatures} />
        </>
      )}
    </section>
  );
}
