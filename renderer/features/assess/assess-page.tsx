import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { useMay, useSession } from '../../lib/session';
import { assessWords } from '../../lib/words/assess';
import { correctionWords } from '../../lib/words/corrections';
import { paperWords } from '../../lib/words/paper';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { OpenDrafts } from './open-drafts';
import { OutcomeMark } from './outcome-mark';
import { useAssessments, type AssessmentSummary } from './queries';
import { CorrectionMark } from './correction-mark';
import classes from './assess.module.css';

const words = assessWords.list;

const columns: readonly Column<AssessmentSummary>[] = [
  { key: 'person', title: words.columns.person, width: 180, value: (row) => row.personName },
  { key: 'code', title: words.columns.code, width: 96, value: (row) => row.competencyCode },
  { key: 'competency', title: words.columns.competency, width: 240, value: (row) => row.competencyTitle },
  { key: 'level', title: words.columns.level, width: 64, align: 'center', value: (row) => row.levelCode },
  { key: 'kind', title: words.columns.kind, width: 104, value: (row) => assessWords.kinds[row.kind] },
  {
    key: 'outcome',
    title: words.columns.outcome,
    width: 232,
    value: ({ outcome, state }) =>
      [assessWords.outcomes[outcome], ...(state === 'current' ? [] : [correctionWords.states[state]])].join(' · '),
    render: (row) => (
      <>
        <OutcomeMark outcome={row.outcome} /> <CorrectionMark state={row.state} />
      </>
    ),
  },
  {
    key: 'performedOn',
    title: words.columns.performedOn,
    width: 112,
    value: (row) => row.performedOn,
    render: (row) => <DateText date={row.performedOn} />,
  },
  { key: 'assessor', title: words.columns.assessor, width: 160, value: (row) => row.assessorName },
  { key: 'evidence', title: words.columns.evidence, width: 64, align: 'right', value: (row) => row.evidenceCount },
];

const keyOf = (row: AssessmentSummary): string => row.assessmentId;

/** What has been assessed, newest first, and the way to a new assessment. */
export function AssessPage() {
  const mayStart = useMayStart();
  const navigate = useNavigate();
  const start = () => void navigate({ to: '/assess/new' });
  return (
    <>
      <PageHeader
        title={assessWords.title}
        subtitle={assessWords.subtitle}
        actions={
          mayStart && (
            <>
              <Button variant="default" onClick={() => void navigate({ to: '/assess/paper' })}>
                {paperWords.open}
              </Button>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={start}>
                {assessWords.new}
              </Button>
            </>
          )
        }
      />
      <IfMay permission="assessments.read">
        <Assessments onStart={mayStart ? start : null} />
      </IfMay>
    </>
  );
}

function Assessments({ onStart }: { readonly onStart: (() => void) | null }) {
  const query = useAssessments(useAsOf());
  const navigate = useNavigate();
  const { assessmentId = null } = useParams({ strict: false });
  const { assessments = [], total = 0 } = query.data ?? {};
  return (
    <>
      <OpenDrafts />
      {total > assessments.length && <p className={classes.note}>{words.newest(assessments.length, total)}</p>}
      <DataTable
        name="assessments"
        label={words.label}
        columns={columns}
        rows={assessments}
        rowKey={keyOf}
        openKey={assessmentId}
        onOpen={(row) => void navigate({ to: '/assess/records/$assessmentId', params: { assessmentId: row.assessmentId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          onStart === null ? (
            <EmptyState title={words.empty} hint={words.emptyHintReader} />
          ) : (
            <EmptyState title={words.empty} hint={words.emptyHint} nextStep={{ label: assessWords.new, onClick: onStart }} />
          )
        }
      />
      <Outlet />
    </>
  );
}

/**
 * Whoever sees people and competencies can fill a form in, and an assessor may sign it there in place. A quality auditor
 * reads everything and writes nothing.
 */
function useMayStart(): boolean {
  const readsPeople = useMay('people.read');
  const readsFramework = useMay('framework.read');
  const readsAssessments = useMay('assessments.read');
  const { user } = useSession();
  return readsPeople && readsFramework && readsAssessments && user.grants.some((grant) => grant.role !== 'qualityAuditor');
}
