import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScaleItem } from '../../../../../shared/contract/framework-item';
import { replaceScale } from '../../../../../shared/domain/framework/replace-scale';
import { useFocusBack } from '../../../../lib/form-focus';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { tell } from '../../../../lib/tell';
import { levelChoices } from '../../scale-level';
import { useDraftSession } from '../draft-session';
import { makeId, scaleContent, scalePresets, type ScalePreset } from '../new-item';
import classes from './dialogs.module.css';

const words = formWords.replaceScale;

/** A successor for a scale in use: its levels, and for each old level the new one that it becomes. */
export function ReplaceScale({ old, onDone }: { readonly old: ScaleItem; readonly onDone: () => void }) {
  useFocusBack();
  const { tree, read, change, draftId } = useDraftSession();
  const navigate = useNavigate();
  const [title, setTitle] = useState(words.newTitle(old.title));
  const [from, setFrom] = useState<ScalePreset | 'same'>('same');
  const [mapping, setMapping] = useState<Readonly<Record<number, number>>>({});
  const [isBusy, setBusy] = useState(false);
  const content = from === 'same' ? { ...old.content, mapping: null } : scaleContent(from);
  const targetOf = (level: number): number | null => {
    const chosen = mapping[level] ?? (from === 'same' ? level : null);
    return chosen !== null && content.levels.some((one) => one.level === chosen) ? chosen : null;
  };
  const levels = old.content.levels.flatMap(({ level }) => {
    const to = targetOf(level);
    return to === null ? [] : [{ from: level, to }];
  });
  const isWhole = levels.length === old.content.levels.length && title.trim() !== '';
  const replace = async (): Promise<void> => {
    if (!isWhole) return;
    setBusy(true);
    const successor: ScaleItem = {
      ...old,
      itemId: makeId(),
      code: old.code === '' ? '' : `${old.code}-2`.slice(0, 60),
      title: title.trim(),
      ordinal: old.ordinal + 1,
      isRetired: false,
      replacedById: null,
      origin: null,
      content: { ...content, mapping: null },
    };
    const kinds = new Set(['competency', 'block', 'requirement', 'link']);
    const items = await read([...tree.headById.values()].filter(({ kind }) => kinds.has(kind)).map(({ itemId }) => itemId));
    const { items: changed, blocksLeft } = replaceScale(old, successor, levels, items);
    const isDone = await change(words.step(old.title), changed);
    setBusy(false);
    if (!isDone) return;
    if (blocksLeft.length > 0) tell(words.blocksLeft(blocksLeft.map((itemId) => tree.headById.get(itemId)?.title ?? itemId)));
    onDone();
    void navigate({ to: '/framework/drafts/$draftId/$itemId', params: { draftId, itemId: successor.itemId } });
  };
  return (
    <Modal opened onClose={onDone} title={words.title(old.title)} size="lg">
      <div className={classes.form}>
        <p className={classes.hint}>{words.hint}</p>
        <div className={classes.pair}>
          <TextInput
            data-autofocus
            label={words.name}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <NativeSelect
            label={words.levels}
            data={[
              { value: 'same', label: words.same },
              ...scalePresets.map((value) => ({ value, label: formWords.scale.presets[value] })),
            ]}
            value={from}
            onChange={(event) => {
              setFrom(scalePresets.find((one) => one === event.currentTarget.value) ?? 'same');
              setMapping({});
            }}
          />
        </div>
        {old.content.levels.map(({ level, code, name }) => (
          <div key={level} className={classes.mapping}>
            <span>
              {code} {name}
            </span>
            <IconArrowRight size={16} aria-hidden />
            <NativeSelect
              aria-label={words.becomes(`${code} ${name}`)}
              data={[
                { value: '', label: words.choose },
                ...levelChoices(content.levels).map(({ value, label }) => ({ value: String(value), label })),
              ]}
              value={targetOf(level) === null ? '' : String(targetOf(level))}
              onChange={(event) =>
                setMapping({ ...mapping, [level]: event.currentTarget.value === '' ? -1 : Number(event.currentTarget.value) })
              }
            />
          </div>
        ))}
        <div className={classes.buttons}>
          <Button disabled={!isWhole} loading={isBusy} onClick={() => void replace()}>
            {words.replace}
          </Button>
          <Button variant="default" onClick={onDone}>
            {draftWords.picker.cancel}
          </Button>
          {!isWhole && <span className={classes.hint}>{words.incomplete}</span>}
        </div>
      </div>
    </Modal>
  );
}
