import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import type { ItemEditor } from '../use-item-editor';
import { RequirementGrid } from './requirement-grid';
import { RoleTasks } from './role-tasks';
import { LongText, NameFields } from './text-fields';

/** A role: what it is for, what it does, and what it requires. */
export function RoleForm({ item, editor }: { readonly item: ItemOf<'role'>; readonly editor: ItemEditor }) {
  const words = draftWords.fields;
  return (
    <>
      <NameFields item={item} editor={editor} />
      <LongText
        label={words.description}
        value={item.content.description}
        onChange={(description) => editor.role((content) => ({ ...content, description }), words.description)}
      />
      <RequirementGrid subject={{ kind: 'role', id: item.itemId, name: item.title }} />
      <RoleTasks roleId={item.itemId} />
    </>
  );
}
