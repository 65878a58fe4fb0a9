import { useMemo } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import { useDraftSession } from '../draft-session';
import type { ItemEditor } from '../use-item-editor';
import { Guidance } from './guidance';
import { Indicators } from './indicators';
import { Steps } from './steps';
import { NameFields } from './text-fields';
import classes from '../draft.module.css';

const words = formWords.block;

/** A block of indicators, steps and guidance that several competencies use. Its levels are told by the library's first scale. */
export function BlockForm({ item, editor }: { readonly item: ItemOf<'block'>; readonly editor: ItemEditor }) {
  const { scales } = useDraftSession();
  const { indicators, steps, guidance } = item.content;
  const used = useMemo(() => {
    const levels = [...indicators, ...steps].map(({ level }) => level);
    const inUse = scales.filter(({ isRetired }) => !isRetired);
    return inUse.find((scale) => levels.every((level) => scale.levels.some((one) => one.level === level))) ?? inUse[0];
  }, [scales, indicators, steps]);
  return (
    <>
      <NameFields item={item} editor={editor} />
      <p className={classes.hint}>{words.hint(used?.name ?? '')}</p>
      <Indicators kind="block" indicators={indicators} levels={used?.levels ?? []} qualifyingLevel={null} editor={editor} />
      <Steps kind="block" steps={steps} levels={used?.levels ?? []} qualifyingLevel={used?.qualifyingLevel ?? null} editor={editor} />
      <Guidance kind="block" guidance={guidance} editor={editor} />
    </>
  );
}
