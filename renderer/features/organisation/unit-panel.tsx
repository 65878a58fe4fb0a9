import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsOf } from '../../lib/as-of';
import { formatInstant, formatNumber } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { organisationWords as words } from '../../lib/words/organisation';
import { yearWords } from '../../lib/words/year';
import { BesidePage } from '../../ui/beside-page';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { ShortTable } from '../../ui/short-table';
import { SidePanel } from '../../ui/side-panel';
import { AddForm } from './add-form';
import { ChangeForm } from './change-form';
import { CloseForm } from './close-form';
import { useTree, useUnitHistory, type UnitHistory, type UnitNode } from './queries';
import classes from './organisation.module.css';

/** One unit on the day of the header: where it lies, who is there, what it was before, and what can be done with it. */
export function UnitPanel({ unitId }: { readonly unitId: string }) {
  const query = useTree();
  const history = useUnitHistory(unitId);
  const navigate = useNavigate();
  const nodes = query.data?.nodes ?? [];
  const unit = nodes.find((one) => one.unitId === unitId);
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={unit?.name ?? history.data?.editions[0]?.name ?? words.loading}
        subtitle={unit && `${words.kinds[unit.kind]} · ${words.peopleHere(unit.people, unit.peopleBelow)}`}
        onClose={() => void navigate({ to: '/people/organisation' })}
      >
        <Loaded query={query}>
          {() =>
            unit === undefined ? (
              <EmptyState title={words.notThere} hint={words.notThereHint} />
            ) : (
              <UnitBody unit={unit} nodes={nodes} lastDay={history.data?.editions[0]?.validTo ?? null} />
            )
          }
        </Loaded>
        <Loaded query={history}>{(data) => <HistoryTable history={data} />}</Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function UnitBody({
  unit,
  nodes,
  lastDay,
}: {
  readonly unit: UnitNode;
  readonly nodes: readonly UnitNode[];
  /** On which it is open for the last time; null: no end is set. */
  readonly lastDay: string | null;
}) {
  const asOf = useAsOf();
  const mayEdit = useMay('organisation.edit');
  const mayRead = useMay('framework.read');
  const mayWalk = useMay('readiness.read');
  const [open, setOpen] = useState<'add' | 'change' | 'close' | null>(null);
  const parent = nodes.find(({ unitId }) => unitId === unit.parentId);
  const done = () => setOpen(null);
  return (
    <>
      {parent && (
        <p className={classes.text}>
          {words.inUnit}{' '}
          <Link to="/people/organisation/$unitId" params={{ unitId: parent.unitId }}>
            {parent.name}
          </Link>
        </p>
      )}
      {unit.source && <p className={classes.small}>{words.owned(unit.source.fileName, formatInstant(unit.source.committedAt))}</p>}
      {mayRead && (
        <Link to="/people/requirements" search={{ subject: 'unit', id: unit.unitId }} className={classes.text}>
          {words.required}
        </Link>
      )}
      {mayWalk && (
        <Link to="/people/year" search={{ unit: unit.unitId }} className={classes.text}>
          {yearWords.link}
        </Link>
      )}
      {mayEdit && asOf !== null && <p className={classes.small}>{words.readOnlyDay}</p>}
      {lastDay !== null && <p className={classes.small}>{words.isClosed(lastDay)}</p>}
      {mayEdit && asOf === null && open === null && lastDay === null && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setOpen('add')}>
            {words.addAt(unit.name)}
          </Button>
          {unit.source === null && (
            <>
              <Button variant="default" onClick={() => setOpen('change')}>
                {words.change}
              </Button>
              <Button variant="default" onClick={() => setOpen('close')}>
                {words.close}
              </Button>
            </>
          )}
        </div>
      )}
      {open === 'add' && <AddForm parent={unit} nodes={nodes} onDone={done} />}
      {open === 'change' && <ChangeForm unit={unit} nodes={nodes} onDone={done} />}
      {open === 'close' && <CloseForm unit={unit} onDone={done} />}
    </>
  );
}

function HistoryTable({ history }: { readonly history: UnitHistory }) {
  const mayReadLog = useMay('audit.read');
  return (
    <section className={classes.section} aria-label={words.history}>
      <h3 className={classes.sectionTitle}>{words.history}</h3>
      <ShortTable label={words.history}>
        <thead>
          <tr>
            <th scope="col">{words.historyColumns.from}</th>
            <th scope="col">{words.historyColumns.until}</th>
            <th scope="col">{words.historyColumns.name}</th>
            <th scope="col">{words.historyColumns.parent}</th>
            <th scope="col">{words.historyColumns.entry}</th>
          </tr>
        </thead>
        <tbody>
          {history.editions.map(({ validFrom, validTo, name, parentName, entryNumber }) => (
            <tr key={validFrom}>
              <td>
                <DateText date={validFrom} />
              </td>
              <td>{validTo === null ? words.open : <DateText date={validTo} />}</td>
              <td>{name}</td>
              <td>{parentName ?? words.top}</td>
              <td>
                {mayReadLog ? (
                  <Link to="/records/$entryNumber" params={{ entryNumber: String(entryNumber) }}>
                    {formatNumber(entryNumber)}
                  </Link>
                ) : (
                  formatNumber(entryNumber)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
