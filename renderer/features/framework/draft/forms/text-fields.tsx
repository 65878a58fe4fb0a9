import { Textarea, TextInput } from '@mantine/core';
import type { FrameworkItem } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import { headsOfCode } from '../code-index';
import { useDraftSession } from '../draft-session';
import type { ItemEditor } from '../use-item-editor';
import classes from '../draft.module.css';

const words = draftWords.fields;

/** Code and title, as every item has them. */
export function NameFields({
  item,
  editor,
  codeExample,
}: {
  readonly item: FrameworkItem;
  readonly editor: ItemEditor;
  readonly codeExample?: string;
}) {
  const { tree } = useDraftSession();
  const isTwice =
    item.code.trim() !== '' && headsOfCode(tree, item.code.trim()).some((head) => head.itemId !== item.itemId && head.kind === item.kind);
  return (
    <div className={classes.names}>
      <TextInput
        label={words.code}
        placeholder={codeExample}
        maxLength={60}
        value={item.code}
        error={isTwice ? words.codeTwice : null}
        onChange={(event) => editor.shared({ code: event.currentTarget.value }, words.code)}
      />
      <TextInput
        data-first-field
        label={words.title}
        maxLength={2000}
        value={item.title}
        onChange={(event) => editor.shared({ title: event.currentTarget.value }, words.title)}
      />
    </div>
  );
}

/** A longer text that grows with what is typed. */
export function LongText({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <Textarea
      label={label}
      description={hint}
      maxLength={4000}
      value={value}
      classNames={{ input: classes.growing }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
