import { useId, type ComponentProps } from 'react';
import { formatInstant } from '../../lib/formatting';
import { ruleChanges, type RuleGroup } from '../../lib/rule-text';
import { uiWords } from '../../lib/words/ui';
import { EmptyState } from '../empty-state';
import { ShortTable } from '../short-table';
import { SignatureList } from '../signature-list';
import classes from './signed-rule.module.css';

const { columns } = uiWords.rule;

export interface RuleHistoryWords {
  readonly history: string;
  readonly historyEmpty: string;
  readonly historyEmptyHint: string;
  readonly signature: string;
}

export interface Revisions<Content> {
  /** Newest first. */
  readonly history: ReadonlyArray<{
    readonly revision: number;
    /** Its first day, where it does not hold from its approval on. */
    readonly inForceFrom?: string;
    readonly content: Content;
    readonly reason: string;
    readonly preparedBy: string;
    readonly approvedBy: string;
    readonly approvedAt: string;
  }>;
  /** Under the newest. */
  readonly signatures: ComponentProps<typeof SignatureList>['signatures'];
}

/** Every revision of a rule: when, by whom, why, and what it changed. */
export function RuleHistory<Content>({
  words,
  first,
  revisions: { history, signatures },
  describe,
}: {
  readonly words: RuleHistoryWords;
  readonly first: Content;
  readonly revisions: Revisions<Content>;
  readonly describe: (content: Content) => readonly RuleGroup[];
}) {
  const id = useId();
  const hasDays = history.some(({ inForceFrom }) => inForceFrom !== undefined);
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.title}>
        {words.history}
      </h3>
      {history.length === 0 ? (
        <EmptyState title={words.historyEmpty} hint={words.historyEmptyHint} />
      ) : (
        <>
          <ShortTable labelledBy={id}>
            <thead>
              <tr>
                <th scope="col">{columns.revision}</th>
                {hasDays && <th scope="col">{columns.from}</th>}
                <th scope="col">{columns.approvedAt}</th>
                <th scope="col">{columns.by}</th>
                <th scope="col">{columns.and}</th>
                <th scope="col">{columns.reason}</th>
                <th scope="col">{columns.changes}</th>
              </tr>
            </thead>
            <tbody>
              {history.map((one, index) => (
                <tr key={one.revision}>
                  <td data-figures>{one.revision}</td>
                  {hasDays && <td data-figures>{one.inForceFrom}</td>}
                  <td data-figures>{formatInstant(one.approvedAt)}</td>
                  <td>{one.preparedBy}</td>
                  <td>{one.approvedBy}</td>
                  <td>{one.reason}</td>
                  <td>{ruleChanges(describe(history[index + 1]?.content ?? first), describe(one.content)).join('; ')}</td>
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
