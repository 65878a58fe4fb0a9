import { Button } from '@mantine/core';
import { useState } from 'react';
import { assessmentPolicy } from '../../../shared/contract/assessment-policy';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { assessorWords } from '../../lib/words/assessors';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { SignatureList } from '../../ui/signature-list';
import { useRules, type Rules } from './queries';
import { RulesForm } from './rules-form';
import { ruleChanges, ruleGroups } from './rules-text';
import classes from './assessors.module.css';

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
  const [isChanging, setChanging] = useState(false);
  return (
    <Loaded query={query}>
      {(rules) => (
        <div className={classes.scroll}>
          <div className={classes.stack}>
            <section className={classes.section} aria-labelledby="rules">
              <h2 id="rules" className={classes.title}>
                {words.title}
              </h2>
              <p className={classes.small}>{words.hint}</p>
              <p className={classes.small}>{words.own}</p>
            </section>
            {isChanging ? (
              <RulesForm rules={rules} onDone={() => setChanging(false)} />
            ) : (
              <>
                {ruleGroups(rules.content).map(({ title, lines }) => (
                  <section key={title} className={classes.section} aria-label={title}>
                    <h3 className={classes.title}>{title}</h3>
                    <KeyValueList items={lines} />
                  </section>
                ))}
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

function History({ rules: { history, signatures } }: { readonly rules: Rules }) {
  return (
    <section className={classes.section} aria-labelledby="rules-history">
      <h3 id="rules-history" className={classes.title}>
        {words.history}
      </h3>
      {history.length === 0 ? (
        <EmptyState title={words.historyEmpty} hint={words.none} />
      ) : (
        <>
          <ShortTable labelledBy="rules-history">
            <thead>
              <tr>
                <th scope="col">{words.columns.revision}</th>
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
                  <td data-figures>{formatInstant(one.approvedAt)}</td>
                  <td>{one.preparedBy}</td>
                  <td>{one.approvedBy}</td>
                  <td>{one.reason}</td>
                  <td>{ruleChanges(history[index + 1]?.content ?? assessmentPolicy.parse({}), one.content).join('; ')}</td>
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
