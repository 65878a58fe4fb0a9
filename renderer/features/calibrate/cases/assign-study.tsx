import { Checkbox, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { isCalendarDate } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { goldWords, studyWords as words } from '../../../lib/words/calibration-cases';
import { ActForm } from '../../../ui/act-form';
import { useCalibratedAssessors } from '../assessors/queries';
import { useAssignStudy, useGoldCases } from './queries';
import classes from './cases.module.css';

/** Asks an assessor to rate gold cases without seeing how they are rated. */
export function AssignStudy({ onDone }: { readonly onDone: () => void }) {
  const assign = useAssignStudy();
  const { today, user } = useSession();
  const known = useCalibratedAssessors();
  const cases = useGoldCases(null, false);
  const [userId, setUser] = useState<string | null>(null);
  const [goldCaseIds, setCases] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const assessors = (known.data?.assessors ?? []).filter((one) => one.userId !== user.userId);
  const check = useFieldCheck({
    assessor: userId === null ? words.assessorMissing : null,
    cases: goldCaseIds.length === 0 ? words.casesMissing : null,
    dueOn: isCalendarDate(dueOn) && dueOn >= today ? null : words.dueWrong,
    reason: isReason(reason) ? null : goldWords.reasonMissing,
  });
  const { error } = assign;
  return (
    <ActForm
      label={words.assignTitle}
      title={words.assignTitle}
      action={words.assignAction}
      failed={words.assignFailed}
      isPending={assign.isPending}
      error={error}
      refusal={isDefinedError(error) && error.code === 'KnowsTheCases' ? `${error.message} ${error.data.titles.join('; ')}` : undefined}
      onSubmit={() => {
        if (!check.isComplete() || userId === null) return;
        assign.mutate(
          { userId, goldCaseIds, dueOn, reason },
          {
            onSuccess: () => {
              tell(words.assignDone);
              onDone();
            },
          },
        );
      }}
      onCancel={onDone}
    >
      <div className={classes.form}>
        <Select
          label={words.assessor}
          data={assessors.map((one) => ({ value: one.userId, label: one.name }))}
          value={userId}
          nothingFoundMessage={words.nobodyFound}
          searchable
          onChange={setUser}
          {...check.of('assessor')}
        />
        <Checkbox.Group
          label={words.cases}
          description={words.casesHint(goldCaseIds.length)}
          value={goldCaseIds}
          onChange={setCases}
          {...check.of('cases')}
        >
          <div className={classes.checks}>
            {(cases.data?.cases ?? []).map(({ goldCaseId, competencyCode, title, levelCode }) => (
              <Checkbox key={goldCaseId} value={goldCaseId} label={`${competencyCode} ${title} (${levelCode})`.trim()} />
            ))}
          </div>
        </Checkbox.Group>
        <TextInput
          className={classes.day}
          label={words.dueOn}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
          {...check.of('dueOn')}
        />
        <TextInput
          label={goldWords.reason}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...check.of('reason')}
        />
      </div>
    </ActForm>
  );
}
