import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { dutyWords } from '../../../lib/words/duties';
import { programmeWords as words } from '../../../lib/words/calibration-programme';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { CalibrateFrame } from '../calibrate-frame';
import { LoadTable } from './load-table';
import { useProgrammes, type Programme, type ProgrammeDay, type Programmes } from './queries';
import { WriteProgramme } from './write-programme';
import classes from './programme.module.css';

/** The days of the programme, its lines, and how much everybody is asked for. */
export function ProgrammePage() {
  const mayRun = useMay('calibration.run');
  const navigate = useNavigate();
  const [isWriting, setWriting] = useState(false);
  return (
    <CalibrateFrame
      tab="programme"
      actions={
        <>
          <Button variant="default" onClick={() => setWriting(true)}>
            {words.write}
          </Button>
          {mayRun && <Button onClick={() => void navigate({ to: '/calibrate/programme/new', search: true })}>{words.new}</Button>}
        </>
      }
    >
      <div className={classes.stack}>
        {isWriting && (
          <WriteProgramme
            onDone={({ lines, fileName }) => {
              tell(dutyWords.written(lines, fileName));
              setWriting(false);
            }}
            onCancel={() => setWriting(false)}
          />
        )}
        <Found />
        <LoadTable />
      </div>
    </CalibrateFrame>
  );
}

function Found() {
  const navigate = useNavigate();
  const mayRun = useMay('calibration.run');
  const start = () => void navigate({ to: '/calibrate/programme/new', search: true });
  return (
    <Loaded query={useProgrammes()}>
      {(programmes) =>
        programmes.programmes.length === 0 ? (
          <EmptyState
            title={words.daysEmpty}
            hint={words.daysEmptyHint}
            {...(mayRun ? { nextStep: { label: words.new, onClick: start } } : {})}
          />
        ) : (
          <Shown programmes={programmes} />
        )
      }
    </Loaded>
  );
}

function Shown({ programmes: { days, programmes } }: { readonly programmes: Programmes }) {
  return (
    <>
      <section className={classes.section} aria-labelledby="programme-days">
        <h2 id="programme-days" className={classes.title}>
          {words.days}
        </h2>
        {days.length === 0 ? <p className={classes.small}>{words.daysEmpty}</p> : <DayTable days={days} labelledBy="programme-days" />}
      </section>
      <section className={classes.section} aria-labelledby="programme-lines">
        <h2 id="programme-lines" className={classes.title}>
          {words.lines}
        </h2>
        <ShortTable labelledBy="programme-lines">
          <thead>
            <tr>
              <th scope="col">{words.columns.what}</th>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col">{words.columns.of}</th>
              <th scope="col">{words.columns.every}</th>
              <th scope="col">{words.columns.size}</th>
              <th scope="col">{words.columns.owner}</th>
              <th scope="col">{words.columns.next}</th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((one) => (
              <Line key={one.programmeId} programme={one} />
            ))}
          </tbody>
        </ShortTable>
      </section>
    </>
  );
}

function Line({ programme: { programmeId, content, roleName, ownerName, nextOn, isEnded } }: { readonly programme: Programme }) {
  return (
    <tr>
      <td>
        <Link to="/calibrate/programme/$programmeId" params={{ programmeId }} search={true}>
          {content.title}
        </Link>
      </td>
      <td>{words.kinds[content.kind]}</td>
      <td>{words.of(roleName, content.criticality === null ? null : words.criticalities[content.criticality])}</td>
      <td>{words.everyMonths(content.everyMonths)}</td>
      <td data-figures>{content.size}</td>
      <td>{ownerName}</td>
      <td>{isEnded ? words.ended : nextOn !== null && <DateText date={nextOn} />}</td>
    </tr>
  );
}

/** Days of one line or of all, each with what was done for it and the next step. */
export function DayTable({ days, labelledBy }: { readonly days: readonly ProgrammeDay[]; readonly labelledBy: string }) {
  const mayRun = useMay('calibration.run');
  return (
    <ShortTable labelledBy={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.columns.on}</th>
          <th scope="col">{words.columns.what}</th>
          <th scope="col">{words.columns.kind}</th>
          <th scope="col">{words.columns.state}</th>
          <th scope="col">{words.columns.owner}</th>
          <th scope="col">{words.columns.sample}</th>
          <th scope="col">{words.columns.session}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ programmeId, dueOn, title, kind, state, ownerName, sampleId, sessionId }) => (
          <tr key={`${programmeId} ${dueOn}`}>
            <td>
              <DateText date={dueOn} />
            </td>
            <td>
              <Link to="/calibrate/programme/$programmeId" params={{ programmeId }} search={true}>
                {title}
              </Link>
            </td>
            <td>{words.kinds[kind]}</td>
            <td className={state === 'overdue' ? classes.late : undefined}>{words.states[state]}</td>
            <td>{ownerName}</td>
            <td>
              {sampleId !== null ? (
                <Link
                  to="/calibrate/programme/samples/$sampleId"
                  params={{ sampleId }}
                  search={true}
                  aria-label={words.openSample(title, dueOn)}
                >
                  {words.sample}
                </Link>
              ) : (
                mayRun &&
                sessionId === null &&
                state !== 'passed' && (
                  <Link
                    to="/calibrate/programme/$programmeId/draw/$dueOn"
                    params={{ programmeId, dueOn }}
                    search={true}
                    aria-label={words.prepareFor(dueOn)}
                  >
                    {words.prepare}
                  </Link>
                )
              )}
            </td>
            <td>
              {sessionId !== null && (
                <Link to="/calibrate/sessions/$sessionId" params={{ sessionId }} search={true} aria-label={words.openSession(title, dueOn)}>
                  {words.session}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}
