import { Button, Menu, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { faultOfScale } from '../../../../../shared/domain/scale';
import { levelLook } from '../../../../../shared/domain/scale-look';
import { formWords } from '../../../../lib/words/framework-forms';
import { levelChoices } from '../../scale-level';
import { ScalePreview } from '../../scales/scale-preview';
import { ReplaceScale } from '../dialogs/replace-scale';
import { useDraftSession } from '../draft-session';
import { scaleContent, scalePresets } from '../new-item';
import type { ItemEditor } from '../use-item-editor';
import { ScaleLevels } from './scale-levels';
import { Section } from './section';
import { NameFields } from './text-fields';
import classes from '../draft.module.css';

const words = formWords.scale;
type Content = ItemOf<'scale'>['content'];

/** A scale. One that somebody is rated on stays as it is, and is replaced by another with a place for each of its levels. */
export function ScaleForm({ item, editor }: { readonly item: ItemOf<'scale'>; readonly editor: ItemEditor }) {
  const { scales } = useDraftSession();
  const [isReplacing, setReplacing] = useState(false);
  const isFixed = scales.find(({ scaleId }) => scaleId === item.itemId)?.isInUse === true;
  const { levels, qualifyingLevel } = item.content;
  const fault = faultOfScale(levels, qualifyingLevel);
  const change = (next: (content: Content) => Content, what: string): void => editor.scale(next, what);
  return (
    <>
      <NameFields item={item} editor={editor} />
      {isFixed && (
        <div className={classes.notice}>
          <p>{words.inUse}</p>
          <Button variant="default" onClick={() => setReplacing(true)}>
            {words.replace}
          </Button>
        </div>
      )}
      <fieldset disabled={isFixed} className={classes.fields}>
        <Section title={words.levels} hint={words.levelsHint}>
          <ScaleLevels
            levels={levels}
            onLevels={(next, what) => change((content) => ({ ...content, levels: next(content.levels) }), what)}
          />
          <div className={classes.line}>
            <Button
              variant="default"
              disabled={levels.length >= 9}
              onClick={() =>
                change((content) => {
                  const level = (content.levels.at(-1)?.level ?? -1) + 1;
                  const made = {
                    level,
                    code: String(level),
                    name: words.newLevel,
                    anchor: '',
                    ...levelLook(content.levels.length, content.levels.length + 1),
                  };
                  return level > 8 ? content : { ...content, levels: [...content.levels, made] };
                }, words.levels)
              }
            >
              {words.addLevel}
            </Button>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button variant="default">{words.preset}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {scalePresets.map((preset) => (
                  <Menu.Item
                    key={preset}
                    onClick={() => change((content) => ({ ...scaleContent(preset), mapping: content.mapping }), words.preset)}
                  >
                    {words.presets[preset]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </div>
        </Section>
        <NativeSelect
          label={words.qualifying}
          description={words.qualifyingHint}
          data={levelChoices(levels).map(({ value, label }) => ({ value: String(value), label }))}
          value={String(qualifyingLevel)}
          error={fault === null ? null : words.faults[fault]}
          onChange={(event) => change((content) => ({ ...content, qualifyingLevel: Number(event.currentTarget.value) }), words.qualifying)}
        />
      </fieldset>
      <Section title={words.preview}>
        <ScalePreview levels={levels} qualifyingLevel={qualifyingLevel} />
      </Section>
      {isReplacing && <ReplaceScale old={item} onDone={() => setReplacing(false)} />}
    </>
  );
}
