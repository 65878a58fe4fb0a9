import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant, isCalendarDate } from '../../../lib/formatting';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { programmeWords } from '../../../lib/words/calibration-programme';
import { DateText } from '../../../ui/date-text';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { FittedText } from './fitted-text';
import { useSample, useTakeOver, type Sample } from './queries';
import classes from './programme.module.css';

const words = programmeWords.list;

/** A sample as it was drawn, with the reason of each case. */
export function SamplePage({ sampleId }: { readonly sampleId: string }) {
  return (
    <IfMay permission="calibration.read" title={programmeWords.sample}>
      <Loaded query={useSample(sampleId)}>{(sample) => <Shown sample={sample} />}</Loaded>
    </IfMay>
  );
}

function Shown({ sample }: { readonly sample: Sample }) {
  const { programmeId, programmeTitle, dueOn, cases, population, fromDay, toDay, seed, isReproduced, drawnBy, drawnAt, reason, fitted } =
    sample;
  return (
    <>
      <PageHeader
        title={words.title(programmeTitle, dueOn)}
        subtitle={words.facts(cases.length, population, fromDay, toDay)}
        parent={{ label: words.parent, href: `#/calibrate/programme/${encodeURIComponent(programmeId)}` }}
      />
      <div className={classes.stack}>
        <section className={classes.section}>
          <p className={classes.text}>
            {words.seed(seed)}. {isReproduced ? words.reproduced : <strong>{words.notReproduced}</strong>}
          </p>
          <FittedText fitted={fitted} />
          <p className={classes.small}>{words.by(drawnBy, formatInstant(drawnAt), reason)}</p>
        </section>
        <TakeOver sample={sample} />
        <Cases cases={cases} />
        <Counts sample={sample} />
      </div>
    </>
  );
}

function TakeOver({ sample: { sampleId, dueOn, sessionId } }: { readonly sample: Sample }) {
  const mayRun = useMay('calibration.run');
  const takeOver = useTakeOver();
  const navigate = useNavigate();
  const { today } = useSession();
  const [plannedOn, setPlannedOn] = useState(dueOn < today ? today : dueOn);
  const check = useFieldCheck({ plannedOn: isCalendarDate(plannedOn) ? null : programmeWords.form.fromWrong });
  if (sessionId !== null)
    return (
      <p className={classes.text}>
        <Link to="/calibrate/sessions/$sessionId" params={{ sessionId }} search={true}>
          {words.open}
        </Link>
      </p>
    );
  if (!mayRun) return null;
  const open = (taken: { readonly sessionId: string; readonly cases: number; readonly left: number }) => {
    tell(words.taken(taken.cases, taken.left));
    void navigate({ to: '/calibrate/sessions/$sessionId', params: { sessionId: taken.sessionId }, search: true });
  };
  return (
    <section className={classes.section} aria-label={words.takeOver}>
      <div className={classes.buttons}>
        <TextInput
          className={classes.day}
          label={words.plannedOn}
          value={plannedOn}
          onChange={(event) => setPlannedOn(event.currentTarget.value)}
          {...check.of('plannedOn')}
        />
        <Button
          loading={takeOver.isPending}
          onClick={() => {
            if (check.isComplete()) takeOver.mutate({ sampleId, plannedOn, reason: words.takeOverReason }, { onSuccess: open });
          }}
        >
          {words.takeOver}
        </Button>
      </div>
      <p className={classes.small}>{words.takeOverHint}</p>
      <FailureNote title={words.takeOverFailed} error={takeOver.error} />
    </section>
  );
}

function Cases({ cases }: { readonly cases: Sample['cases'] }) {
  const mayRun = useMay('calibration.run');
  return (
    <div className={classes.wide}>
      <ShortTable label={programmeWords.sample}>
        <thead>
          <tr>
            <th scope="col">{words.columns.number}</th>
            <th scope="col">{words.columns.competency}</th>
            <th scope="col">{words.columns.level}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.performed}</th>
            <th scope="col">{words.columns.assessor}</th>
            <th scope="col">{words.columns.site}</th>
            <th scope="col">{words.columns.why}</th>
            {mayRun && <th scope="col">{words.columns.mask}</th>}
          </tr>
        </thead>
        <tbody>
          {cases.map((one, index) => (
            <tr key={one.assessmentId}>
              <td data-figures>{index + 1}</td>
              <td>{`${one.competencyCode} ${one.competencyTitle}`.trim()}</td>
              <td>{one.levelCode}</td>
              <td>{words.kinds[one.kind] ?? one.kind}</td>
              <td>
                <DateText date={one.performedOn} />
              </td>
              <td>{one.assessorName}</td>
              <td>{one.siteName}</td>
              <td>
                {words.why(one.place, one.stratumDrawn, one.stratumCandidates, one.weight, programmeWords.criticalities[one.criticality])}
              </td>
              {mayRun && (
                <td>
                  <Link
                    to="/calibrate/mask/$assessmentId"
                    params={{ assessmentId: one.assessmentId }}
                    search={true}
                    aria-label={words.maskOf(one.competencyCode, one.performedOn)}
                  >
                    {words.mask}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </div>
  );
}

function Counts({ sample: { counts, strata } }: { readonly sample: Sample }) {
  return (
    <section className={classes.section} aria-labelledby="sample-counts">
      <h2 id="sample-counts" className={classes.title}>
        {words.counts}
      </h2>
      <ShortTable labelledBy="sample-counts">
        <thead>
          <tr>
            <th scope="col">{strata.length === 0 ? words.all : strata.map((one) => programmeWords.strata[one]).join(', ')}</th>
            <th scope="col">{words.among}</th>
            <th scope="col">{words.drawn}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ of, candidates, drawn }) => (
            <tr key={of.join(' / ')}>
              <td>{of.length === 0 ? words.all : of.join(', ')}</td>
              <td data-figures>{candidates}</td>
              <td data-figures>{drawn}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
