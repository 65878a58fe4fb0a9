import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import { assessWords } from '../../../lib/words/assess';
import { correctionWords } from '../../../lib/words/corrections';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useAssessment, useAssessmentForm, type AssessmentRecord } from '../queries';
import { StateNote } from '../record/record-corrections';
import { AssessmentForm } from './assessment-form';
import own from './form.module.css';

const words = correctionWords.amend;

interface Asked {
  readonly assessmentId: string;
  /** What led to it, where it is come to from there. */
  readonly because: AmendCode | undefined;
}

/** The form in which a signed record is put right by a new version. */
export function AmendPage(asked: Asked) {
  return (
    <IfMay permission="assessments.read" title={assessWords.form.loading}>
      <FoundRecord {...asked} />
    </IfMay>
  );
}

function FoundRecord({ assessmentId, because }: Asked) {
  // What is amended is the record as it was when the form was opened: once it is signed it is no current one any more.
  const query = useAssessment(assessmentId);
  const [opened, setOpened] = useState<AssessmentRecord | null>(null);
  if (opened === null && query.data !== undefined) setOpened(query.data);
  return <Loaded query={query}>{(data) => <FoundForm record={opened ?? data} because={because} />}</Loaded>;
}

function FoundForm({ record, because }: { readonly record: AssessmentRecord } & Pick<Asked, 'because'>) {
  const query = useAssessmentForm(record.personId, record.competencyId, record.assessmentId);
  const [attempt, setAttempt] = useState(0);
  return (
    <>
      <PageHeader
        parent={{ label: words.parent, href: `#/assess/records/${record.assessmentId}` }}
        title={words.title(record.competencyCode, record.competencyTitle)}
        subtitle={<strong>{record.personName}</strong>}
      />
      {record.may.amend ? (
        <>
          <Alert className={own.notice} color="blue" variant="outline" icon={<IconInfoCircle size={18} aria-hidden />}>
            {words.note}
          </Alert>
          <Loaded query={query}>
            {(form) => (
              <AssessmentForm
                key={attempt}
                // An amendment says why it is made; whether the first entry was late stands there.
                form={{ ...form, lateAfterHours: Number.MAX_SAFE_INTEGER }}
                purpose={{ kind: 'amend', record, because }}
                onChecklistChanged={() => void query.refetch()}
                onStartAgain={() => setAttempt(attempt + 1)}
              />
            )}
          </Loaded>
        </>
      ) : (
        <>
          <p>{words.notPossible}</p>
          <StateNote record={record} />
        </>
      )}
    </>
  );
}
