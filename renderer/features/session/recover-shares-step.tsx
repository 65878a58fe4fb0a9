import { Button } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { shareFault } from '../../lib/share-fault';
import { sessionWords } from '../../lib/words/session';
import { sharesWords } from '../../lib/words/shares';
import { CodeFields } from '../../ui/code-fields';
import { FailureNote } from '../../ui/failure-note';
import { useCheckShares } from './queries';
import classes from './session.module.css';

const words = sessionWords.recover;
const mostShares = 9;

/** The shares, typed from paper; the next step comes once they have been shown to open the site. */
export function RecoverSharesStep(props: {
  readonly shares: readonly string[];
  readonly onChange: (shares: readonly string[]) => void;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}) {
  const { shares } = props;
  const check = useCheckShares();
  const { error } = check;
  const fault = shareFault(error);
  const isTyped = shares.every((text) => text.trim() !== '');
  const change = (next: readonly string[]) => {
    props.onChange(next);
    check.reset();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped) check.mutate({ shares: [...shares] }, { onSuccess: props.onNext });
      }}
    >
      <p className={classes.text}>{words.intro}</p>
      <p className={classes.dimmed}>{words.sharesHint}</p>
      <CodeFields values={shares} labelOf={sharesWords.typed} fault={fault} onChange={change} />
      <div className={classes.ways}>
        <Button variant="subtle" size="compact-sm" disabled={shares.length >= mostShares} onClick={() => change([...shares, ''])}>
          {words.addShare}
        </Button>
        {shares.length > 2 && (
          <Button variant="subtle" size="compact-sm" onClick={() => change(shares.slice(0, -1))}>
            {words.removeShare}
          </Button>
        )}
      </div>
      {fault === null && (
        <FailureNote title={sharesWords.failed} error={error}>
          {isDefinedError(error) && error.code === 'SharesDoNotOpen' ? words.tooFew : undefined}
        </FailureNote>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onCancel}>
          {sessionWords.create.cancel}
        </Button>
        <Button type="submit" loading={check.isPending} disabled={!isTyped}>
          {sharesWords.check}
        </Button>
      </div>
    </form>
  );
}
