import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { useDraftSession, useItems } from '../draft-session';
import { newMapping } from '../new-item';
import { useActions } from '../use-actions';
import { Tool } from './indicator-row';
import { Fold } from './section';
import classes from '../draft.module.css';

const words = formWords.mappings;
type Content = ItemOf<'mapping'>['content'];
const matches = ['exact', 'narrow', 'broad', 'related'] as const;
const empty: Content = { match: 'exact', framework: '', reference: '', uri: '', title: '' };

/** Where an item stands in external frameworks. */
export function Mappings({ itemId }: { readonly itemId: string }) {
  const { tree, library, change, store } = useDraftSession();
  const actions = useActions();
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<Content>(empty);
  const ids = useMemo(
    () =>
      [...tree.headById.values()]
        .filter((head) => head.kind === 'mapping' && head.fromId === itemId && !head.isRetired)
        .map((head) => head.itemId),
    [tree, itemId],
  );
  const mappings = useItems(ids) ?? [];
  const isComplete = added.framework.trim() !== '' && added.reference.trim() !== '';
  return (
    <Fold title={words.title} count={ids.length} hint={words.hint}>
      {mappings.map(({ item }) =>
        item.kind === 'mapping' ? (
          <div key={item.itemId} className={classes.mappingRow} role="group" aria-label={words.of(item.content.reference)}>
            <MappingFields
              content={item.content}
              onChange={(content) => store.edit({ ...item, content }, draftWords.steps.edit(words.title, content.reference))}
            />
            <Tool label={words.remove(item.content.reference)} onClick={() => void actions.takeOut([item.itemId])}>
              <IconTrash size={14} />
            </Tool>
          </div>
        ) : null,
      )}
      {isAdding ? (
        <div className={classes.newMapping} role="group" aria-label={words.add}>
          <MappingFields content={added} onChange={setAdded} />
          <div className={classes.line}>
            <Button
              size="xs"
              disabled={!isComplete}
              onClick={() => {
                void change(words.step(added.reference), [newMapping(library.frameworkId, itemId, added, (ids.length + 1) * 1024)]);
                // the next one is most often in the same framework
                setAdded({ ...empty, framework: added.framework, match: added.match });
              }}
            >
              {words.save}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAdding(false)}>
              {draftWords.picker.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </div>
      )}
    </Fold>
  );
}

function MappingFields({ content, onChange }: { readonly content: Content; readonly onChange: (content: Content) => void }) {
  const field = (key: 'framework' | 'reference' | 'uri' | 'title', maxLength: number) => (
    <TextInput
      label={words.fields[key]}
      maxLength={maxLength}
      value={content[key]}
      onChange={(event) => onChange({ ...content, [key]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={words.match}
        data={matches.map((value) => ({ value, label: words.matches[value] }))}
        value={content.match}
        onChange={(event) => {
          const match = matches.find((one) => one === event.currentTarget.value);
          if (match !== undefined) onChange({ ...content, match });
        }}
      />
      {field('framework', 200)}
      {field('reference', 400)}
      {field('title', 2000)}
      {field('uri', 2000)}
    </div>
  );
}
