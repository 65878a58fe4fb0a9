import { TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant } from '../../../lib/formatting';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { workWords } from '../../../lib/words/work';
import { ActForm } from '../../../ui/act-form';
import { ManagerField, type Manager } from '../records/manager-field';
import { PeopleField } from './people-field';
import { useRecordSupervision, type SupervisionRule } from './queries';
import { TaskField } from './task-field';
import classes from '../records/records.module.css';

const words = workWords.supervision.form;
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

interface Text {
  readonly trainees: readonly Manager[];
  readonly supervisor: Manager | null;
  readonly taskId: string | null;
  readonly workedOn: string;
  readonly from: string;
  readonly until: string;
  readonly place: string;
  readonly note: string;
  readonly ratioReason: string;
}

/** Work of one or several trainees under one supervisor, on one day. */
export function SupervisionForm({
  trainee,
  own,
  rule,
  onDone,
}: {
  readonly trainee: Manager;
  /** The session's own person, who mostly supervised; null where the account stands for nobody. */
  readonly own: Manager | null;
  readonly rule: SupervisionRule;
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const record = useRecordSupervision();
  const [text, setText] = useState<Text>({
    trainees: [trainee],
    supervisor: own,
    taskId: null,
    workedOn: today,
    from: '',
    until: '',
    place: '',
    note: '',
    ratioReason: '',
  });
  const { trainees, supervisor, taskId, workedOn, from, until } = text;
  const set = (part: Partial<Text>) => setText({ ...text, ...part });
  const isAsked = isDefinedError(record.error) && record.error.code === 'RatioReasonMissing';
  const needsReason = isAsked || text.ratioReason !== '';
  const check = useFieldCheck({
    trainees: trainees.length === 0 ? words.traineesMissing : null,
    supervisor:
      supervisor === null
        ? words.supervisorMissing
        : trainees.some(({ personId }) => personId === supervisor.personId)
          ? words.themselves
          : null,
    task: taskId === null ? workWords.taskMissing : null,
    workedOn: isRealDate(workedOn) ? null : workWords.dateWrong,
    from: isTime(from) ? null : workWords.timeWrong,
    until: isTime(until) ? null : workWords.timeWrong,
    ratioReason: needsReason && text.ratioReason.trim() === '' ? words.ratioReasonMissing : null,
  });
  const field = (key: 'workedOn' | 'from' | 'until', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={text[key]}
      maxLength={key === 'workedOn' ? 10 : 5}
      className={classes.dateField}
      onChange={(event) => set({ [key]: event.currentTarget.value.trim() })}
      {...check.of(key)}
    />
  );
  return (
    <ActForm
      label={words.title}
      title={words.title}
      action={words.action}
      failed={workWords.failed}
      isPending={record.isPending}
      error={record.error}
      refusal={refusalOf(record.error)}
      onCancel={onDone}
      onSubmit={() => {
        if (!check.isComplete() || supervisor === null || taskId === null) return;
        const { place, note, ratioReason } = text;
        record.mutate(
          {
            personIds: trainees.map(({ personId }) => personId),
            supervisorPersonId: supervisor.personId,
            taskId,
            workedOn,
            from,
            until,
            place,
            note,
            ratioReason,
          },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        );
      }}
    >
      <p className={classes.small}>{words.hint(rule.ratio, rule.whenExceeded === 'refuse')}</p>
      <PeopleField people={trainees} check={check.of('trainees')} onPeople={(next) => set({ trainees: next })} />
      <ManagerField
        label={words.supervisor}
        manager={supervisor}
        check={check.of('supervisor')}
        onChange={(next) => set({ supervisor: next })}
      />
      <TaskField taskId={taskId} check={check.of('task')} onTask={(next) => set({ taskId: next })} />
      {field('workedOn', words.on)}
      {field('from', words.from)}
      {field('until', words.until, words.untilHint)}
      <TextInput label={words.place} value={text.place} maxLength={4000} onChange={(event) => set({ place: event.currentTarget.value })} />
      <TextInput label={workWords.note} value={text.note} maxLength={4000} onChange={(event) => set({ note: event.currentTarget.value })} />
      {needsReason && (
        <TextInput
          label={words.ratioReason}
          value={text.ratioReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => set({ ratioReason: event.currentTarget.value })}
          {...check.of('ratioReason')}
        />
      )}
    </ActForm>
  );
}

/** Why it was refused, with whom and what it was about. */
function refusalOf(error: ReturnType<typeof useRecordSupervision>['error']): string | undefined {
  if (!isDefinedError(error)) return undefined;
  switch (error.code) {
    case 'SupervisorNotQualified':
      return words.refusals.lacks(error.data.items);
    case 'RatioExceeded':
    case 'RatioReasonMissing': {
      const { count, ratio, at, names } = error.data;
      const next = error.code === 'RatioExceeded' ? words.refusals.refused : words.refusals.giveReason;
      return `${words.refusals.crowded(count, ratio, formatInstant(at), names)} ${next}`;
    }
    case 'AlreadyRecorded':
      return words.refusals.known(error.data.names);
    case 'NotEmployedThen':
      return words.refusals.notEmployed(error.data.names);
    default:
      return undefined;
  }
}
