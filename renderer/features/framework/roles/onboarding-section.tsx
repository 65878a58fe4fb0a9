import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { useMay } from '../../../lib/session';
import { onboardingWords as words } from '../../../lib/words/onboarding';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { useOnboarding, type OnboardingLine } from '../queries';
import { OnboardingForm } from './onboarding-form';
import classes from '../framework.module.css';

/** What a role asks of who is new in it, and the way to change it. */
export function OnboardingSection({ roleId }: { readonly roleId: string }) {
  const query = useOnboarding(roleId);
  const asOf = useAsOf();
  const mayEdit = useMay('framework.edit') && asOf === null;
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={classes.section} aria-label={words.title}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      <Loaded query={query}>
        {({ lines }) =>
          isOpen ? (
            <OnboardingForm roleId={roleId} lines={lines} onDone={() => setOpen(false)} />
          ) : (
            <>
              {lines.length === 0 ? <p className={classes.dimmed}>{words.none}</p> : <Template lines={lines} />}
              {mayEdit && (
                <div>
                  <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
                    {words.edit}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Template({ lines }: { readonly lines: readonly OnboardingLine[] }) {
  return (
    <>
      <ShortTable label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.owner}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineId}>
              <th scope="row">{whatText(line)}</th>
              <td>{words.due(line.dueDays)}</td>
              <td>{words.owners[line.owner]}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <p className={classes.small}>{words.hint}</p>
    </>
  );
}

function whatText({ title, competencyId, competencyCode, competencyTitle }: OnboardingLine): string {
  const assess = competencyId === null ? [] : [words.assess(competencyCode, competencyTitle)];
  return [...(title === '' ? [] : [title]), ...assess].join(': ');
}
