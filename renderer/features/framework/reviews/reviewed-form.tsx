import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { careWords } from '../../../lib/words/framework-care';
import { FailureNote } from '../../../ui/failure-note';
import { useReviewed, type DueItem } from '../queries';
import classes from './reviews.module.css';

const words = careWords.reviews;

/** Says of the chosen items that they were looked at and left as they are. */
export function ReviewedForm({ chosen }: { readonly chosen: readonly DueItem[] }) {
  const [remark, setRemark] = useState('');
  const reviewed = useReviewed();
  const check = useFieldCheck({ remark: isReason(remark) ? null : words.remarkMissing });
  const foreign = chosen.filter(({ isOwn }) => !isOwn).length;
  if (chosen.length === 0) return <p className={classes.text}>{words.select}</p>;
  return (
    <form
      className={classes.form}
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isComplete() || foreign > 0) return;
        const itemIds = chosen.map(({ itemId }) => itemId);
        reviewed.mutate(
          { itemIds, remark },
          {
            onSuccess: (answer) => {
              setRemark('');
              tell(words.done(answer.reviewed));
            },
          },
        );
      }}
    >
      <h2 className={classes.title}>
        {words.form}: {words.selected(chosen.length)}
      </h2>
      {foreign > 0 && <p className={classes.overdue}>{words.notOwn(foreign)}</p>}
      <TextInput
        label={words.remark}
        description={words.remarkHint}
        value={remark}
        maxLength={1000}
        onChange={(event) => setRemark(event.currentTarget.value)}
        {...check.of('remark')}
      />
      <FailureNote title={words.failed} error={reviewed.error} />
      <div>
        <Button type="submit" loading={reviewed.isPending} disabled={foreign > 0}>
          {words.action(chosen.length)}
        </Button>
      </div>
    </form>
  );
}
