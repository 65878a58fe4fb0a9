import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconClipboardText, IconCopy, IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { catalogues, type Catalogue } from '../../../../../shared/domain/framework/tree';
import { draftWords as words } from '../../../../lib/words/framework-draft';
import { useDraftSession } from '../draft-session';
import { kindIcons } from './tree-row';
import classes from './tree.module.css';

export type TreeDialog =
  | { readonly kind: 'paste' }
  | { readonly kind: 'bulk' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'hrRoles' }
  | { readonly kind: 'require'; readonly roleId: string };

/** What can be done to the tree, for the mouse; each has its key as well. */
export function TreeTools({
  chosen,
  activeKey,
  onNew,
  onDialog,
  onTakeOut,
}: {
  readonly chosen: readonly string[];
  readonly activeKey: string;
  readonly onNew: (kind: Catalogue | 'group') => void;
  readonly onDialog: (dialog: TreeDialog) => void;
  readonly onTakeOut: () => void;
}) {
  const { isReadOnly, tree } = useDraftSession();
  const isNothing = isReadOnly || chosen.length === 0;
  const isAdded = chosen.length > 0 && chosen.every((itemId) => tree.headById.get(itemId)?.change === 'added');
  return (
    <div className={classes.tools} data-active-key={activeKey}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={isReadOnly}>
            {words.tools.add}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {catalogues.map((kind) => {
            const KindIcon = kindIcons[kind];
            return (
              <Menu.Item key={kind} leftSection={<KindIcon size={16} aria-hidden />} onClick={() => onNew(kind)}>
                {words.kinds[kind]}
              </Menu.Item>
            );
          })}
          <Menu.Divider />
          <Menu.Item onClick={() => onNew('group')}>{words.kinds.group}</Menu.Item>
          <Menu.Item onClick={() => onDialog({ kind: 'hrRoles' })}>{words.tools.hrRole}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<IconClipboardText size={16} aria-hidden />}
        disabled={isReadOnly}
        onClick={() => onDialog({ kind: 'paste' })}
      >
        {words.tools.paste}
      </Button>
      <Tool label={words.tools.bulk} isOff={isNothing} onClick={() => onDialog({ kind: 'bulk' })}>
        <IconEdit size={16} />
      </Tool>
      <Tool label={words.tools.copy} isOff={isNothing} onClick={() => onDialog({ kind: 'copy' })}>
        <IconCopy size={16} />
      </Tool>
      <Tool label={isAdded ? words.tools.takeOut : words.tools.retire} isOff={isNothing} onClick={onTakeOut}>
        <IconTrash size={16} />
      </Tool>
      {chosen.length > 1 && <span className={classes.chosen}>{words.tree.chosen(chosen.length)}</span>}
    </div>
  );
}

function Tool({
  label,
  isOff,
  onClick,
  children,
}: {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
