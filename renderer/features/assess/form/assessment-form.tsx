import { Alert, Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../../lib/session';
import { assessWords } from '../../../lib/words/assess';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import type { AssessmentForm as FormData } from '../queries';
import { changedSteps, checkedLevels, faultsOf, isComplete, shownSteps, type NotedStep, type ShownStep } from './assessment-text';
import { Checklist, focusStep } from './checklist';
import { DetailFields } from './detail-fields';
import { EvidenceField } from './evidence-field';
import { LevelReference } from './level-reference';
import { MissingList } from './missing-list';
import { OutcomePreview } from './outcome-preview';
import { PrerequisiteFields } from './prerequisite-fields';
import { SignSection } from './sign-section';
import { useAssessmentText } from './use-assessment-text';
import classes from './form.module.css';

const words = assessWords.form;

/** Judges step by step, attaches what it rests on, and signs. All of it is kept as a draft until it is signed. */
export function AssessmentForm({
  form,
  onChecklistChanged,
  onStartAgain,
}: {
  readonly form: FormData;
  /** Asks for the checklist as it reads now. */
  readonly onChecklistChanged: () => void;
  /** Mounts the form anew, without what was typed. */
  readonly onStartAgain: () => void;
}) {
  const { today } = useSession();
  const draft = useAssessmentText(form, today);
  const [isSigned, setSigned] = useState(false);
  const { value: text, change } = draft;
  if (draft.isLoading) return <Loading rows={8} />;

  const { version } = form.competency;
  const isOlder = text.version !== version && !isSigned;
  const steps = shownSteps(form, text);
  const faults = faultsOf(form, text, today);
  const note = (step: ShownStep, part: Partial<NotedStep>) =>
    change((old) => ({
      ...old,
      stepById: {
        ...old.stepById,
        [step.stepId]: { result: step.result, note: step.note, ...part, text: step.text, isCritical: step.isCritical },
      },
    }));
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {isOlder && (
          <Alert color="orange" variant="outline" role="alert">
            {words.changed(changedSteps(form, text))}{' '}
            <Button variant="default" size="compact-sm" onClick={() => change((old) => ({ ...old, version }))}>
              {words.changedAccept}
            </Button>
          </Alert>
        )}
        {draft.wasRestored && !isOlder && (
          <Alert color="blue" variant="outline">
            {words.restored}{' '}
            <Button variant="default" size="compact-sm" onClick={() => void draft.discard().then(onStartAgain)}>
              {words.discard}
            </Button>
          </Alert>
        )}
        <LevelChoice form={form} level={text.level} onLevel={(level) => change((old) => ({ ...old, level }))} />
        <Checklist steps={steps} onNote={note} />
        <PrerequisiteFields
          form={form}
          text={text}
          faults={faults.fields}
          onReason={(prerequisiteReason) => change((old) => ({ ...old, prerequisiteReason }))}
        />
        <DetailFields text={text} faults={faults.fields} today={today} onChange={(part) => change((old) => ({ ...old, ...part }))} />
        <EvidenceField files={text.evidence} onChange={(next) => change((old) => ({ ...old, evidence: next(old.evidence) }))} />
        <div className={classes.status}>
          <DraftStatus state={draft.state} />
        </div>
        {isComplete(faults) && !isOlder ? (
          <SignSection
            form={form}
            text={text}
            onChecklistChanged={onChecklistChanged}
            onSigned={() => setSigned(true)}
            onDiscard={draft.discard}
          />
        ) : (
          <MissingList faults={faults} onStep={focusStep} />
        )}
      </div>
      <div className={classes.reference} role="region" aria-label={words.beside} tabIndex={0}>
        <OutcomePreview steps={steps} />
        <LevelReference form={form} level={text.level} />
      </div>
    </div>
  );
}

function LevelChoice({
  form,
  level,
  onLevel,
}: {
  readonly form: FormData;
  readonly level: number;
  readonly onLevel: (level: number) => void;
}) {
  const { levels } = form.competency.scale;
  return (
    <Select
      className={classes.levelField}
      label={words.level}
      description={words.levelHint}
      data={checkedLevels(form).map((one) => {
        const known = levels.find((candidate) => candidate.level === one);
        return { value: String(one), label: known === undefined ? String(one) : assessWords.level(known.code, known.name) };
      })}
      value={String(level)}
      allowDeselect={false}
      onChange={(value) => {
        if (value !== null) onLevel(Number(value));
      }}
    />
  );
}
