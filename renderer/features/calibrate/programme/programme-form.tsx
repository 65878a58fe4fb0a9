import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { criticalities, programmeKinds, strata } from '../../../../shared/contract/calibration-programme';
import { useFieldCheck } from '../../../lib/field-check';
import { isCalendarDate } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { programmeWords } from '../../../lib/words/calibration-programme';
import { ActForm } from '../../../ui/act-form';
import { useSaveProgramme, type Choices, type ProgrammeContent } from './queries';
import classes from './programme.module.css';

const words = programmeWords.form;
const any = 'any';

/** What each number may be. */
const limits = {
  everyMonths: [1, 60],
  size: [1, 60],
  raters: [2, 24],
  minutesPerCase: [1, 600],
  monthlyMinutes: [10, 20_000],
  expectedAgreement: [1, 99],
  knowledge: [1, 600],
  practical: [1, 600],
  observation: [1, 600],
  seen: [1, 600],
} as const;
type NumberField = keyof typeof limits;
const perKinds = ['knowledge', 'practical', 'observation', 'seen'] as const;

/** A line of the programme, new or changed. */
export function ProgrammeForm({
  programmeId,
  basis,
  initial,
  choices,
  onDone,
  onCancel,
}: {
  readonly programmeId: string | null;
  readonly basis: number;
  readonly initial: ProgrammeContent;
  readonly choices: Choices;
  readonly onDone: (programmeId: string) => void;
  readonly onCancel: () => void;
}) {
  const save = useSaveProgramme();
  const [content, setContent] = useState(initial);
  const [numbers, setNumbers] = useState<Readonly<Record<NumberField, number | string>>>({ ...initial, ...initial.minutesPer });
  const [reason, setReason] = useState('');
  const isOwnerKnown = choices.owners.some(({ userId }) => userId === content.ownerUserId);
  const faultOf = (field: NumberField): string | null => {
    const [least, most] = limits[field];
    const value = numbers[field];
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? null : words.whole(least, most);
  };
  const check = useFieldCheck<NumberField | 'title' | 'from' | 'owner' | 'reason'>({
    title: content.title.trim() === '' ? words.titleMissing : null,
    from: isCalendarDate(content.from) ? null : words.fromWrong,
    owner: isOwnerKnown ? null : words.ownerMissing,
    everyMonths: faultOf('everyMonths'),
    size: faultOf('size'),
    raters: faultOf('raters'),
    minutesPerCase: faultOf('minutesPerCase'),
    monthlyMinutes: faultOf('monthlyMinutes'),
    expectedAgreement: faultOf('expectedAgreement'),
    knowledge: faultOf('knowledge'),
    practical: faultOf('practical'),
    observation: faultOf('observation'),
    seen: faultOf('seen'),
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  const number = (field: NumberField, label: string, hint?: string) => (
    <NumberInput
      key={field}
      label={label}
      description={hint}
      value={numbers[field]}
      allowDecimal={false}
      onChange={(value) => setNumbers({ ...numbers, [field]: value })}
      {...check.of(field)}
    />
  );
  const valueOf = (field: NumberField): number => Number(numbers[field]);
  const title = programmeId === null ? programmeWords.newTitle : programmeWords.change;
  return (
    <ActForm
      label={title}
      action={words.save}
      failed={words.failed}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => {
        if (!check.isComplete()) return;
        const whole: ProgrammeContent = {
          ...content,
          everyMonths: valueOf('everyMonths'),
          size: valueOf('size'),
          raters: valueOf('raters'),
          minutesPerCase: valueOf('minutesPerCase'),
          monthlyMinutes: valueOf('monthlyMinutes'),
          expectedAgreement: valueOf('expectedAgreement'),
          minutesPer: {
            knowledge: valueOf('knowledge'),
            practical: valueOf('practical'),
            observation: valueOf('observation'),
            seen: valueOf('seen'),
          },
        };
        save.mutate({ programmeId, basis, content: whole, reason }, { onSuccess: (saved) => onDone(saved.programmeId) });
      }}
      onCancel={onCancel}
    >
      <div className={classes.form}>
        <TextInput
          label={words.title}
          value={content.title}
          maxLength={200}
          onChange={(event) => setContent({ ...content, title: event.currentTarget.value })}
          {...check.of('title')}
        />
        <Select
          label={words.kind}
          data={programmeKinds.map((value) => ({ value, label: programmeWords.kinds[value] }))}
          value={content.kind}
          allowDeselect={false}
          onChange={(value) => setContent({ ...content, kind: programmeKinds.find((one) => one === value) ?? content.kind })}
        />
        <Select
          label={words.role}
          data={[{ value: any, label: words.anyRole }, ...choices.roles.map(({ roleId, name }) => ({ value: roleId, label: name }))]}
          value={content.roleId ?? any}
          allowDeselect={false}
          searchable
          onChange={(value) => setContent({ ...content, roleId: value === any ? null : value })}
        />
        <Select
          label={words.criticality}
          data={[
            { value: any, label: words.anyCriticality },
            ...criticalities.map((value) => ({ value, label: programmeWords.criticalities[value] })),
          ]}
          value={content.criticality ?? any}
          allowDeselect={false}
          onChange={(value) => setContent({ ...content, criticality: criticalities.find((one) => one === value) ?? null })}
        />
        {number('everyMonths', words.every, words.everyHint)}
        <TextInput
          label={words.from}
          description={words.fromHint}
          value={content.from}
          onChange={(event) => setContent({ ...content, from: event.currentTarget.value })}
          {...check.of('from')}
        />
        <Select
          label={words.owner}
          description={words.ownerHint}
          data={choices.owners.map(({ userId, name }) => ({ value: userId, label: name }))}
          value={isOwnerKnown ? content.ownerUserId : null}
          searchable
          onChange={(value) => setContent({ ...content, ownerUserId: value ?? '' })}
          {...check.of('owner')}
        />
        {number('size', words.size)}
        <Checkbox.Group
          label={words.strata}
          description={words.strataHint}
          value={[...content.strata]}
          onChange={(chosen) => setContent({ ...content, strata: strata.filter((one) => chosen.includes(one)) })}
        >
          <div className={classes.buttons}>
            {strata.map((value) => (
              <Checkbox key={value} value={value} label={programmeWords.strata[value]} />
            ))}
          </div>
        </Checkbox.Group>
        {number('raters', words.raters)}
        {number('minutesPerCase', words.minutesPerCase)}
        {number('monthlyMinutes', words.monthly, words.monthlyHint)}
        <fieldset className={classes.group}>
          <legend>{words.per}</legend>
          {perKinds.map((kind) => number(kind, words.perKinds[kind]))}
        </fieldset>
        {number('expectedAgreement', words.agreement, words.agreementHint)}
        <TextInput
          label={words.reason}
          description={words.reasonHint}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...check.of('reason')}
        />
      </div>
    </ActForm>
  );
}
