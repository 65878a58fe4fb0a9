import { Button, Modal, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { withDescendants } from '../../../../../shared/domain/framework/tree';
import { draftWords } from '../../../../lib/words/framework-draft';
import { useDraftSession } from '../draft-session';
import { useActions } from '../use-actions';
import classes from './dialogs.module.css';

const words = draftWords.copy;

/** Takes items as a template: everything in them again, under codes of their own. */
export function CopyDialog({
  itemIds,
  isTaken,
  onDone,
}: {
  readonly itemIds: readonly string[];
  readonly isTaken: (code: string) => boolean;
  readonly onDone: (key?: string) => void;
}) {
  const { tree } = useDraftSession();
  const actions = useActions();
  const [suffix, setSuffix] = useState('-B');
  const [isBusy, setBusy] = useState(false);
  const whole = useMemo(() => withDescendants(tree, itemIds), [tree, itemIds]);
  const clash = whole.map((itemId) => tree.headById.get(itemId)?.code ?? '').find((code) => code !== '' && isTaken(`${code}${suffix}`));
  const copy = async (): Promise<void> => {
    if (clash !== undefined || suffix.trim() === '') return;
    setBusy(true);
    const made = await actions.copy(itemIds, suffix.trim());
    setBusy(false);
    if (made.length > 0) onDone(made[0]);
  };
  return (
    <Modal opened onClose={() => onDone()} title={words.title(whole.length)}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void copy();
        }}
      >
        <TextInput
          data-autofocus
          label={words.suffix}
          description={words.suffixHint}
          maxLength={20}
          value={suffix}
          error={clash === undefined ? null : words.taken(`${clash}${suffix}`)}
          onChange={(event) => setSuffix(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={isBusy} disabled={clash !== undefined || suffix.trim() === ''}>
            {words.copy}
          </Button>
          <Button variant="default" onClick={() => onDone()}>
            {draftWords.picker.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
