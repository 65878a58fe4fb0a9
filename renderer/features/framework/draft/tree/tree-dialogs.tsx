import { useMemo } from 'react';
import { draftWords as words } from '../../../../lib/words/framework-draft';
import { BulkEdit } from '../dialogs/bulk-edit';
import { CopyDialog } from '../dialogs/copy-dialog';
import { ItemPicker } from '../dialogs/item-picker';
import { PasteLines } from '../dialogs/paste-lines';
import { RequirePicker } from '../dialogs/require-picker';
import { useDraftSession } from '../draft-session';
import { useJobRoles } from '../queries';
import { newNode } from '../new-item';
import { newPlaceAt } from './new-place';
import type { TreeDialog } from './tree-tools';

/** The dialog that was asked for over the tree, one at a time. */
export function TreeDialogs({
  dialog,
  chosen,
  activeKey,
  isTaken,
  onDone,
}: {
  readonly dialog: TreeDialog | null;
  readonly chosen: readonly string[];
  readonly activeKey: string;
  readonly isTaken: (code: string) => boolean;
  /** With what is to be pointed at in the tree. */
  readonly onDone: (key?: string) => void;
}) {
  const { tree } = useDraftSession();
  if (dialog === null) return null;
  if (dialog.kind === 'paste') return <PasteLines place={newPlaceAt(tree, activeKey)} onDone={onDone} />;
  if (dialog.kind === 'bulk') return <BulkEdit itemIds={chosen} onDone={() => onDone()} />;
  if (dialog.kind === 'copy') return <CopyDialog itemIds={chosen} isTaken={isTaken} onDone={onDone} />;
  if (dialog.kind === 'require')
    return (
      <RequirePicker
        subject={{ kind: 'role', id: dialog.roleId, name: tree.headById.get(dialog.roleId)?.title ?? '' }}
        onDone={() => onDone()}
      />
    );
  return <HrRoles onDone={onDone} />;
}

/** Takes roles of the HR system into the library, so that it can say what they are for. */
function HrRoles({ onDone }: { readonly onDone: (key?: string) => void }) {
  const { tree, library, change } = useDraftSession();
  const roles = useJobRoles().data?.roles;
  const choices = useMemo(
    () =>
      (roles ?? [])
        .filter(({ roleId, frameworkId }) => frameworkId === null && tree.headById.get(roleId)?.change !== 'added')
        .map(({ roleId, name }) => ({ itemId: roleId, code: '', title: name })),
    [roles, tree],
  );
  return (
    <ItemPicker
      title={words.tools.hrRole}
      choices={choices}
      confirm={(count) => words.dialogs.hrRoles(count)}
      onCancel={() => onDone()}
      onPick={async (itemIds) => {
        const items = itemIds.map((itemId, index) => {
          const title = choices.find((choice) => choice.itemId === itemId)?.title ?? '';
          const place = { frameworkId: library.frameworkId, parentId: null, ordinal: (index + 1) * 1024, code: '', title };
          return { ...newNode('role', place, { scaleId: '' }), itemId };
        });
        await change(words.steps.add(words.items(items.length)), items);
        onDone(itemIds[0]);
      }}
    />
  );
}
