import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { Fragment, useState } from 'react';
import { conflictRule, type AssessmentPolicy } from '../../../shared/contract/assessment-policy';
import { errorMessage } from '../../lib/error-message';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { assessorWords } from '../../lib/words/assessors';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { SignBox } from '../../ui/sign-box';
import { useSaveRules, type Rules } from './queries';
import { ruleChanges } from './rules-text';
import { ReasonField } from './terms-fields';
import classes from './assessors.module.css';

const words = assessorWords.rules;
const limits = {
  lateAfterHours: [1, 8760],
  minimumGroup: [3, 50],
  ratio: [1, 20],
  extension: [1, 366],
  furtherExtension: [1, 366],
  exemption: [1, 1830],
  waiver: [1, 366],
  suspension: [1, 366],
  lineManagerAfterDays: [1, 365],
  siteHeadAfterDays: [1, 730],
  decideWithinDays: [1, 365],
} as const;
type Figure = keyof typeof limits;
const flags = ['requiresAuthority', 'requiresTraining', 'requiresCalibration', 'requiresQualified'] as const;
const exceptionFigures = ['extension', 'furtherExtension', 'exemption', 'waiver', 'suspension'] as const;
const escalationFigures = ['lineManagerAfterDays', 'siteHeadAfterDays', 'decideWithinDays'] as const;
const conflicts = ['lineManager', 'declared', 'trainer'] as const;

/** The next revision of the rules: prepared here, approved in place by somebody else. */
export function RulesForm({ rules, onDone }: { readonly rules: Rules; readonly onDone: () => void }) {
  useFocusBack();
  const save = useSaveRules();
  const { user } = useSession();
  const { content, revision } = rules;
  const [draft, setDraft] = useState(content);
  const [figures, setFigures] = useState<Readonly<Record<Figure, number | string>>>({
    lateAfterHours: content.lateAfterHours,
    minimumGroup: content.minimumGroup,
    ratio: content.supervision.ratio,
    ...content.exceptions,
    ...content.escalation,
  });
  const [reason, setReason] = useState('');
  const next: AssessmentPolicy = {
    ...draft,
    lateAfterHours: Number(figures.lateAfterHours),
    minimumGroup: Number(figures.minimumGroup),
    supervision: { ...draft.supervision, ratio: Number(figures.ratio) },
    exceptions: {
      extension: Number(figures.extension),
      furtherExtension: Number(figures.furtherExtension),
      exemption: Number(figures.exemption),
      waiver: Number(figures.waiver),
      suspension: Number(figures.suspension),
    },
    escalation: {
      lineManagerAfterDays: Number(figures.lineManagerAfterDays),
      siteHeadAfterDays: Number(figures.siteHeadAfterDays),
      decideWithinDays: Number(figures.decideWithinDays),
    },
  };
  const changes = ruleChanges(content, next);
  const faultOf = (figure: Figure): string | null => {
    const [fewest, most] = limits[figure];
    const value = figures[figure];
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= fewest && value <= most;
    return isRight ? null : words.whole(fewest, most);
  };
  const check = useFieldCheck({
    lateAfterHours: faultOf('lateAfterHours'),
    minimumGroup: faultOf('minimumGroup'),
    ratio: faultOf('ratio'),
    extension: faultOf('extension'),
    furtherExtension: faultOf('furtherExtension'),
    exemption: faultOf('exemption'),
    waiver: faultOf('waiver'),
    suspension: faultOf('suspension'),
    lineManagerAfterDays: faultOf('lineManagerAfterDays'),
    siteHeadAfterDays:
      faultOf('siteHeadAfterDays') ??
      (Number(figures.siteHeadAfterDays) < Number(figures.lineManagerAfterDays) ? words.headBeforeManager : null),
    decideWithinDays: faultOf('decideWithinDays'),
    reason: !isReason(reason) ? assessorWords.fields.reasonMissing : changes.length === 0 ? words.unchanged : null,
  });
  const figure = (key: Figure, description?: string) => (
    <NumberInput
      label={words.fields[key]}
      description={description}
      value={figures[key]}
      allowDecimal={false}
      className={classes.numberField}
      onChange={(value) => setFigures({ ...figures, [key]: value })}
      {...check.of(key)}
    />
  );
  const isWrongPassphrase = save.error instanceof ORPCError && save.error.code === 'WrongPassphrase';
  return (
    <section className={classes.section} aria-label={words.form.title} onKeyDown={onEscape(onDone)}>
      <fieldset className={classes.group}>
        <legend>{words.groups.assessor}</legend>
        {flags.map((flag, index) => (
          <Checkbox
            key={flag}
            autoFocus={index === 0}
            label={words.fields[flag]}
            {...(flag === 'requiresAuthority' ? { description: words.fields.requiresAuthorityHint } : {})}
            checked={draft[flag]}
            onChange={(event) => setDraft({ ...draft, [flag]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.groups.independence}</legend>
        {conflicts.map((key) => (
          <Select
            key={key}
            label={words.fields[key]}
            {...(key === 'declared' ? { description: words.fields.declaredHint } : {})}
            data={conflictRule.options.map((value) => ({ value, label: words.conflicts[value] }))}
            value={draft.conflicts[key]}
            allowDeselect={false}
            onChange={(value) =>
              setDraft({
                ...draft,
                conflicts: { ...draft.conflicts, [key]: conflictRule.options.find((one) => one === value) ?? draft.conflicts[key] },
              })
            }
          />
        ))}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.groups.entries}</legend>
        {figure('lateAfterHours', words.fields.lateAfterHoursHint)}
        {figure('minimumGroup')}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.groups.supervision}</legend>
        {figure('ratio')}
        <Select
          label={words.fields.whenExceeded}
          data={(['refuse', 'reason'] as const).map((value) => ({ value, label: words.exceeded[value] }))}
          value={draft.supervision.whenExceeded}
          allowDeselect={false}
          onChange={(value) =>
            setDraft({ ...draft, supervision: { ...draft.supervision, whenExceeded: value === 'reason' ? 'reason' : 'refuse' } })
          }
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.groups.exceptions}</legend>
        <p className={classes.small}>{words.exceptionsHint}</p>
        {exceptionFigures.map((key) => (
          <Fragment key={key}>{figure(key)}</Fragment>
        ))}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.groups.escalation}</legend>
        <p className={classes.small}>{words.escalationHint}</p>
        {escalationFigures.map((key) => (
          <Fragment key={key}>{figure(key)}</Fragment>
        ))}
      </fieldset>
      <ReasonField reason={reason} check={check} onReason={setReason} />
      <p className={classes.small}>{words.form.note(user.printedName)}</p>
      <SignBox
        content={<Changes changes={changes} />}
        meanings={[{ value: 'signed', label: words.form.meaning }]}
        asksUserId
        actionLabel={() => words.form.action}
        isSigning={save.isPending}
        error={isWrongPassphrase ? errorMessage(save.error).message : null}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) =>
          save.mutate(
            { basis: revision, content: next, reason, signature: { login: userId ?? '', passphrase } },
            {
              onSuccess: (saved) => {
                tell(words.form.done(saved.revision));
                onDone();
              },
            },
          )
        }
      />
      {!isWrongPassphrase && <FailureNote title={words.form.failed} error={save.error} />}
      <div>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly string[] }) {
  if (changes.length === 0) return words.form.nothing;
  return (
    <>
      {words.form.changes}
      <ul className={classes.changes}>
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
