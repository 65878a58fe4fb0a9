import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import type { ItemEditor } from '../use-item-editor';
import { LongText, NameFields } from './text-fields';

const words = draftWords.fields;

export function GroupForm({ item, editor }: { readonly item: ItemOf<'group'>; readonly editor: ItemEditor }) {
  return (
    <>
      <NameFields item={item} editor={editor} />
      <LongText
        label={words.description}
        value={item.content.description}
        onChange={(description) => editor.group((content) => ({ ...content, description }), words.description)}
      />
    </>
  );
}
