import { useNavigate } from '@tanstack/react-router';
import { formatInstant } from '../../../lib/formatting';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { KeyValueList } from '../../../ui/key-value-list';
import { SidePanel } from '../../../ui/side-panel';
import { Loaded } from '../../../ui/loaded';
import { GuidanceTexts } from '../items/guidance-texts';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { LinkedItems } from '../items/linked-items';
import { MappingList } from '../items/mapping-list';
import { useCompetency, useLinks, type Competency } from '../queries';
import { Checklist } from './checklist';
import { LevelList } from './level-list';
import { PrerequisiteList } from './prerequisite-list';
import { RequiredBy } from './required-by';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** Everything about one competency on the day of the header, beside the list. */
export function CompetencyPanel({ competencyId }: { readonly competencyId: string }) {
  const query = useCompetency(competencyId);
  const navigate = useNavigate();
  const competency = query.data;
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={competency?.title ?? words.loading}
        subtitle={competency?.code}
        onClose={() => void navigate({ to: '/framework/competencies' })}
      >
        <Loaded query={query}>{(data) => <Detail competency={data} />}</Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Detail({ competency }: { readonly competency: Competency }) {
  const { competencyId, description, type, criticality, scale, validityMonths, version, lastChange } = competency;
  return (
    <>
      <RetiredNote itemId={competencyId} />
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
      <GuidanceTexts guidance={competency.guidance} />
      <PrerequisiteList competency={competency} />
      <RequiredBy competency={competency} />
      <Linked competencyId={competencyId} />
      <ItemOrigin itemId={competencyId} />
    </>
  );
}

function Linked({ competencyId }: { readonly competencyId: string }) {
  const query = useLinks(competencyId);
  const linkWords = catalogueWords.links;
  return (
    <Loaded query={query}>
      {({ links, mappings }) => {
        const related = links.filter(({ relation }) => relation === 'related');
        return (
          <>
            <LinkedItems
              title={linkWords.tasksOfCompetency}
              none={linkWords.noTasksOfCompetency}
              links={links.filter(({ relation }) => relation === 'taskCompetency')}
            />
            <LinkedItems
              title={linkWords.clausesOfCompetency}
              none={linkWords.noClausesOfCompetency}
              links={links.filter(({ relation }) => relation === 'competencyClause')}
            />
            {related.length > 0 && <LinkedItems title={linkWords.related} none="" links={related} />}
            <MappingList mappings={mappings} />
          </>
        );
      }}
    </Loaded>
  );
}
