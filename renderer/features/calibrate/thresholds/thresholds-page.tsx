import { Button } from '@mantine/core';
import { useState } from 'react';
import { thresholdRule } from '../../../../shared/contract/calibration-thresholds';
import { formatInstant } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { SignatureList } from '../../../ui/signature-list';
import { CalibrateFrame } from '../calibrate-frame';
import { useThresholds, type FoundThresholds } from './queries';
import { thresholdChanges, thresholdGroups } from './threshold-text';
import { ThresholdsForm } from './thresholds-form';
import classes from './thresholds.module.css';

const words = consequenceWords.thresholds;

/** How far an assessor's figures may go, and every revision of that. */
export function ThresholdsPage() {
  return (
    <CalibrateFrame tab="thresholds">
      <FoundRule />
    </CalibrateFrame>
  );
}

function FoundRule() {
  const query = useThresholds();
  const mayChange = useMay('calibration.decide');
  const [isChanging, setChanging] = useState(false);
  return (
    <Loaded query={query}>
      {(found) => (
        <div className={classes.scroll}>
          <div className={classes.stack}>
            <section className={classes.section} aria-labelledby="thresholds">
              <h2 id="thresholds" className={classes.title}>
                {words.title}
              </h2>
              <p className={classes.small}>{words.hint}</p>
              {found.revision === 0 && <p className={classes.small}>{words.newSite}</p>}
            </section>
            {isChanging ? (
              <ThresholdsForm found={found} onDone={() => setChanging(false)} />
            ) : (
              <>
                <div className={classes.groups}>
                  {thresholdGroups(found.content).map(({ title, lines }) => (
                    <section key={title} className={classes.section} aria-label={title}>
                      <h3 className={classes.title}>{title}</h3>
                      <KeyValueList items={lines} />
                    </section>
                  ))}
                </div>
                {mayChange && (
                  <div>
                    <Button variant="default" onClick={() => setChanging(true)}>
                      {words.change}
                    </Button>
                  </div>
                )}
              </>
            )}
            <History found={found} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function History({ found: { history, signatures } }: { readonly found: FoundThresholds }) {
  return (
    <section className={classes.section} aria-labelledby="thresholds-history">
      <h3 id="thresholds-history" className={classes.title}>
        {words.history}
      </h3>
      {history.length === 0 ? (
        <p className={classes.small}>{words.historyEmpty}</p>
      ) : (
        <>
          <ShortTable labelledBy="thresholds-history">
            <thead>
              <tr>
                <th scope="col">{words.columns.revision}</th>
                <th scope="col">{words.columns.approvedAt}</th>
                <th scope="col">{words.columns.by}</th>
                <th scope="col">{words.columns.and}</th>
                <th scope="col">{words.columns.reason}</th>
                <th scope="col">{words.columns.changes}</th>
              </tr>
            </thead>
            <tbody>
              {history.map((one, index) => (
                <tr key={one.revision}>
                  <td data-figures>{one.revision}</td>
                  <td data-figures>{formatInstant(one.approvedAt)}</td>
                  <td>{one.preparedBy}</td>
                  <td>{one.approvedBy}</td>
                  <td>{one.reason}</td>
                  <td>{thresholdChanges(history[index + 1]?.content ?? thresholdRule.parse({}), one.content).join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </ShortTable>
          <h3 className={classes.title}>{words.signature}</h3>
          <SignatureList signatures={signatures} />
        </>
      )}
    </section>
  );
}
