import type { ItemOf } from '../../../../shared/contract/framework-item';
import { difDecision, isToBeReviewed, trainingOf, type DifDecision } from '../../../../shared/domain/framework/dif';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { ItemPanel } from '../items/item-panel';
import { LinkedItems } from '../items/linked-items';
import { MappingList } from '../items/mapping-list';
import { WhoCan } from '../items/who-can';
import { useLinks } from '../queries';
import classes from '../framework.module.css';

const words = catalogueWords.tasks;
const linkWords = catalogueWords.links;

/** One task on the day of the header: how it was analysed, what good looks like, what it is linked to. */
export function TaskPanel({ itemId }: { readonly itemId: string }) {
  return (
    <ItemPanel itemId={itemId} kind="task" list="/framework/tasks" loading={words.loading}>
      {(task) => <Detail task={task} />}
    </ItemPanel>
  );
}

function Detail({ task }: { readonly task: ItemOf<'task'> }) {
  const { description, difficulty, importance, frequency, consequence, isCovered, abnormalConditions, goodLooksLike } = task.content;
  const training = trainingOf(task.content);
  const links = useLinks(task.itemId);
  const rating = (n: number | null): string => (n === null ? words.notRated : words.rating(n));
  return (
    <>
      <RetiredNote itemId={task.itemId} />
      {description !== '' && <p className={classes.text}>{description}</p>}
      <WhoCan of={{ task: task.itemId }} />
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
            ...(training !== null && { hint: trainingHint(task.content, training) }),
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

/** What follows from how it is trained, and why somebody decided so. */
function trainingHint(task: ItemOf<'task'>['content'], training: DifDecision): string {
  const rated = difDecision(task);
  return [
    ...(task.decidedTraining === null
      ? [words.trainingMeans[training]]
      : [words.trainingDecided(rated === null ? words.trainingNothing : words.training[rated], task.trainingReason)]),
    ...(isToBeReviewed(training, task) ? [words.trainingReview] : []),
  ].join(' ');
}
