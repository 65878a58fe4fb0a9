import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { programmeWords as words } from '../../../lib/words/calibration-programme';
import { ActForm } from '../../../ui/act-form';
import { IfMay } from '../../../ui/if-may';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { ProgrammeForm } from './programme-form';
import { DayTable } from './programme-page';
import { useEndProgramme, useProgramme, useProgrammeChoices, type ProgrammeDetail } from './queries';
import classes from './programme.module.css';

const parent = { label: words.list.parent, href: '#/calibrate/programme' };

/** One line of the programme: how it is done, its days, its samples and every revision of it. */
export function ProgrammeLinePage({ programmeId }: { readonly programmeId: string }) {
  return (
    <IfMay permission="calibration.read" title={words.lines}>
      <Loaded query={useProgramme(programmeId)}>{(programme) => <Line programme={programme} />}</Loaded>
    </IfMay>
  );
}

function Line({ programme }: { readonly programme: ProgrammeDetail }) {
  const mayRun = useMay('calibration.run');
  const [doing, setDoing] = useState<'nothing' | 'changing' | 'ending'>('nothing');
  const done = () => setDoing('nothing');
  const { content, programmeId, isEnded } = programme;
  return (
    <>
      <PageHeader
        title={content.title}
        subtitle={isEnded ? words.ended : `${words.kinds[content.kind]}, ${words.everyMonths(content.everyMonths)}`}
        parent={parent}
        actions={
          mayRun && !isEnded && doing === 'nothing' ? (
            <>
              <Button variant="default" onClick={() => setDoing('changing')}>
                {words.change}
              </Button>
              <Button variant="default" onClick={() => setDoing('ending')}>
                {words.end}
              </Button>
            </>
          ) : undefined
        }
      />
      <div className={classes.stack}>
        {doing === 'ending' && <EndForm programmeId={programmeId} onDone={done} />}
        {doing === 'changing' ? (
          <Change programme={programme} onDone={done} />
        ) : (
          <>
            <section className={classes.section} aria-labelledby="line-days">
              <h2 id="line-days" className={classes.title}>
                {words.days}
              </h2>
              <DayTable days={programme.days} labelledBy="line-days" />
            </section>
            <Facts programme={programme} />
            <Samples programme={programme} />
          </>
        )}
        <History programme={programme} />
      </div>
    </>
  );
}

function Change({
  programme: { programmeId, revision, content },
  onDone,
}: {
  readonly programme: ProgrammeDetail;
  readonly onDone: () => void;
}) {
  return (
    <Loaded query={useProgrammeChoices()}>
      {(choices) => (
        <ProgrammeForm
          programmeId={programmeId}
          basis={revision}
          initial={content}
          choices={choices}
          onDone={() => {
            tell(words.form.saved);
            onDone();
          }}
          onCancel={onDone}
        />
      )}
    </Loaded>
  );
}

function EndForm({ programmeId, onDone }: { readonly programmeId: string; readonly onDone: () => void }) {
  const end = useEndProgramme();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.form.reasonMissing });
  return (
    <ActForm
      label={words.endTitle}
      title={words.endTitle}
      action={words.endAction}
      failed={words.endFailed}
      isPending={end.isPending}
      error={end.error}
      onSubmit={() => {
        if (!check.isComplete()) return;
        end.mutate(
          { programmeId, reason },
          {
            onSuccess: () => {
              tell(words.endDone);
              onDone();
            },
          },
        );
      }}
      onCancel={onDone}
    >
      <p className={classes.small}>{words.endHint}</p>
      <TextInput
        label={words.form.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}

function Facts({ programme: { content, roleName, ownerName } }: { readonly programme: ProgrammeDetail }) {
  const { form } = words;
  const facts: ReadonlyArray<readonly [string, string]> = [
    [words.columns.of, words.of(roleName, content.criticality === null ? null : words.criticalities[content.criticality])],
    [form.owner, ownerName],
    [form.size, String(content.size)],
    [form.strata, content.strata.map((one) => words.strata[one]).join(', ') || words.list.all],
    [form.raters, String(content.raters)],
    [form.minutesPerCase, words.minutes(content.minutesPerCase)],
    [form.monthly, words.minutes(content.monthlyMinutes)],
    [form.agreement, `${content.expectedAgreement} %`],
  ];
  return (
    <section className={classes.section} aria-labelledby="line-facts">
      <h2 id="line-facts" className={classes.title}>
        {words.facts}
      </h2>
      <KeyValueList items={facts.map(([label, value]) => ({ key: label, label, value: <span data-figures>{value}</span> }))} />
    </section>
  );
}

function Samples({ programme: { samples } }: { readonly programme: ProgrammeDetail }) {
  return (
    <section className={classes.section} aria-labelledby="line-samples">
      <h2 id="line-samples" className={classes.title}>
        {words.samples}
      </h2>
      {samples.length === 0 ? (
        <p className={classes.small}>{words.samplesEmpty}</p>
      ) : (
        <ShortTable labelledBy="line-samples">
          <thead>
            <tr>
              <th scope="col">{words.columns.on}</th>
              <th scope="col">{words.columns.at}</th>
              <th scope="col">{words.columns.size}</th>
              <th scope="col">{words.columns.population}</th>
              <th scope="col">{words.columns.seed}</th>
            </tr>
          </thead>
          <tbody>
            {samples.map(({ sampleId, dueOn, drawnAt, cases, population, seed }) => (
              <tr key={sampleId}>
                <td>
                  <Link to="/calibrate/programme/samples/$sampleId" params={{ sampleId }} search={true}>
                    {dueOn}
                  </Link>
                </td>
                <td data-figures>{formatInstant(drawnAt)}</td>
                <td data-figures>{cases}</td>
                <td data-figures>{population}</td>
                <td data-figures>{seed}</td>
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
    </section>
  );
}

function History({ programme: { history } }: { readonly programme: ProgrammeDetail }) {
  return (
    <section className={classes.section} aria-labelledby="line-history">
      <h2 id="line-history" className={classes.title}>
        {words.history}
      </h2>
      <ShortTable labelledBy="line-history">
        <thead>
          <tr>
            <th scope="col">{words.columns.revision}</th>
            <th scope="col">{words.columns.at}</th>
            <th scope="col">{words.columns.by}</th>
            <th scope="col">{words.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ revision, savedAt, savedBy, reason, isEnded }) => (
            <tr key={revision}>
              <td data-figures>{isEnded ? `${revision} (${words.ended})` : revision}</td>
              <td data-figures>{formatInstant(savedAt)}</td>
              <td>{savedBy}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
