import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { revisionWords } from '../../../lib/words/revisions';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PrintedAlone } from '../../../ui/printed-alone';
import { useLibraryName, useRevisions, type RevisionHead } from '../queries';
import { comparable, pointBefore, pointOf } from './compare-point';
import { DifferenceReport } from './difference-report';
import { choiceOf } from './revision-text';
import classes from './revisions.module.css';

const words = revisionWords.comparePage;

/** Any two revisions of a library side by side; both stand in the address. */
export function ComparePage({
  frameworkId,
  from,
  to,
}: {
  readonly frameworkId: string;
  readonly from: string | null;
  readonly to: string | null;
}) {
  const query = useRevisions(frameworkId);
  const libraryName = useLibraryName();
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={libraryName(frameworkId)}
        parent={{ label: revisionWords.history(libraryName(frameworkId)), href: `#/framework/libraries/${frameworkId}/revisions` }}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {revisionWords.print}
          </Button>
        }
      />
      <IfMay permission="framework.read">
        <Loaded query={query}>
          {({ revisions }) => <Comparison frameworkId={frameworkId} revisions={comparable(revisions)} from={from} to={to} />}
        </Loaded>
      </IfMay>
    </>
  );
}

function Comparison({
  frameworkId,
  revisions,
  from,
  to,
}: {
  readonly frameworkId: string;
  readonly revisions: readonly RevisionHead[];
  readonly from: string | null;
  readonly to: string | null;
}) {
  const navigate = useNavigate();
  const libraryName = useLibraryName();
  const after = revisions.find(({ revisionId }) => revisionId === to) ?? revisions[0];
  if (after === undefined) return <EmptyState title={revisionWords.empty} hint={revisionWords.emptyHint} />;
  const before = from ?? nameBefore(after, revisions);
  const show = (next: { readonly from: string; readonly to: string }) =>
    void navigate({ to: '/framework/libraries/$frameworkId/compare', params: { frameworkId }, search: next, replace: true });
  const choices = revisions.map((revision) => ({ value: revision.revisionId, label: choiceOf(revision) }));
  const nothing = { value: 'nothing', label: revisionWords.points.nothingChoice };
  const labelOf = (value: string): string => [nothing, ...choices].find((one) => one.value === value)?.label ?? '';
  return (
    <>
      <div className={classes.choices}>
        <Select
          className={classes.choice}
          label={words.from}
          data={[...choices, nothing]}
          value={before}
          allowDeselect={false}
          onChange={(value) => value !== null && show({ from: value, to: after.revisionId })}
        />
        <Tooltip label={words.swap}>
          <ActionIcon
            size={36}
            aria-label={words.swap}
            disabled={before === 'nothing'}
            onClick={() => show({ from: after.revisionId, to: before })}
          >
            <IconArrowsExchange size={18} />
          </ActionIcon>
        </Tooltip>
        <Select
          className={classes.choice}
          label={words.to}
          data={choices}
          value={after.revisionId}
          allowDeselect={false}
          onChange={(value) => value !== null && show({ from: before, to: value })}
        />
      </div>
      <PrintedAlone what={words.printed(libraryName(frameworkId), labelOf(before), labelOf(after.revisionId))}>
        <div className={classes.page}>
          <DifferenceReport
            key={`${before} ${after.revisionId}`}
            frameworkId={frameworkId}
            from={pointOf(before)}
            to={{ at: 'revision', revisionId: after.revisionId }}
          />
        </div>
      </PrintedAlone>
    </>
  );
}

/** The revision before another, as the address names it. */
function nameBefore(revision: RevisionHead, all: readonly RevisionHead[]): string {
  const point = pointBefore(revision, all);
  if (point.at === 'revision') return point.revisionId;
  if (point.at === 'nothing') return 'nothing';
  const approved = all.find(({ state }) => state !== 'inReview' && state !== 'withdrawn');
  return approved?.revisionId ?? 'nothing';
}
