import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { usePreference } from '../../../lib/preference';
import { assessWords } from '../../../lib/words/assess';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import type { AssessmentForm as FormData } from '../queries';
import { faultsOf, isComplete } from './assessment-faults';
import { changedParts, formKinds, type AssessmentText } from './assessment-text';
import { DetailFields, NoteField } from './detail-fields';
import { EvidenceField } from './evidence-field';
import { JudgedParts } from './judged-parts';
import { KindChoice } from './kind-choice';
import { newAssessment, type FormPurpose } from './purpose';
import { LevelReference } from './level-reference';
import { MissingList } from './missing-list';
import { OutcomePreview } from './outcome-preview';
import { PointsFields } from './points-fields';
import { PrerequisiteFields } from './prerequisite-fields';
import { QuestionFields } from './question-fields';
import { SignSection } from './sign-section';
import { SignerNote } from './signer-note';
import { conditionsOf } from './task-fields';
import { useAssessmentText } from './use-assessment-text';
import { useMoment } from './use-moment';
import classes from './form.module.css';

const words = assessWords.form;

/** Judges step by step, attaches what it rests on, and signs. All of it is kept as a draft until it is signed. */
export function AssessmentForm({
  form,
  purpose = newAssessment,
  onChecklistChanged,
  onStartAgain,
}: {
  readonly form: FormData;
  readonly purpose?: FormPurpose;
  /** Asks for the checklist as it reads now. */
  readonly onChecklistChanged: () => void;
  /** Mounts the form anew, without what was typed. */
  readonly onStartAgain: () => void;
}) {
  const moment = useMoment();
  const [wantedKind, rememberKind] = usePreference('assessmentKind', formKinds, 'practical');
  const draft = useAssessmentText(form, moment, wantedKind, purpose);
  const [isSigned, setSigned] = useState(false);
  const { value: text, change } = draft;
  if (draft.isLoading) return <Loading rows={8} />;

  const { version } = form.competency;
  const isOlder = text.version !== version && !isSigned;
  const faults = faultsOf(form, text, moment);
  const set = (part: Partial<AssessmentText>) => change((old) => ({ ...old, ...part }));
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {isOlder && (
          <Alert color="orange" variant="outline" role="alert">
            {words.changed(changedParts(form, text))}{' '}
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
        <SignerNote form={form} text={text} />
        <KindChoice
          form={form}
          kind={text.kind}
          level={text.level}
          isLevelFixed={purpose.kind === 'second'}
          onChange={(part) => {
            rememberKind(part.kind);
            set(part);
          }}
        />
        {text.kind === 'knowledge' && (
          <PointsFields form={form} points={text.points} faults={faults.fields} onPoints={(points) => set({ points })} />
        )}
        <JudgedParts form={form} text={text} moment={moment} onChange={(next) => change((old) => ({ ...old, ...next(old) }))} />
        <QuestionFields
          questions={text.questions}
          conditions={conditionsOf(form, text.taskId)}
          onQuestions={(next) => change((old) => ({ ...old, questions: next(old.questions) }))}
        />
        <PrerequisiteFields form={form} text={text} faults={faults.fields} onReason={(prerequisiteReason) => set({ prerequisiteReason })} />
        <DetailFields
          form={form}
          text={text}
          faults={faults.fields}
          moment={moment}
          isDayFixed={purpose.kind === 'second'}
          onChange={set}
        />
        <NoteField note={text.note} onNote={(note) => set({ note })} />
        <EvidenceField files={text.evidence} onChange={(next) => change((old) => ({ ...old, evidence: next(old.evidence) }))} />
        <div className={classes.status}>
          <DraftStatus state={draft.state} />
        </div>
        {isComplete(faults) && !isOlder ? (
          <SignSection
            form={form}
            text={text}
            moment={moment}
            purpose={purpose}
            onChecklistChanged={onChecklistChanged}
            onText={set}
            onSigned={() => setSigned(true)}
            onHandIn={draft.handIn}
            onDiscard={draft.discard}
          />
        ) : (
          <MissingList faults={faults} isRated={text.kind === 'observation'} />
        )}
      </div>
      <div className={classes.reference} role="region" aria-label={words.beside} tabIndex={0}>
        <OutcomePreview form={form} text={text} />
        <LevelReference form={form} level={text.level} />
      </div>
    </div>
  );
}
