import { MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { notSoleMethod } from '../../../../../shared/contract/sufficiency';
import { useFieldCheck } from '../../../../lib/field-check';
import { isCalendarDate } from '../../../../lib/formatting';
import { formWords } from '../../../../lib/words/framework-forms';
import { sufficiencyWords } from '../../../../lib/words/sufficiency';
import type { ItemEditor } from '../use-item-editor';
import { ClauseValidity } from './clause-validity';
import { LinkList } from './link-list';
import { LongText, NameFields } from './text-fields';
import classes from '../draft.module.css';

const words = formWords.clause;

/** A clause of a law or a standard that tasks and competencies answer to. */
export function ClauseForm({ item, editor }: { readonly item: ItemOf<'clause'>; readonly editor: ItemEditor }) {
  const { authority, document, edition, textReference, effectiveFrom, effectiveTo, notSoleMethods } = item.content;
  const set = (part: Partial<ItemOf<'clause'>['content']>, what: string): void =>
    editor.clause((content) => ({ ...content, ...part }), what);
  return (
    <>
      <NameFields item={item} editor={editor} codeExample={words.codeExample} />
      <div className={classes.pair}>
        <TextInput
          label={words.authority}
          maxLength={200}
          value={authority}
          onChange={(event) => set({ authority: event.currentTarget.value }, words.authority)}
        />
        <TextInput
          label={words.document}
          maxLength={200}
          value={document}
          onChange={(event) => set({ document: event.currentTarget.value }, words.document)}
        />
        <TextInput
          label={words.edition}
          maxLength={100}
          value={edition}
          onChange={(event) => set({ edition: event.currentTarget.value }, words.edition)}
        />
        <span />
        <DayField label={words.effectiveFrom} day={effectiveFrom} onDay={(day) => set({ effectiveFrom: day }, words.effectiveFrom)} />
        <DayField label={words.effectiveTo} day={effectiveTo} onDay={(day) => set({ effectiveTo: day }, words.effectiveTo)} />
      </div>
      <LongText
        label={words.textReference}
        hint={words.textReferenceHint}
        value={textReference}
        onChange={(text) => set({ textReference: text }, words.textReference)}
      />
      <MultiSelect
        label={sufficiencyWords.notSole}
        description={sufficiencyWords.notSoleHint}
        placeholder={notSoleMethods.length === 0 ? sufficiencyWords.nothing : ''}
        data={notSoleMethod.options.map((value) => ({ value, label: sufficiencyWords.methods[value] }))}
        value={[...notSoleMethods]}
        onChange={(chosen) =>
          set({ notSoleMethods: notSoleMethod.options.filter((one) => chosen.includes(one)) }, sufficiencyWords.notSole)
        }
      />
      <ClauseValidity item={item} editor={editor} />
      <LinkList itemId={item.itemId} end="to" relation="taskClause" otherKind="task" title={words.tasks} />
      <LinkList itemId={item.itemId} end="to" relation="competencyClause" otherKind="competency" title={words.competencies} />
    </>
  );
}

/** A day as it is typed; only a day of the calendar is taken. */
function DayField({
  label,
  day,
  onDay,
}: {
  readonly label: string;
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}) {
  const [text, setText] = useState(day ?? '');
  const check = useFieldCheck({ day: text !== '' && !isCalendarDate(text) ? words.dayFault : null });
  return (
    <TextInput
      label={label}
      placeholder={words.dayHint}
      value={text}
      {...check.of('day')}
      onChange={(event) => {
        const next = event.currentTarget.value.trim();
        setText(next);
        if (next === '' || isCalendarDate(next)) onDay(next === '' ? null : next);
      }}
    />
  );
}
