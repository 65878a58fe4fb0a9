import { MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { useMemo } from 'react';
import { competencyType, criticality, type CompetencyItem } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import { frameworkWords } from '../../../../lib/words/framework';
import { useDraftSession } from '../draft-session';
import { useChoices } from '../use-choices';
import type { ItemEditor } from '../use-item-editor';
import { Guidance } from './guidance';
import { Indicators } from './indicators';
import { LinkList } from './link-list';
import { Mappings } from './mappings';
import { Prerequisites } from './prerequisites';
import { Fold } from './section';
import { Steps } from './steps';
import { Sufficiency } from './sufficiency';
import { LongText, NameFields } from './text-fields';
import { Validity } from './validity';
import classes from '../draft.module.css';

const words = formWords.competency;
type Content = CompetencyItem['content'];

export function CompetencyForm({ item, editor }: { readonly item: CompetencyItem; readonly editor: ItemEditor }) {
  const { scales } = useDraftSession();
  const { content } = item;
  const set = (part: Partial<Content>, what: string): void => editor.competency((old) => ({ ...old, ...part }), what);
  const scale = scales.find(({ scaleId }) => scaleId === content.scaleId);
  const offered = scales.filter(({ isRetired, scaleId }) => !isRetired || scaleId === content.scaleId);
  return (
    <>
      <NameFields item={item} editor={editor} codeExample={words.codeExample} />
      <LongText
        label={words.description}
        hint={words.descriptionHint}
        value={content.description}
        onChange={(description) => set({ description }, words.description)}
      />
      <div className={classes.quad}>
        <NativeSelect
          label={words.type}
          data={competencyType.options.map((value) => ({ value, label: frameworkWords.types[value] }))}
          value={content.type}
          onChange={(event) => {
            const type = competencyType.options.find((one) => one === event.currentTarget.value);
            if (type !== undefined) set({ type }, words.type);
          }}
        />
        <NativeSelect
          label={words.criticality}
          data={criticality.options.map((value) => ({ value, label: frameworkWords.criticalities[value] }))}
          value={content.criticality}
          onChange={(event) => {
            const next = criticality.options.find((one) => one === event.currentTarget.value);
            if (next !== undefined) set({ criticality: next }, words.criticality);
          }}
        />
        <NativeSelect
          label={words.scale}
          data={[
            ...(scale === undefined ? [{ value: content.scaleId, label: words.noScale }] : []),
            ...offered.map(({ scaleId, name }) => ({ value: scaleId, label: name })),
          ]}
          value={content.scaleId}
          onChange={(event) => set({ scaleId: event.currentTarget.value }, words.scale)}
        />
        <NumberInput
          label={words.validity}
          placeholder={words.noValidity}
          min={1}
          max={120}
          allowDecimal={false}
          value={content.validityMonths ?? ''}
          onChange={(months) => set({ validityMonths: typeof months === 'number' ? months : null }, words.validity)}
        />
      </div>
      <Indicators
        kind="competency"
        indicators={content.indicators}
        levels={scale?.levels ?? []}
        qualifyingLevel={scale?.qualifyingLevel ?? null}
        editor={editor}
      />
      <Steps
        kind="competency"
        isSequenceEnforced={content.isSequenceEnforced}
        steps={content.steps}
        levels={scale?.levels ?? []}
        qualifyingLevel={scale?.qualifyingLevel ?? null}
        editor={editor}
      />
      <Guidance kind="competency" guidance={content.guidance} editor={editor} />
      <Sufficiency item={item} levels={scale?.levels ?? []} editor={editor} />
      <Validity item={item} levels={scale?.levels ?? []} editor={editor} />
      <Prerequisites item={item} levels={scale?.levels ?? []} editor={editor} />
      <Blocks blockIds={content.blockIds} onBlocks={(blockIds) => set({ blockIds }, words.blocks)} />
      <LinkList itemId={item.itemId} end="to" relation="taskCompetency" otherKind="task" title={words.tasks} />
      <LinkList itemId={item.itemId} end="from" relation="competencyClause" otherKind="clause" title={words.clauses} />
      <Mappings itemId={item.itemId} />
    </>
  );
}

/** Blocks whose indicators, steps and guidance belong to it as well. */
function Blocks({ blockIds, onBlocks }: { readonly blockIds: readonly string[]; readonly onBlocks: (blockIds: string[]) => void }) {
  const blocks = useChoices('block');
  const data = useMemo(() => blocks.map(({ itemId, code, title }) => ({ value: itemId, label: `${code} ${title}`.trim() })), [blocks]);
  if (blocks.length === 0 && blockIds.length === 0) return null;
  return (
    <Fold title={words.blocks} count={blockIds.length} hint={words.blocksHint}>
      <MultiSelect aria-label={words.blocks} searchable clearable maxValues={20} data={data} value={[...blockIds]} onChange={onBlocks} />
    </Fold>
  );
}
