import { Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import { estimatorText } from '../../../../shared/domain/calibration/figure-text';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { FigureCell } from './figure-cells';
import { Head } from './head';
import { usePast, type ShownResult } from './queries';
import classes from './results.module.css';

const mostCompared = 3;

/** This session beside up to three earlier ones, figure by figure. */
export function PastSessions({ shown }: { readonly shown: ShownResult }) {
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>(() => shown.past.slice(0, mostCompared).map(({ sessionId }) => sessionId));
  const past = usePast(shown.sessionId, chosen);
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.past.title}
      </h2>
      <p className={classes.small}>{shown.past.length === 0 ? words.past.none : words.past.hint}</p>
      {shown.past.length > 0 && (
        <Checkbox.Group label={words.past.choose} value={[...chosen]} onChange={(value) => setChosen(value.slice(0, mostCompared))}>
          <div className={classes.actions}>
            {shown.past.map(({ sessionId, title, round, closedOn }) => (
              <Checkbox
                key={sessionId}
                value={sessionId}
                label={`${words.past.round(title, round)} (${closedOn})`}
                disabled={!chosen.includes(sessionId) && chosen.length >= mostCompared}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <Loaded query={past}>
        {({ sessions }) => (
          <div>
            <ShortTable labelledBy={id}>
              <thead>
                <tr>
                  <Head of="figure" />
                  {sessions.map(({ sessionId, title, round, closedOn }) => (
                    <th key={sessionId} scope="col">
                      {words.past.round(title, round)}
                      <span className={classes.quiet}>{closedOn}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">{words.column.cases}</th>
                  {sessions.map(({ sessionId, cases, members }) => (
                    <td key={sessionId}>
                      {cases} × {members}
                    </td>
                  ))}
                </tr>
                {(['exact', 'adjacent', 'alpha', 'ac2', 'icc'] as const).map((key) => (
                  <tr key={key}>
                    <th scope="row">{estimatorText[sessions[0]?.[key].estimator ?? 'exactShare'].name}</th>
                    {sessions.map((one) => (
                      <FigureCell key={one.sessionId} figure={one[key]} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          </div>
        )}
      </Loaded>
    </section>
  );
}
