import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../lib/formatting';
import { levellingWords as words } from '../../lib/words/levelling';
import { IfMay } from '../../ui/if-may';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PrintedAlone } from '../../ui/printed-alone';
import { SuccessNote } from '../../ui/success-note';
import { PlanLines } from './plan-lines';
import { useSavedPlan, useWritePlan, type ShownPlan } from './queries';
import { WriteForm } from './write-form';
import classes from './duties.module.css';

/** A plan as it was saved, and what of it still stands. */
export function PlanPage() {
  const { planId } = useParams({ from: '/work/plans/$planId' });
  return (
    <IfMay permission="readiness.read">
      <Loaded query={useSavedPlan(planId)}>{(plan) => <Plan plan={plan} />}</Loaded>
    </IfMay>
  );
}

function Plan({ plan }: { readonly plan: ShownPlan }) {
  const write = useWritePlan();
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const standing = plan.lines.filter(({ state }) => state === 'planned').length;
  return (
    <>
      <PageHeader
        title={words.planTitle(plan.from, plan.to)}
        subtitle={words.planSubtitle(plan.plannedByName, formatInstant(plan.plannedAt), plan.reason)}
        parent={{ label: words.title, href: '#/work/level' }}
        actions={
          <>
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              disabled={isWriting}
              onClick={() => {
                setWritten(null);
                setWriting(true);
              }}
            >
              {words.write}
            </Button>
          </>
        }
      />
      {isWriting && (
        <WriteForm
          title={words.writeTitle}
          failed={words.notWritten}
          hint={words.writeHint}
          what="plan"
          write={write}
          onWrite={(file, done) => write.mutate({ planId: plan.planId, ...file }, done)}
          onCancel={() => setWriting(false)}
          onDone={({ lines, fileName, sha256 }) => {
            setWriting(false);
            setWritten(`${words.written(lines, fileName)}. SHA-256: ${sha256}`);
          }}
        />
      )}
      {written !== null && <SuccessNote>{written}</SuccessNote>}
      <PrintedAlone what={words.sheet(plan.from, plan.to)}>
        <p className={classes.small}>
          {words.planOf(plan.unitName, plan.competencyTitle)}. {words.standing(standing, plan.lines.length)}
        </p>
        <PlanLines lines={plan.lines} />
      </PrintedAlone>
    </>
  );
}
