import { Button, Textarea } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDate } from '../../lib/formatting';
import { sessionWords } from '../../lib/words/session';
import { FailureNote } from '../../ui/failure-note';
import { SuccessNote } from '../../ui/success-note';
import { forgetMadeSite, type MadeSite } from './made-site';
import { useCheckShares } from './queries';
import { StartLayout } from './start-layout';
import classes from './session.module.css';

const words = sessionWords.shares;

/** The recovery shares of a site just made: shown once, printed one to a sheet, and proved from the paper before they go. */
export function SharesScreen({ made }: { readonly made: MadeSite }) {
  const { shares, threshold } = made;
  return (
    <StartLayout title={words.title} width="wide">
      <div className={`${classes.form} ${classes.screenOnly}`}>
        <p className={classes.text}>{words.made(made.name)}</p>
        <ul className={classes.warnings}>
          {words.warnings(threshold, shares.length).map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
        <div>
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      </div>
      <div className={classes.sheets}>
        {shares.map((share, index) => (
          <Sheet key={share} made={made} share={share} number={index + 1} />
        ))}
      </div>
      <Proof threshold={threshold} />
    </StartLayout>
  );
}

function Sheet({ made, share, number }: { readonly made: MadeSite; readonly share: string; readonly number: number }) {
  const { name, threshold, shares, madeAt } = made;
  const title = words.share(number, shares.length);
  return (
    <section className={classes.sheet} aria-label={title}>
      <h2 className={classes.sheetTitle}>{title}</h2>
      <p className={classes.sheetOnly}>
        {words.sheetSite}: {name}
        <br />
        {words.sheetMade}: {formatDate(madeAt)}
        <br />
        {words.sheetNeeded}: {words.needed(threshold, shares.length)}
      </p>
      <div className={classes.share} data-testid={`share-${number}`}>
        {share.split('-').map((group, index) => (
          <span key={`${index}-${group}`}>{`${group} `}</span>
        ))}
      </div>
      <p className={classes.sheetOnly}>{words.sheetKeep}</p>
      <p className={`${classes.sheetOnly} ${classes.holder}`}>{words.sheetHolder}</p>
    </section>
  );
}

function Proof({ threshold }: { readonly threshold: number }) {
  const [typed, setTyped] = useState<readonly string[]>(Array.from({ length: threshold }, () => ''));
  const check = useCheckShares();
  const { error } = check;
  const unreadable = isDefinedError(error) && error.code === 'ShareUnreadable' ? error.data : null;
  const reasons: Readonly<Record<string, string>> = words.why;
  const change = (at: number, text: string) => {
    setTyped(typed.map((one, index) => (index === at ? text : one)));
    check.reset();
  };
  return (
    <form
      className={`${classes.actions} ${classes.screenOnly}`}
      aria-label={words.confirmTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.every((text) => text.trim() !== '')) check.mutate({ shares: [...typed] });
      }}
    >
      <h2 className={classes.subtitle}>{words.confirmTitle}</h2>
      <p className={classes.dimmed}>{words.confirmHint(threshold)}</p>
      {typed.map((text, index) => (
        <Textarea
          key={index}
          className={classes.typedShare}
          rows={2}
          label={words.typed(index + 1)}
          value={text}
          spellCheck={false}
          autoComplete="off"
          error={unreadable?.share === index + 1 ? words.unreadable(index + 1, reasons[unreadable.why] ?? unreadable.why) : undefined}
          onChange={(event) => change(index, event.currentTarget.value)}
        />
      ))}
      {unreadable === null && <FailureNote title={words.failed} error={error} />}
      {check.isSuccess && <SuccessNote>{words.opens}</SuccessNote>}
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={check.isPending} disabled={typed.some((text) => text.trim() === '')}>
          {words.check}
        </Button>
        <Button disabled={!check.isSuccess} title={check.isSuccess ? undefined : words.doneHint} onClick={forgetMadeSite}>
          {words.done}
        </Button>
      </div>
    </form>
  );
}
