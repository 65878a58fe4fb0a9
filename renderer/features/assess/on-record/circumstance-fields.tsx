import { NativeSelect, TextInput } from '@mantine/core';
import { isRealDate } from '../../../../shared/domain/calendar';
import { evidenceWords } from '../../../lib/words/evidence';
import classes from './on-record.module.css';

const words = evidenceWords.context;

export interface Circumstances {
  readonly on: string;
  readonly time: string;
  readonly place: string;
  readonly equipment: string;
  readonly shift: string;
  readonly taskId: string;
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What of the day and time cannot be. */
export function circumstanceFaults({ on, time }: Circumstances): { readonly on?: string; readonly time?: string } {
  return {
    ...(isRealDate(on) ? {} : { on: words.dayWrong }),
    ...(time === '' || timePattern.test(time) ? {} : { time: words.timeWrong }),
  };
}

/** When and where it was, and with what. */
export function CircumstanceFields({
  value,
  tasks,
  faults,
  onChange,
}: {
  readonly value: Circumstances;
  readonly tasks: ReadonlyArray<{ readonly taskId: string; readonly code: string; readonly title: string }>;
  readonly faults: ReturnType<typeof circumstanceFaults>;
  readonly onChange: (part: Partial<Circumstances>) => void;
}) {
  const field = (key: 'place' | 'equipment' | 'shift') => (
    <TextInput
      label={words[key]}
      value={value[key]}
      maxLength={4000}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={words.on}
          description={words.onHint}
          value={value.on}
          maxLength={10}
          error={faults.on}
          onChange={(event) => onChange({ on: event.currentTarget.value })}
        />
        <TextInput
          label={words.time}
          description={words.timeHint}
          value={value.time}
          maxLength={5}
          error={faults.time}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        {field('place')}
        {field('shift')}
      </div>
      {field('equipment')}
      {tasks.length > 0 && (
        <NativeSelect
          label={words.task}
          data={[
            { value: '', label: words.noTask },
            ...tasks.map(({ taskId, code, title }) => ({ value: taskId, label: `${code} ${title}` })),
          ]}
          value={value.taskId}
          onChange={(event) => onChange({ taskId: event.currentTarget.value })}
        />
      )}
    </>
  );
}
