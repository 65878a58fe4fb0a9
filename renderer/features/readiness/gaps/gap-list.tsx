import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { riskBands } from '../../../../shared/domain/risk';
import { markOfState } from '../../../lib/states';
import { gapWords as words } from '../../../lib/words/gaps';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { ViewFiles } from '../../../ui/view-files';
import { GapChoices } from './gap-choices';
import classes from './gaps.module.css';
import { useGaps, type Gap, type GapFilter } from './queries';

const pageSize = 200;

const columns: readonly Column<Gap>[] = [
  { key: 'score', title: words.columns.score, width: 56, align: 'right', value: ({ risk }) => risk.score },
  {
    key: 'band',
    title: words.columns.band,
    width: 76,
    value: ({ risk }) => words.bands[risk.band],
    order: ({ risk }) => riskBands.indexOf(risk.band),
    render: ({ risk }) => <span className={risk.band === 'high' ? classes.high : undefined}>{words.bands[risk.band]}</span>,
  },
  { key: 'person', title: words.columns.person, width: 140, value: (gap) => gap.name },
  { key: 'code', title: words.columns.code, width: 84, value: (gap) => gap.competencyCode },
  { key: 'competency', title: words.columns.competency, width: 150, value: (gap) => gap.competencyTitle },
  {
    key: 'cause',
    title: words.columns.cause,
    width: 210,
    value: (gap) => words.causes[gap.cause],
    render: (gap) => (
      <span className={classes.cause}>
        <StateMark token={markOfState(gap.state)} /> {words.causes[gap.cause]}
      </span>
    ),
  },
  { key: 'since', title: words.columns.since, width: 112, value: (gap) => gap.since, render: (gap) => <DateText date={gap.since} /> },
  { key: 'required', title: words.columns.required, width: 72, value: (gap) => gap.requiredLevelCode },
  { key: 'held', title: words.columns.held, width: 64, value: (gap) => gap.heldLevelCode ?? words.nothingHeld },
  { key: 'left', title: words.columns.left, width: 48, align: 'right', value: ({ facts }) => facts.left },
  {
    key: 'closes',
    title: words.columns.closes,
    width: 220,
    value: (gap) => words.closes(gap.cause, gap.requiredLevelCode, gap.prerequisite?.code ?? null),
  },
  { key: 'owner', title: words.columns.owner, width: 120, value: (gap) => gap.owner?.name ?? words.noOwner },
  { key: 'unit', title: words.columns.unit, width: 130, value: (gap) => gap.unitName },
  { key: 'kind', title: words.columns.kind, width: 84, value: (gap) => (gap.isMandatory ? words.mandatory : words.desirable) },
];

const keyOf = ({ personId, competencyId }: { readonly personId: string; readonly competencyId: string }): string =>
  `${personId} ${competencyId}`;

/** Gaps one by one, the greatest risk first, each with its cause, its owner and what closes it. */
export function GapList({ filter, page }: { readonly filter: GapFilter; readonly page: number }) {
  const navigate = useNavigate();
  const { personId, competencyId } = useParams({ strict: false });
  const offset = page * pageSize;
  const query = useGaps({ ...filter, offset, limit: pageSize });
  const { data } = query;
  const turn = (to: number) => void navigate({ to: '/readiness/gaps', search: (old) => ({ ...old, page: to === 0 ? undefined : to }) });
  return (
    <>
      <div className={classes.tools}>
        <GapChoices filter={filter} by={null} counts={data} />
        {data !== undefined && (
          <p className={classes.summary} title={words.summaryHint} data-figures>
            {words.summary(data.total, data.required)}
          </p>
        )}
        <ViewFiles view={{ kind: 'gaps', filter }} />
        {data !== undefined && data.total > pageSize && (
          <span className={classes.pages} data-figures>
            <Button size="compact-sm" variant="default" disabled={offset === 0} onClick={() => turn(page - 1)}>
              {words.previous}
            </Button>
            {words.shown(Math.min(offset + 1, data.total), Math.min(offset + pageSize, data.total), data.total)}
            <Button size="compact-sm" variant="default" disabled={offset + pageSize >= data.total} onClick={() => turn(page + 1)}>
              {words.next}
            </Button>
          </span>
        )}
      </div>
      <DataTable
        name="gaps"
        label={words.label}
        columns={columns}
        rows={data?.gaps ?? []}
        rowKey={keyOf}
        openKey={personId === undefined || competencyId === undefined ? null : keyOf({ personId, competencyId })}
        onOpen={({ personId: person, competencyId: competency }) =>
          void navigate({
            to: '/readiness/gaps/$personId/$competencyId',
            params: { personId: person, competencyId: competency },
            search: true,
          })
        }
        isLoading={query.isPending}
        error={query.error !== null && data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.none} hint={words.noneHint} />}
      />
    </>
  );
}
