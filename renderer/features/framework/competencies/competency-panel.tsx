import { Button } from '@mantine/core';
import { IconArchive, IconEdit } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { KeyValueList } from '../../../ui/key-value-list';
import { SidePanel } from '../../../ui/side-panel';
import { Loaded } from '../../../ui/loaded';
import { useCompetency, type Competency } from '../queries';
import { Checklist } from './checklist';
import { LevelList } from './level-list';
import { RequiredBy } from './required-by';
import { RetireForm } from './retire-form';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** Everything about one competency, beside the list. */
export function CompetencyPanel({ competencyId }: { readonly competencyId: string }) {
  const query = useCompetency(competencyId);
  const navigate = useNavigate();
  const mayEdit = useMay('framework.edit');
  const [isRetiring, setRetiring] = useState(false);
  const competency = query.data;
  const canChange = mayEdit && competency !== undefined && !competency.isRetired;
  return (
    <BesidePage>
      <SidePanel
        width={520}
        title={competency?.title ?? words.loading}
        subtitle={competency?.code}
        onClose={() => void navigate({ to: '/framework/competencies' })}
        actions={
          canChange ? (
            <>
              <Button
                leftSection={<IconEdit size={16} aria-hidden />}
                onClick={() => void navigate({ to: '/framework/competencies/$competencyId/edit', params: { competencyId } })}
              >
                {words.edit}
              </Button>
              <Button variant="default" leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setRetiring(true)}>
                {words.retire}
              </Button>
            </>
          ) : undefined
        }
      >
        <Loaded query={query}>
          {(data) => (
            <>
              {isRetiring && <RetireForm competency={data} onDone={() => setRetiring(false)} />}
              <Detail competency={data} />
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Detail({ competency }: { readonly competency: Competency }) {
  const { description, type, criticality, scale, validityMonths, version, lastChange, isRetired } = competency;
  return (
    <>
      {isRetired && <p className={classes.dimmed}>{words.retiredNote}</p>}
      {description !== '' && <p className={classes.text}>{description}</p>}
      <KeyValueList
        items={[
          { key: 'type', label: words.type, value: frameworkWords.types[type] },
          { key: 'criticality', label: words.criticality, value: frameworkWords.criticalities[criticality] },
          { key: 'scale', label: words.scale, value: scale.name },
          { key: 'validity', label: words.validity, value: frameworkWords.validity(validityMonths) },
          {
            key: 'lastChange',
            label: words.lastChange,
            value: words.changedBy(lastChange.by, formatInstant(lastChange.recordedAt), version),
          },
        ]}
      />
      <LevelList competency={competency} />
      <Checklist competency={competency} />
      <RequiredBy competency={competency} />
    </>
  );
}
