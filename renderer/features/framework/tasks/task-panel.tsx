import { useNavigate } from '@tanstack/react-router';
import type { ItemOf } from '../../../../shared/contract/framework-item';
import { difDecision, isToBeReviewed } from '../../../../shared/domain/framework/dif';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { ErrorState } from '../../../ui/error-state';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { LinkedItems } from '../items/linked-items';
import { MappingList } from '../items/mapping-list';
import { useItem, useLinks } from '../queries';
import classes from '../framework.module.css';

const words = catalogueWords.tasks;
const linkWords = catalogueWords.links;

/** One task on the day of the header: how it was analysed, what good looks like, what it is linked to. */
export function TaskPanel({ itemId }: { readonly itemId: string }) {
  const query = useItem(itemId);
  const navigate = useNavigate();
  const item = query.data?.item;
  return (
    <BesidePage>
      <SidePanel
        width={520}
        title={item?.title ?? words.loading}
        subtitle={item?.code}
        onClose={() => void navigate({ to: '/framework/tasks' })}
      >
        <Loaded query={query}>
          {({ item: task }) => (task.kind === 'task' ? <Detail task={task} /> : <ErrorState message={frameworkWords.otherKind} />)}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Detail({ task }: { readonly task: ItemOf<'task'> }) {
  const { description, difficulty, importance, frequency, consequence, isCovered, abnormalConditions, goodLooksLike } = task.content;
  const training = difDecision(task.content);
  const links = useLinks(task.itemId);
  const rating = (n: number | null): string => (n === null ? words.notRated : words.rating(n));
  return (
    <>
      <RetiredNote itemId={task.itemId} />
      {description !== '' && <p className={classes.text}>{description}</p>}
      <KeyValueList
        items={[
          { key: 'difficulty', label: words.facts.difficulty, value: rating(difficulty) },
          { key: 'importance', label: words.facts.importance, value: rating(importance) },
          { key: 'frequency', label: words.facts.frequency, value: rating(frequency) },
          {
            key: 'consequence',
            label: words.facts.consequence,
            value: consequence === null ? words.notRated : frameworkWords.criticalities[consequence],
          },
          {
            key: 'training',
            label: words.facts.training,
            value: training === null ? words.trainingUnknown : words.training[training],
            ...(training !== null && {
              hint: isToBeReviewed(training, task.content) ? words.trainingReview : words.trainingMeans[training],
            }),
          },
          {
            key: 'covered',
            label: words.facts.covered,
            value: isCovered ? words.isCovered : words.notCovered,
            ...(isCovered && { hint: words.coveredHint }),
          },
        ]}
      />
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.goodLooksLike}</h3>
        {goodLooksLike === '' ? <p className={classes.dimmed}>{words.noGood}</p> : <p className={classes.text}>{goodLooksLike}</p>}
      </section>
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.abnormal}</h3>
        {abnormalConditions.length === 0 ? (
          <p className={classes.dimmed}>{words.noAbnormal}</p>
        ) : (
          <ul className={classes.indicators}>
            {abnormalConditions.map((condition) => (
              <li key={condition} className={classes.indicator}>
                {condition}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Loaded query={links}>
        {({ links: all, mappings }) => (
          <>
            <LinkedItems
              title={linkWords.competenciesOfTask}
              none={linkWords.noCompetenciesOfTask}
              links={all.filter(({ relation }) => relation === 'taskCompetency')}
            />
            <LinkedItems
              title={linkWords.clausesOfTask}
              none={linkWords.noClausesOfTask}
              links={all.filter(({ relation }) => relation === 'taskClause')}
            />
            <LinkedItems
              title={linkWords.rolesOfTask}
              none={linkWords.noRolesOfTask}
              links={all.filter(({ relation }) => relation === 'roleTask')}
            />
            <MappingList mappings={mappings} />
          </>
        )}
      </Loaded>
      <ItemOrigin itemId={task.itemId} />
    </>
  );
}
