import { useState } from 'react';
import { frameworkWords } from '../../../lib/words/framework';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { useCompetency, useScales } from '../queries';
import { CompetencyForm } from './competency-form';

const words = frameworkWords.editor;
const parent = { label: frameworkWords.tabs.competencies, href: '#/framework/competencies' };

export function NewCompetencyPage() {
  const scales = useScales();
  const [round, setRound] = useState(0);
  return (
    <>
      <PageHeader title={words.newTitle} parent={parent} />
      <IfMay permission="framework.edit">
        <Loaded query={scales}>
          {(data) => <CompetencyForm key={round} competency={null} scales={data.scales} onStartAgain={() => setRound(round + 1)} />}
        </Loaded>
      </IfMay>
    </>
  );
}

export function EditCompetencyPage({ competencyId }: { readonly competencyId: string }) {
  const competency = useCompetency(competencyId);
  const scales = useScales();
  const [round, setRound] = useState(0);
  return (
    <>
      <PageHeader title={words.editTitle(competency.data?.code ?? '')} subtitle={competency.data?.title} parent={parent} />
      <IfMay permission="framework.edit">
        <Loaded query={competency}>
          {(data) =>
            data.isRetired ? (
              <EmptyState title={words.retired} />
            ) : (
              <Loaded query={scales}>
                {({ scales: listed }) => (
                  <CompetencyForm
                    key={round}
                    competency={data}
                    scales={listed}
                    onStartAgain={() => setRound(round + 1)}
                    onOvertaken={() => void competency.refetch()}
                  />
                )}
              </Loaded>
            )
          }
        </Loaded>
      </IfMay>
    </>
  );
}
