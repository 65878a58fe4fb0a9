import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { exchangeWords } from '../../lib/words/exchange';
import { useChooseTarget, type Target } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.form;

/** Where a package is written; the shell asks. */
export function TargetChoice({
  target,
  suggestedName,
  isEncrypted,
  fault,
  onChosen,
}: {
  readonly target: Target | null;
  readonly suggestedName: string;
  readonly isEncrypted: boolean;
  readonly fault: string | null;
  readonly onChosen: (target: Target) => void;
}) {
  const choose = useChooseTarget();
  return (
    <div className={classes.target} role="group" aria-label={words.target}>
      <span className={classes.targetLabel}>{words.target}</span>
      <div className={classes.targetLine}>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={() => choose.mutate({ suggestedName, isEncrypted }, { onSuccess: (chosen) => chosen !== null && onChosen(chosen) })}
        >
          {target === null ? words.choose : words.chooseOther}
        </Button>
        <span>{target === null ? words.notChosen : words.chosen(target.fileName)}</span>
      </div>
      {fault !== null && (
        <p className={classes.error} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
