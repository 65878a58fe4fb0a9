import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { frameWords } from '../../lib/words/frame';
import { AccountMenu } from './account-menu';
import type { Tense } from './as-of';
import { AsOfControl } from './as-of-control';
import { TouchstoneMark } from '../../ui/touchstone-mark';
import classes from './frame.module.css';

export function Header(props: {
  readonly site: string;
  readonly user: string;
  readonly roles: readonly string[];
  readonly asOf: string | null;
  readonly today: string;
  readonly tense: Tense;
  readonly onAsOfChange: (asOf: string | null) => void;
  readonly onSearch: () => void;
  readonly onLock: () => void;
}) {
  return (
    <header className={classes.header}>
      <div className={classes.site} title={props.site}>
        <TouchstoneMark />
        <span className={classes.siteName}>{props.site}</span>
      </div>
      <UnstyledButton className={classes.search} onClick={props.onSearch} aria-keyshortcuts="Control+K" aria-haspopup="dialog">
        <IconSearch size={16} aria-hidden />
        <span className={classes.searchText}>{frameWords.search}</span>
        <kbd className={classes.keys}>{frameWords.searchKeys}</kbd>
      </UnstyledButton>
      <div className={classes.right}>
        <AsOfControl asOf={props.asOf} today={props.today} tense={props.tense} onChange={props.onAsOfChange} />
        <AccountMenu user={props.user} roles={props.roles} />
        <Tooltip label={frameWords.lock}>
          <ActionIcon onClick={props.onLock} aria-label={frameWords.lock}>
            <IconLock size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
