import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatNumber } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { programmeWords } from '../../../lib/words/calibration-programme';
import { ActForm } from '../../../ui/act-form';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { FittedText } from './fitted-text';
import { useDraw, usePopulation } from './queries';
import classes from './programme.module.css';

const words = programmeWords.draw;
const mostShown = 8;
const seedShape = /^\d{1,10}$/;

/** What a day's sample would be drawn from, and the drawing of it. */
export function DrawPage({ programmeId, dueOn }: { readonly programmeId: string; readonly dueOn: string }) {
  const title = programmeWords.prepareFor(dueOn);
  return (
    <IfMay permission="calibration.run" title={title}>
      <PageHeader
        title={title}
        parent={{ label: programmeWords.list.parent, href: `#/calibrate/programme/${encodeURIComponent(programmeId)}` }}
      />
      <Loaded query={usePopulation(programmeId, dueOn)}>
        {({ total, fromDay, toDay, byAssessor, byLevel, bySite, byCriticality, fitted }) => (
          <div className={classes.stack}>
            <section className={classes.section}>
              <p className={classes.text}>{total === 0 ? words.none : words.population(total, fromDay, toDay)}</p>
              {total > 0 && (
                <>
                  <FittedText fitted={fitted} />
                  <div className={classes.columns}>
                    <Counts
                      label={words.by.criticality}
                      counts={byCriticality.map(({ name, count, weight }) => ({
                        name: `${programmeWords.criticalities[name]}, ${words.weight(weight)}`,
                        count,
                      }))}
                    />
                    <Counts label={words.by.assessor} counts={byAssessor} />
                    <Counts label={words.by.level} counts={byLevel} />
                    <Counts label={words.by.site} counts={bySite} />
                  </div>
                  <p className={classes.small}>{words.weightHint}</p>
                </>
              )}
            </section>
            {total > 0 && <DrawForm programmeId={programmeId} dueOn={dueOn} />}
          </div>
        )}
      </Loaded>
    </IfMay>
  );
}

function Counts({
  label,
  counts,
}: {
  readonly label: string;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}) {
  return (
    <section className={classes.section} aria-label={label}>
      <h2 className={classes.title}>{label}</h2>
      <ul className={classes.counts}>
        {counts.slice(0, mostShown).map(({ name, count }) => (
          <li key={name}>
            <span>{name}</span>
            <span data-figures>{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
      {counts.length > mostShown && <p className={classes.small}>{words.more(counts.length - mostShown)}</p>}
    </section>
  );
}

function DrawForm({ programmeId, dueOn }: { readonly programmeId: string; readonly dueOn: string }) {
  const draw = useDraw();
  const navigate = useNavigate();
  const [seed, setSeed] = useState('');
  const [reason, setReason] = useState('');
  const isSeed = seed.trim() === '' || (seedShape.test(seed.trim()) && Number(seed) <= 4_294_967_295);
  const check = useFieldCheck({
    seed: isSeed ? null : words.seedWrong,
    reason: isReason(reason) ? null : programmeWords.form.reasonMissing,
  });
  return (
    <ActForm
      label={words.action}
      action={words.action}
      failed={words.failed}
      isPending={draw.isPending}
      error={draw.error}
      onSubmit={() => {
        if (!check.isComplete()) return;
        draw.mutate(
          { programmeId, dueOn, seed: seed.trim() === '' ? null : Number(seed), reason },
          {
            onSuccess: ({ sampleId }) => {
              tell(words.done);
              void navigate({ to: '/calibrate/programme/samples/$sampleId', params: { sampleId }, search: true });
            },
          },
        );
      }}
      onCancel={() => void navigate({ to: '/calibrate/programme/$programmeId', params: { programmeId }, search: true })}
    >
      <div className={classes.form}>
        <TextInput
          label={words.seed}
          description={words.seedHint}
          value={seed}
          inputMode="numeric"
          onChange={(event) => setSeed(event.currentTarget.value)}
          {...check.of('seed')}
        />
        <TextInput
          label={programmeWords.form.reason}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...check.of('reason')}
        />
      </div>
    </ActForm>
  );
}
