import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../../lib/session';
import { goldWords as words } from '../../../lib/words/calibration-cases';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { GoldCaseForm } from './gold-case-form';
import { useCompetencyChoices, useFromAssessment, useFromSession, type GoldContent } from './queries';
import classes from './cases.module.css';

/** What a new gold case begins with: an assessment as it is masked, a case as a panel agreed on it, or nothing. */
export interface NewGoldCase {
  readonly assessmentId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly competencyId?: string | undefined;
}

const unrated = { level: -1, indicators: {}, cited: [], comment: '' };

export function NewGoldCasePage({ from }: { readonly from: NewGoldCase }) {
  return (
    <IfMay permission="calibration.cases" title={words.newTitle}>
      <PageHeader title={words.newTitle} subtitle={words.emptyHint} parent={{ label: words.parent, href: '#/calibrate/cases' }} />
      <Begun from={from} />
    </IfMay>
  );
}

function Begun({ from: { assessmentId, sessionId, caseId, competencyId } }: { readonly from: NewGoldCase }) {
  if (assessmentId !== undefined) return <FromAssessment assessmentId={assessmentId} />;
  if (sessionId !== undefined && caseId !== undefined) return <FromSession sessionId={sessionId} caseId={caseId} />;
  return <ByHand proposed={competencyId ?? null} />;
}

function FromAssessment({ assessmentId }: { readonly assessmentId: string }) {
  return (
    <Loaded query={useFromAssessment(assessmentId)}>
      {({ competencyId, day, title, requiredLevel, material }) => (
        <New
          competencyId={competencyId}
          draftKey={`goldCase/assessment/${assessmentId}`}
          initial={{
            title,
            competencyDay: day,
            requiredLevel: requiredLevel ?? -1,
            pieces: material.pieces,
            rating: unrated,
            reasons: {},
            origin: 'assessment',
          }}
        />
      )}
    </Loaded>
  );
}

function FromSession({ sessionId, caseId }: { readonly sessionId: string; readonly caseId: string }) {
  return (
    <Loaded query={useFromSession(sessionId, caseId)}>
      {({ competencyId, day, title, requiredLevel, material, rating }) => (
        <New
          competencyId={competencyId}
          draftKey={`goldCase/session/${sessionId}/${caseId}`}
          initial={{
            title,
            competencyDay: day,
            requiredLevel: requiredLevel ?? -1,
            pieces: material.pieces,
            rating,
            reasons: {},
            origin: 'session',
          }}
        />
      )}
    </Loaded>
  );
}

function ByHand({ proposed }: { readonly proposed: string | null }) {
  const { today } = useSession();
  const choices = useCompetencyChoices();
  const [competencyId, setCompetency] = useState(proposed);
  return (
    <div className={classes.stack}>
      <Select
        className={classes.choice}
        label={words.form.competency}
        description={words.form.competencyHint}
        placeholder={words.form.competencyMissing}
        data={(choices.data?.competencies ?? []).map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}`.trim() }))}
        value={competencyId}
        searchable
        limit={200}
        onChange={setCompetency}
      />
      {competencyId !== null && (
        <New
          key={competencyId}
          competencyId={competencyId}
          draftKey={`goldCase/competency/${competencyId}`}
          initial={{ title: '', competencyDay: today, requiredLevel: -1, pieces: [], rating: unrated, reasons: {}, origin: 'hand' }}
        />
      )}
    </div>
  );
}

function New({
  competencyId,
  draftKey,
  initial,
}: {
  readonly competencyId: string;
  readonly draftKey: string;
  readonly initial: GoldContent;
}) {
  const navigate = useNavigate();
  return (
    <GoldCaseForm
      goldCaseId={null}
      basis={0}
      competencyId={competencyId}
      draftKey={draftKey}
      initial={initial}
      onDone={(goldCaseId) => void navigate({ to: '/calibrate/cases/$goldCaseId', params: { goldCaseId }, search: true })}
      onCancel={() => void navigate({ to: '/calibrate/cases', search: true })}
    />
  );
}
