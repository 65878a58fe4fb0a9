import { Button, Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { lookBackFilters } from '../../../../shared/contract/look-backs';
import { criticalities } from '../../../../shared/domain/calibration/thresholds';
import { asSentence } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { ProgressBar } from '../../../ui/progress-bar';
import { CalibrateFrame } from '../calibrate-frame';
import { DecisionsMade } from './decisions-made';
import { DecisionPanel, type DecisionKind } from './decision-panel';
import classes from './look-back.module.css';
import { useLookBack, type LookBack, type LookBackItem } from './queries';

const words = consequenceWords.lookBack;
const pageSize = 200;
const most = { keep: 200, reassess: 200, void: 50 } as const;
const kinds = ['keep', 'reassess', 'void'] as const;

const columns: readonly Column<LookBackItem>[] = [
  { key: 'person', title: words.columns.person, width: 144, value: ({ personName }) => personName },
  {
    key: 'criticality',
    title: words.columns.criticality,
    width: 88,
    value: ({ criticality }) => consequenceWords.criticalities[criticality],
    order: ({ criticality }) => criticalities.indexOf(criticality),
  },
  { key: 'code', title: words.columns.code, width: 88, value: ({ competencyCode }) => competencyCode },
  { key: 'competency', title: words.columns.competency, width: 176, value: ({ competencyTitle }) => competencyTitle },
  { key: 'level', title: words.columns.level, width: 64, value: ({ levelCode }) => levelCode },
  { key: 'outcome', title: words.columns.outcome, width: 144, value: ({ outcome }) => words.outcomes[outcome] },
  { key: 'alone', title: words.columns.alone, width: 96, value: ({ isAlone }) => (isAlone ? words.yes : words.no) },
  { key: 'performed', title: words.columns.performed, width: 96, value: ({ performedOn }) => performedOn },
  { key: 'state', title: words.columns.state, width: 88, value: ({ state }) => words.recordStates[state] },
  {
    key: 'decision',
    title: words.columns.decision,
    width: 112,
    value: ({ decision }) => (decision === null ? words.undecided : words.decisions[decision]),
  },
];

const keyOf = ({ assessmentId }: LookBackItem): string => assessmentId;

/** What an assessor who has to be recalibrated had signed, the riskiest first, and what is decided of each. */
export function LookBackPage({ lookBackId }: { readonly lookBackId: string }) {
  return (
    <CalibrateFrame tab="assessors">
      <Found lookBackId={lookBackId} />
    </CalibrateFrame>
  );
}

function Found({ lookBackId }: { readonly lookBackId: string }) {
  const search = useSearch({ from: '/calibrate/look-back/$lookBackId' });
  const filter = search.show ?? 'open';
  const offset = (search.page ?? 0) * pageSize;
  const query = useLookBack({ lookBackId, filter, offset, limit: pageSize });
  const navigate = useNavigate();
  const mayDecide = useMay('calibration.decide');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState<DecisionKind | null>(null);
  const [decisions, setDecisions] = useState(0);
  useEffect(() => {
    // The button that was pressed is off now, for what was chosen is decided: it goes on in the table.
    if (decisions > 0) document.querySelector<HTMLElement>('main [role="grid"]')?.focus();
  }, [decisions]);
  const onSelectionChange = useCallback((keys: ReadonlySet<string>) => setSelected(keys), []);
  const { data } = query;
  const chosen = (data?.items ?? []).filter(({ assessmentId }) => selected.has(assessmentId));
  const isSettled = chosen.some(({ decision, state }) => decision !== null || state === 'voided' || state === 'amended');
  const go = (part: { show?: (typeof lookBackFilters)[number] | undefined; page?: number | undefined }) =>
    void navigate({
      to: '/calibrate/look-back/$lookBackId',
      params: { lookBackId },
      search: (old) => ({ ...old, page: undefined, ...part }),
    });
  return (
    <>
      {data !== undefined && <Head lookBack={data} />}
      <div className={classes.tools}>
        <Select
          size="xs"
          aria-label={words.show}
          data={lookBackFilters.map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          allowDeselect={false}
          onChange={(value) => go({ show: lookBackFilters.find((one) => one === value) })}
        />
        {mayDecide &&
          kinds.map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant="default"
              disabled={chosen.length === 0 || isSettled || chosen.length > most[one]}
              onClick={() => setKind(one)}
            >
              {words.actions[one]}
            </Button>
          ))}
        {mayDecide && (
          <span className={classes.small} role="status">
            {chosen.length === 0 ? words.choose : isSettled ? words.settled : chosen.length > most.void ? words.tooMany(most.void) : ''}
          </span>
        )}
        {data !== undefined && data.matching > pageSize && (
          <span className={classes.pages} data-figures>
            <Button
              size="compact-sm"
              variant="default"
              disabled={offset === 0}
              onClick={() => go({ show: filter, page: (search.page ?? 0) - 1 || undefined })}
            >
              {words.previous}
            </Button>
            {words.shown(Math.min(offset + 1, data.matching), Math.min(offset + pageSize, data.matching), data.matching)}
            <Button
              size="compact-sm"
              variant="default"
              disabled={offset + pageSize >= data.matching}
              onClick={() => go({ show: filter, page: (search.page ?? 0) + 1 })}
            >
              {words.next}
            </Button>
          </span>
        )}
      </div>
      <DataTable
        name="look-back"
        label={words.label}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={keyOf}
        onSelectionChange={onSelectionChange}
        onOpen={({ assessmentId }) =>
          void navigate({
            to: '/assess/records/$assessmentId',
            params: { assessmentId },
            search: ({ asOf }) => ({ asOf, because: 'lookBack' }),
          })
        }
        isLoading={query.isPending}
        error={query.error !== null && data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          data?.progress.open === 0 && filter === 'open' ? (
            <EmptyState title={words.allDecided} hint={words.allDecidedHint} />
          ) : (
            <EmptyState title={words.none} hint={words.noneHint} />
          )
        }
      />
      <DecisionsMade lookBackId={lookBackId} />
      {kind !== null && chosen.length > 0 && (
        <DecisionPanel
          key={kind}
          kind={kind}
          lookBackId={lookBackId}
          items={chosen}
          onDone={() => {
            setKind(null);
            setDecisions(decisions + 1);
          }}
          onClose={() => setKind(null)}
        />
      )}
    </>
  );
}

function Head({ lookBack }: { readonly lookBack: LookBack }) {
  const { assessorName, userId, since, sinceOn, direction, why, progress } = lookBack;
  const { total, decided, open, openAlone } = progress;
  return (
    <section className={classes.head} aria-label={words.title(assessorName)}>
      <h2 className={classes.title}>
        <Link to="/calibrate/assessors/$userId" params={{ userId }} search={({ asOf }) => ({ asOf })}>
          {words.title(assessorName)}
        </Link>
      </h2>
      <p className={classes.text}>{words.since[since](sinceOn)}</p>
      <p className={classes.small}>{asSentence(why)}</p>
      <p className={classes.small}>
        {words.direction[direction ?? 'none']} {words.order}
      </p>
      <ProgressBar label={words.progress} done={total - open} total={total} />
      <p className={classes.text}>
        {words.decided(decided)} {words.left(open, openAlone)}
      </p>
    </section>
  );
}
