import { Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { draftWords } from '../../../../lib/words/framework-draft';
import classes from './tree.module.css';

const words = draftWords.tree;

/** Finds items by code and title while it is typed. */
export function FindBox({
  ref,
  text,
  onText,
  showsRetired,
  onShowsRetired,
  found,
  onDone,
}: {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly showsRetired: boolean;
  readonly onShowsRetired: (shows: boolean) => void;
  readonly found: number | null;
  /** The tree takes the focus again. */
  readonly onDone: () => void;
}) {
  return (
    <div className={classes.find}>
      <TextInput
        ref={ref}
        className={classes.findInput}
        aria-label={words.find}
        placeholder={words.findHint}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={found === null ? null : <span className={classes.found}>{found}</span>}
        rightSectionWidth={44}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') onText('');
          else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') onDone();
          else return;
          event.preventDefault();
        }}
      />
      <Checkbox
        size="xs"
        label={words.showRetired}
        checked={showsRetired}
        onChange={(event) => onShowsRetired(event.currentTarget.checked)}
      />
    </div>
  );
}
