import { Alert } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { assessWords } from '../../../lib/words/assess';
import { correctionWords } from '../../../lib/words/corrections';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useAssessmentForm, useWaitingAssessments, type WaitingRating } from '../queries';
import { AssessmentForm } from './assessment-form';
import own from './form.module.css';

const words = correctionWords.second;

/** The form in which a performance is rated a second time, by somebody who is not shown the first rating. */
export function SecondRatingPage({ assessmentId }: { readonly assessmentId: string }) {
  return (
    <IfMay permission="assessments.read" title={assessWords.form.loading}>
      <FoundRating assessmentId={assessmentId} />
    </IfMay>
  );
}

function FoundRating({ assessmentId }: { readonly assessmentId: string }) {
  const query = useWaitingAssessments();
  // Once it is signed it waits no more, and the form is still open for a moment.
  const [opened, setOpened] = useState<{ readonly first: WaitingRating; readonly isOwn: boolean } | null>(null);
  const asked = query.data?.asked.find((one) => one.assessmentId === assessmentId);
  const mine = query.data?.first.find((one) => one.assessmentId === assessmentId);
  const waiting = asked ?? mine;
  if (opened === null && waiting !== undefined) setOpened({ first: waiting, isOwn: asked === undefined });
  return <Loaded query={query}>{() => (opened === null ? <p>{words.gone}</p> : <FoundForm {...opened} />)}</Loaded>;
}

function FoundForm({ first, isOwn }: { readonly first: WaitingRating; readonly isOwn: boolean }) {
  const query = useAssessmentForm(first.personId, first.competencyId);
  const [attempt, setAttempt] = useState(0);
  return (
    <>
      <PageHeader
        parent={{ label: words.parent, href: '#/' }}
        title={words.title(first.competencyCode, first.competencyTitle)}
        subtitle={
          <>
            <strong>{first.personName}</strong> · {words.fixed(first.levelCode, first.performedOn)}
          </>
        }
      />
      <Alert className={own.notice} color="blue" variant="outline" icon={<IconEyeOff size={18} aria-hidden />}>
        {words.note} {isOwn && words.inPlace}
      </Alert>
      <Loaded query={query}>
        {(form) => (
          <AssessmentForm
            key={attempt}
            form={form}
            purpose={{ kind: 'second', first, isOwn }}
            onChecklistChanged={() => void query.refetch()}
            onStartAgain={() => setAttempt(attempt + 1)}
          />
        )}
      </Loaded>
    </>
  );
}
