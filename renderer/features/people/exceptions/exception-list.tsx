import { Button } from '@mantine/core';
import { useState } from 'react';
import { isWithdrawable } from '../../../../shared/domain/exception-terms';
import { useAsOf } from '../../../lib/as-of';
import { useMay, useSession } from '../../../lib/session';
import { exceptionWords } from '../../../lib/words/exceptions';
import { Loaded } from '../../../ui/loaded';
import { SignatureList } from '../../../ui/signature-list';
import { RecordSection } from '../records/record-section';
import { endText, factsOf, titleOf } from './exception-text';
import { useExceptionsOf, type SignedException } from './queries';
import { WithdrawalForm } from './withdrawal-form';
import classes from './exceptions.module.css';

const words = exceptionWords.list;

/** What was signed of the person's qualifications: what is in force or to come first, what has ended behind one step. */
export function ExceptionList({ personId }: { readonly personId: string }) {
  const asOf = useAsOf();
  const query = useExceptionsOf(personId, asOf);
  return (
    <RecordSection title={words.title}>
      <Loaded query={query}>
        {({ exceptions }) => {
          const past = exceptions.filter(({ state }) => state === 'ended' || state === 'expired');
          const present = exceptions.filter((one) => !past.includes(one));
          return (
            <>
              {exceptions.length === 0 && <p className={classes.small}>{words.none}</p>}
              <Items exceptions={present} />
              {past.length > 0 && (
                <details className={classes.past}>
                  <summary>{words.past(past.length)}</summary>
                  <Items exceptions={past} />
                </details>
              )}
            </>
          );
        }}
      </Loaded>
    </RecordSection>
  );
}

function Items({ exceptions }: { readonly exceptions: readonly SignedException[] }) {
  if (exceptions.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={words.title}>
      {exceptions.map((one) => (
        <Item key={one.exceptionId} exception={one} />
      ))}
    </ul>
  );
}

function Item({ exception }: { readonly exception: SignedException }) {
  const asOf = useAsOf();
  const { user, today } = useSession();
  const mayWithdraw = useMay('qualifications.suspend');
  const [open, setOpen] = useState<'signatures' | 'withdrawal' | null>(null);
  const { kind, from, to, end, personId, reason, signedBy, approvedBy, state, signatures } = exception;
  const isOpenStill = end === null && (to === null || to >= today);
  const canWithdraw = mayWithdraw && asOf === null && isWithdrawable(kind) && isOpenStill && user.personId !== personId;
  const title = titleOf(exception);
  const what = `${title}, ${words.span(from, to)}`;
  const ended = endText(exception);
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <div>
          <strong>{title}</strong>
          <p>{[exceptionWords.states[state], ...factsOf(exception)].join(' · ')}</p>
          <p className={classes.small}>{[reason, words.by(signedBy, approvedBy), ...(ended === null ? [] : [ended])].join(' · ')}</p>
        </div>
        <span className={classes.itemButtons}>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open === 'signatures'}
            aria-label={words.signaturesOf(what)}
            onClick={() => setOpen(open === 'signatures' ? null : 'signatures')}
          >
            {words.signatures}
          </Button>
          {canWithdraw && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={exceptionWords.withdrawal.of(what)}
              disabled={open === 'withdrawal'}
              onClick={() => setOpen('withdrawal')}
            >
              {exceptionWords.withdrawal.open}
            </Button>
          )}
        </span>
      </div>
      {open === 'signatures' && <SignatureList signatures={signatures} />}
      {open === 'withdrawal' && <WithdrawalForm exception={exception} onDone={() => setOpen(null)} />}
    </li>
  );
}
