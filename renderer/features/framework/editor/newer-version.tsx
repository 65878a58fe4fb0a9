import { Button } from '@mantine/core';
import { formatInstant } from '../../../lib/formatting';
import { frameworkWords } from '../../../lib/words/framework';
import { DifferenceList } from '../../../ui/difference-list';
import { Notice } from '../notice';
import type { CompetencyText } from './competency-text';
import { textDifferences } from './text-differences';
import classes from '../framework.module.css';

const words = frameworkWords.newer;

/** Somebody saved another version meanwhile: both texts side by side, and the choice what becomes of the own one. */
export function NewerVersion({
  recorded,
  mine,
  author,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly recorded: CompetencyText;
  readonly mine: CompetencyText;
  readonly author: { readonly by: string; readonly recordedAt: string };
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  return (
    <Notice kind="newer" title={words.title}>
      <p className={classes.text}>{words.by(author.by, formatInstant(author.recordedAt))}</p>
      <DifferenceList label={words.differences} differences={textDifferences(recorded, mine)} />
      <div className={classes.buttons}>
        <Button onClick={onKeepMine}>{words.keepMine}</Button>
        <Button variant="default" onClick={onTakeTheirs}>
          {words.takeTheirs}
        </Button>
      </div>
    </Notice>
  );
}
