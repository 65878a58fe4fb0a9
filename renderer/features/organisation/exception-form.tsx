import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../shared/domain/calendar';
import { overrideEffects, type OverrideEffect } from '../../../shared/domain/requirement-override';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { organisationWords } from '../../lib/words/organisation';
import { SignedForm } from '../../ui/signed-act';
import { useCompetencies, useOverride, useScales, type EffectiveLine, type Subject } from './queries';
import classes from './organisation.module.css';

const words = organisationWords.requirements;
const fields = organisationWords.fields;

/** Signs an exception to what is inherited, for one person, a unit and what lies below it, or a role. */
export function ExceptionForm(props: {
  readonly subject: Subject;
  readonly id: string;
  readonly name: string;
  /** What is required now; null: of a competency that is chosen here. */
  readonly line: EffectiveLine | null;
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const sign = useOverride();
  const required = props.line?.required ?? null;
  const competencies = (useCompetencies().data?.competencies ?? []).filter(({ isRetired }) => !isRetired);
  const scales = useScales().data?.scales ?? [];
  const [competencyId, setCompetencyId] = useState(props.line?.competencyId ?? null);
  const [effect, setEffect] = useState<OverrideEffect>(props.line === null ? 'require' : 'replace');
  const [chosenLevel, setLevel] = useState<string | null>(required === null ? null : String(required.level));
  const [months, setMonths] = useState(String(required?.validityMonths ?? ''));
  const [isMandatory, setMandatory] = useState(required?.isMandatory ?? true);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const competency = competencies.find((one) => one.competencyId === competencyId);
  const scale = scales.find(({ scaleId }) => scaleId === competency?.scaleId);
  const level = chosenLevel ?? (scale === undefined ? null : String(scale.qualifyingLevel));
  const isDisabled = effect === 'disable';
  const check = useFieldCheck({
    competency: competency === undefined ? words.form.competencyMissing : null,
    months: isDisabled || isMonths(months) ? null : words.form.monthsWrong,
    from: isRealDate(from) ? null : fields.dateWrong,
    to: to === '' || isRealDate(to) ? null : fields.dateWrong,
    reason: isReason(reason) ? null : fields.reasonMissing,
  });
  const days = words.days(from, to === '' ? null : to);
  const levelCode = scale?.levels.find((one) => String(one.level) === level)?.code ?? '';
  const what = isDisabled
    ? words.effects.disable
    : `${words.effects[effect]} (${words.outcome(levelCode, words.duty(isMandatory), months === '' ? null : Number(months))})`;
  return (
    <SignedForm
      title={competency === undefined ? words.except : words.exceptFrom(competency.code)}
      content={words.form.content(what, props.name, competency === undefined ? '…' : `${competency.code} ${competency.title}`, days)}
      meaning={words.form.meaning}
      action={words.form.action}
      failed={words.form.failed}
      error={sign.error}
      isPending={sign.isPending}
      isComplete={check.isComplete}
      onCancel={props.onDone}
      onSign={(signature) =>
        sign.mutate(
          {
            subject: props.subject,
            subjectId: props.id,
            competencyId: competencyId ?? '',
            effect,
            level: isDisabled || level === null ? null : Number(level),
            validityMonths: isDisabled || months === '' ? null : Number(months),
            isMandatory: isDisabled ? null : isMandatory,
            from,
            to: to === '' ? null : to,
            reason,
            signature,
          },
          {
            onSuccess: ({ people }) => {
              tell(words.signed(people));
              props.onDone();
            },
          },
        )
      }
    >
      <p className={classes.text}>
        {words.form.for} {props.name}: {words.form.concerns[props.subject].toLowerCase()}.
      </p>
      <Select
        label={words.form.competency}
        data={competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
        value={competencyId}
        limit={60}
        searchable
        onChange={(next) => {
          setCompetencyId(next);
          setLevel(null);
        }}
        {...check.of('competency')}
      />
      <Radio.Group
        label={words.form.effect}
        value={effect}
        onChange={(next) => setEffect(overrideEffects.find((one) => one === next) ?? 'require')}
      >
        <Stack gap={8} mt={4}>
          {overrideEffects.map((one) => (
            <Radio key={one} value={one} label={words.effects[one]} description={words.form.effectHints[one]} />
          ))}
        </Stack>
      </Radio.Group>
      {!isDisabled && (
        <>
          <Select
            label={words.form.level}
            data={(scale?.levels ?? []).map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }))}
            value={level}
            allowDeselect={false}
            onChange={setLevel}
          />
          <TextInput
            label={words.form.months}
            description={words.form.monthsHint}
            value={months}
            className={classes.dateField}
            maxLength={3}
            onChange={(event) => setMonths(event.currentTarget.value.trim())}
            {...check.of('months')}
          />
          <Checkbox label={words.form.mandatory} checked={isMandatory} onChange={(event) => setMandatory(event.currentTarget.checked)} />
        </>
      )}
      <TextInput
        label={words.form.from}
        description={fields.fromHint}
        value={from}
        className={classes.dateField}
        maxLength={10}
        onChange={(event) => setFrom(event.currentTarget.value)}
        {...check.of('from')}
      />
      <TextInput
        label={words.form.to}
        description={words.form.toHint}
        value={to}
        className={classes.dateField}
        maxLength={10}
        onChange={(event) => setTo(event.currentTarget.value.trim())}
        {...check.of('to')}
      />
      <TextInput
        label={fields.reason}
        description={fields.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </SignedForm>
  );
}

function isMonths(text: string): boolean {
  return text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120);
}
