import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { useMay } from '../../../lib/session';
import { figureWords } from '../../../lib/words/figures';
import { BesidePage } from '../../../ui/beside-page';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { SidePanel } from '../../../ui/side-panel';
import { AsKnown } from '../known-then';
import { ViewFiles } from '../../../ui/view-files';
import classes from './figures.module.css';
import { useFigureLines, type ListKey } from './queries';

const words = figureWords.list;
const pageSize = 100;

/** What a number counts, one by one, beside the page that shows it. */
export function FigurePanel(chosen: Chosen) {
  return <AsKnown isBeside>{(filter) => <Lines {...chosen} filter={filter} />}</AsKnown>;
}

interface Chosen {
  readonly figureKey: ListKey;
  readonly onClose: () => void;
}

function Lines({ figureKey, onClose, filter }: Chosen & { readonly filter: ReadinessFilter }) {
  const mayReadPeople = useMay('people.read');
  const [offset, setOffset] = useState(0);
  const query = useFigureLines({ ...filter, key: figureKey, offset, limit: pageSize });
  const hasDays = figureKey === 'timeToCompetency';
  return (
    <BesidePage>
      <SidePanel title={figureWords.names[figureKey]} subtitle={query.data && words.total(query.data.total)} onClose={onClose}>
        <Loaded query={query}>
          {({ lines, total, definition }) => (
            <div className={classes.section}>
              <p className={classes.definition}>{definition}</p>
              <ViewFiles view={{ kind: 'figure', key: figureKey, filter }} />
              {lines.length === 0 ? (
                <EmptyState title={words.none} hint={words.noneHint} />
              ) : (
                <ShortTable label={figureWords.names[figureKey]}>
                  <thead>
                    <tr>
                      <th scope="col">{words.columns.person}</th>
                      <th scope="col">{words.columns.what}</th>
                      <th scope="col">{words.columns.unit}</th>
                      <th scope="col">{words.columns.on}</th>
                      {hasDays && <th scope="col">{words.columns.days}</th>}
                    </tr>
                  </thead>
                  <tbody>
                    {lines.map(({ lineId, personId, name, what, unitName, on, days }) => (
                      <tr key={lineId}>
                        <td>
                          {mayReadPeople ? (
                            <Link to="/people/$personId" params={{ personId }}>
                              {name}
                            </Link>
                          ) : (
                            name
                          )}
                        </td>
                        <td>{what}</td>
                        <td>{unitName}</td>
                        <td>{on !== null && <DateText date={on} />}</td>
                        {hasDays && <td data-figures>{days}</td>}
                      </tr>
                    ))}
                  </tbody>
                </ShortTable>
              )}
              {total > pageSize && (
                <div className={classes.pages} data-figures>
                  <Button size="compact-sm" variant="default" disabled={offset === 0} onClick={() => setOffset(offset - pageSize)}>
                    {words.previous}
                  </Button>
                  {words.shown(offset + 1, Math.min(offset + pageSize, total), total)}
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={offset + pageSize >= total}
                    onClick={() => setOffset(offset + pageSize)}
                  >
                    {words.next}
                  </Button>
                </div>
              )}
            </div>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
