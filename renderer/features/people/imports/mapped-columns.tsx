import { useState } from 'react';
import { importWords } from '../../../lib/words/imports';
import { MappingTable } from './mapping-table';
import type { Preview, ProfileContent } from './queries';
import classes from './imports.module.css';

/** What each column fills; folded up where an approved profile has settled it, so that what the file does is seen at once. */
export function MappedColumns({
  preview,
  content,
  isBusy,
  onChange,
}: {
  readonly preview: Preview;
  /** As it is shown: the newest choice, also while the file is read by it. */
  readonly content: ProfileContent;
  readonly isBusy: boolean;
  readonly onChange: (content: ProfileContent) => void;
}) {
  const { profile, isProfileNew, problems, columns } = preview;
  const isSettled = profile !== null && !isProfileNew && problems.length === 0;
  const [isFolded] = useState(isSettled);
  const [isOpen, setOpen] = useState(false);
  // Something else to be settled shows itself, and stays in view while it is worked on.
  if (!isSettled && !isOpen) setOpen(true);
  const table = <MappingTable columns={columns} content={content} isBusy={isBusy} onChange={onChange} />;
  if (!isFolded) return table;
  const kept = content.columns.filter(({ field }) => field !== null).length;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        {isSettled ? importWords.mapping.asApproved(kept, columns.length) : importWords.mapping.changed(kept, columns.length)}
      </summary>
      <div className={classes.unfolded}>{isOpen && table}</div>
    </details>
  );
}
