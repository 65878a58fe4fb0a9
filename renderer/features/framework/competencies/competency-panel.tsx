import { formatInstant } from '../../../lib/formatting';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { GuidanceTexts } from '../items/guidance-texts';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { CataloguePanel } from '../items/item-panel';
import { LinkedItems } from '../items/linked-items';
import { MappingList } from '../items/mapping-list';
import { WhoCan } from '../items/who-can';
import { useCompetency, useLinks, type Competency } from '../queries';
import { Checklist } from './checklist';
import { LevelList } from './level-list';
import { PrerequisiteList } from './prerequisite-list';
import { RequiredBy } from './required-by';
import { SufficiencyList } from './sufficiency-list';
import { ValidityList } from './validity-list';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** Everything about one competency on the day of the header, beside the list. */
export function CompetencyPanel({ competencyId }: { readonly competencyId: string }) {
  const query = useCompetency(competencyId);
  return (
    <CataloguePanel
      query={query}
      list="/framework/competencies"
      width={560}
      loading={words.loading}
      head={({ title, code }) => ({ title, subtitle: code })}
    >
      {(competency) => <Detail competency={competency} />}
    </CataloguePanel>
  );
}

function Detail({ competency }: { readonly competency: Competency }) {
  const { competencyId, description, type, criticality, scale, validityMonths, version, lastChange } = competency;
  return (
    <>
      <RetiredNote itemId={competencyId} />
      {description !== '' && <p className={classes.text}>{description}</p>}
      <WhoCan of={{ competency: competencyId }} />
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
      <SufficiencyList competency={competency} />
      <ValidityList competency={competency} />
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
