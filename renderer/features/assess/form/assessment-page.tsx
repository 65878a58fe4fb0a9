import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { assessWords } from '../../../lib/words/assess';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useAssessmentForm, type AssessmentForm as FormData } from '../queries';
import { AssessmentForm } from './assessment-form';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** The form in which one person is assessed in one competency. */
export function AssessmentPage({ personId, competencyId }: { readonly personId: string; readonly competencyId: string }) {
  return (
    <IfMay permission="assessments.read" title={words.loading}>
      <FoundForm personId={personId} competencyId={competencyId} />
    </IfMay>
  );
}

function FoundForm({ personId, competencyId }: { readonly personId: string; readonly competencyId: string }) {
  const query = useAssessmentForm(personId, competencyId);
  return <Loaded query={query}>{(form) => <LoadedForm form={form} onChecklistChanged={() => void query.refetch()} />}</Loaded>;
}

function LoadedForm({ form, onChecklistChanged }: { readonly form: FormData; readonly onChecklistChanged: () => void }) {
  const asOf = useAsOf();
  const [attempt, setAttempt] = useState(0);
  const { person, competency, isRequired, obstacles } = form;
  return (
    <>
      <PageHeader
        parent={{ label: words.parent, href: '#/assess' }}
        title={`${competency.code} ${competency.title}`}
        subtitle={
          <>
            <strong>{person.name}</strong>
            {[person.employeeNumber, person.title, person.unitName]
              .map((part) => (part === null || part === '' ? '' : ` · ${part}`))
              .join('')}
            {isRequired ? '' : ` · ${words.notRequired}`}
          </>
        }
      />
      {asOf !== null && <p className={classes.note}>{words.todayNote}</p>}
      {obstacles.map((obstacle) => (
        <Alert key={obstacle} className={own.notice} color="orange" variant="outline" icon={<IconInfoCircle size={18} aria-hidden />}>
          {words.obstacles[obstacle]}
        </Alert>
      ))}
      {!obstacles.includes('competencyRetired') && (
        <AssessmentForm key={attempt} form={form} onChecklistChanged={onChecklistChanged} onStartAgain={() => setAttempt(attempt + 1)} />
      )}
    </>
  );
}
