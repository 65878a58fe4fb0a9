import { Checkbox, NativeSelect, SegmentedControl, Textarea } from '@mantine/core';
import { criticality, type ItemOf } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { frameworkWords } from '../../../../lib/words/framework';
import type { ItemEditor } from '../use-item-editor';
import { LinkList } from './link-list';
import { LongText, NameFields } from './text-fields';
import { TrainingDecision } from './training-decision';
import classes from '../draft.module.css';

const words = formWords.task;
const ratings = ['difficulty', 'importance', 'frequency'] as const;

/** A task, how it is rated, and what it asks for. */
export function TaskForm({ item, editor }: { readonly item: ItemOf<'task'>; readonly editor: ItemEditor }) {
  const { content } = item;
  const set = (part: Partial<ItemOf<'task'>['content']>, what: string): void => editor.task((old) => ({ ...old, ...part }), what);
  return (
    <>
      <NameFields item={item} editor={editor} />
      <LongText
        label={words.goodLooksLike}
        hint={words.goodLooksLikeHint}
        value={content.goodLooksLike}
        onChange={(text) => set({ goodLooksLike: text }, words.goodLooksLike)}
      />
      <LongText
        label={draftWords.fields.description}
        value={content.description}
        onChange={(description) => set({ description }, draftWords.fields.description)}
      />
      <div className={classes.triple}>
        {ratings.map((rating) => (
          <div key={rating} className={classes.rating} role="group" aria-label={words.ratings[rating]}>
            <span className={classes.label}>{words.ratings[rating]}</span>
            <SegmentedControl
              size="xs"
              aria-label={words.ratings[rating]}
              data={[{ value: '', label: '–' }, ...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))]}
              value={String(content[rating] ?? '')}
              onChange={(value) => set({ [rating]: value === '' ? null : Number(value) }, words.ratings[rating])}
            />
            <span className={classes.hint}>{words.ratingHints[rating]}</span>
          </div>
        ))}
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={words.consequence}
          data={[
            { value: '', label: words.notRated },
            ...criticality.options.map((value) => ({ value, label: frameworkWords.criticalities[value] })),
          ]}
          value={content.consequence ?? ''}
          onChange={(event) => {
            const consequence = criticality.options.find((one) => one === event.currentTarget.value) ?? null;
            set({ consequence }, words.consequence);
          }}
        />
        <Checkbox
          className={classes.besideField}
          label={words.isCovered}
          description={words.isCoveredHint}
          checked={content.isCovered}
          onChange={(event) => set({ isCovered: event.currentTarget.checked }, words.isCovered)}
        />
      </div>
      <TrainingDecision
        task={content}
        onDecide={(decidedTraining) =>
          set(decidedTraining === null ? { decidedTraining, trainingReason: '' } : { decidedTraining }, words.training.title)
        }
        onReason={(trainingReason) => set({ trainingReason }, words.training.reason)}
      />
      <Textarea
        label={words.abnormal}
        description={words.abnormalHint}
        classNames={{ input: classes.growing }}
        value={content.abnormalConditions.join('\n')}
        onChange={(event) =>
          set(
            { abnormalConditions: event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n').slice(0, 40) },
            words.abnormal,
          )
        }
      />
      <LinkList itemId={item.itemId} end="from" relation="taskCompetency" otherKind="competency" title={words.competencies} withLevel />
      <LinkList itemId={item.itemId} end="from" relation="taskClause" otherKind="clause" title={words.clauses} />
      <LinkList itemId={item.itemId} end="to" relation="roleTask" otherKind="role" title={words.roles} />
    </>
  );
}
