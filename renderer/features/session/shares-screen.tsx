import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { shareFault } from '../../lib/share-fault';
import { sheetsOf } from '../../lib/share-sheets';
import { sessionWords } from '../../lib/words/session';
import { sharesWords as words } from '../../lib/words/shares';
import { CodeFields } from '../../ui/code-fields';
import { FailureNote } from '../../ui/failure-note';
import { PaperSheets } from '../../ui/paper-sheets';
import { SuccessNote } from '../../ui/success-note';
import { forgetMadeSite, type MadeSite } from './made-site';
import { useCheckShares } from './queries';
import { StartLayout } from './start-layout';
import classes from './session.module.css';

const own = sessionWords.shares;

/** The recovery shares of a site just made: shown once, printed one to a sheet, and proved from the paper before they go. */
export function SharesScreen({ made }: { readonly made: MadeSite }) {
  const { shares, threshold } = made;
  return (
    <StartLayout title={own.title} width="wide">
      <div className={classes.form}>
        <p className={classes.text}>{own.made(made.name)}</p>
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
      <PaperSheets sheets={sheetsOf(made)} testId="share" />
      <Proof threshold={threshold} />
    </StartLayout>
  );
}

function Proof({ threshold }: { readonly threshold: number }) {
  const [typed, setTyped] = useState<readonly string[]>(Array.from({ length: threshold }, () => ''));
  const check = useCheckShares();
  const fault = shareFault(check.error);
  return (
    <form
      className={classes.proof}
      aria-label={words.confirmTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.every((text) => text.trim() !== '')) check.mutate({ shares: [...typed] });
      }}
    >
      <h2 className={classes.subtitle}>{words.confirmTitle}</h2>
      <p className={classes.dimmed}>{words.confirmHint(threshold)}</p>
      <CodeFields
        values={typed}
        labelOf={words.typed}
        fault={fault}
        onChange={(next) => {
          setTyped(next);
          check.reset();
        }}
      />
      {fault === null && <FailureNote title={words.failed} error={check.error} />}
      {check.isSuccess && <SuccessNote>{words.opens}</SuccessNote>}
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={check.isPending} disabled={typed.some((text) => text.trim() === '')}>
          {words.check}
        </Button>
        <Button disabled={!check.isSuccess} title={check.isSuccess ? undefined : own.doneHint} onClick={forgetMadeSite}>
          {own.done}
        </Button>
      </div>
    </form>
  );
}
