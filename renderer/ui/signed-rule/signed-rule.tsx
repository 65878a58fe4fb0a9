import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useReturningButton } from '../../lib/form-focus';
import type { RuleGroup } from '../../lib/rule-text';
import { KeyValueList } from '../key-value-list';
import { RuleHistory, type RuleHistoryWords, type Revisions } from './rule-history';
import classes from './signed-rule.module.css';

/** A rule of the site that two people sign: what holds, a form for the next revision, and every revision with who signed it and why. */
export function SignedRule<Content>({
  words,
  content,
  first,
  revisions,
  mayChange,
  describe,
  renderForm,
  children,
}: {
  readonly words: RuleHistoryWords & { readonly change: string };
  readonly content: Content;
  /** What a new site has. */
  readonly first: Content;
  readonly revisions: Revisions<Content>;
  readonly mayChange: boolean;
  readonly describe: (content: Content) => readonly RuleGroup[];
  /** The next revision, in place of what holds. */
  readonly renderForm: (onDone: () => void) => ReactNode;
  /** What it is, above what it says. */
  readonly children: ReactNode;
}) {
  // A draft that was begun is come back to by an address of its own.
  const isAsked = useSearch({ strict: false }).change === true;
  const change = useReturningButton(isAsked && mayChange);
  return (
    <div className={classes.scroll}>
      <div className={classes.stack}>
        {children}
        {change.isOpen ? (
          renderForm(change.close)
        ) : (
          <>
            <div className={classes.groups} data-figures>
              {describe(content).map(({ title, lines }) => (
                <section key={title} className={classes.section} aria-label={title}>
                  <h3 className={classes.title}>{title}</h3>
                  <KeyValueList items={lines} />
                </section>
              ))}
            </div>
            {mayChange && (
              <div>
                <Button variant="default" autoFocus={change.isBack} onClick={change.open}>
                  {words.change}
                </Button>
              </div>
            )}
          </>
        )}
        <RuleHistory words={words} first={first} revisions={revisions} describe={describe} />
      </div>
    </div>
  );
}
