import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { workWords } from '../../../lib/words/work';
import { ActForm } from '../../../ui/act-form';
import { useRecordPerformance } from './queries';
import { TaskField } from './task-field';
import classes from '../records/records.module.css';

const words = workWords.performances.form;

/** How often the person did a task on a day. */
export function PerformanceForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const { today } = useSession();
  const record = useRecordPerformance();
  const [taskId, setTask] = useState<string | null>(null);
  const [performedOn, setDay] = useState(today);
  const [count, setCount] = useState<number | string>(1);
  const [note, setNote] = useState('');
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 1000;
  const check = useFieldCheck({
    task: taskId === null ? workWords.taskMissing : null,
    performedOn: !isRealDate(performedOn) ? workWords.dateWrong : performedOn > today ? words.ahead : null,
    count: isCount ? null : words.countWrong,
  });
  return (
    <ActForm
      label={words.title}
      title={words.title}
      action={words.action}
      failed={workWords.failed}
      isPending={record.isPending}
      error={record.error}
      onCancel={onDone}
      onSubmit={() => {
        if (!check.isComplete() || taskId === null) return;
        record.mutate(
          { personId, taskId, performedOn, count: Number(count), note },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        );
      }}
    >
      <TaskField taskId={taskId} check={check.of('task')} onTask={setTask} />
      <TextInput
        label={words.on}
        value={performedOn}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => setDay(event.currentTarget.value.trim())}
        {...check.of('performedOn')}
      />
      <NumberInput
        label={words.count}
        value={count}
        allowDecimal={false}
        className={classes.dateField}
        onChange={setCount}
        {...check.of('count')}
      />
      <TextInput label={workWords.note} value={note} maxLength={4000} onChange={(event) => setNote(event.currentTarget.value)} />
    </ActForm>
  );
}
