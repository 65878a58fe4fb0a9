import type { ItemOf } from '../../../../shared/contract/framework-item';
import { notSoleText } from '../../../../shared/domain/sufficiency-text';
import { validityRuleText } from '../../../../shared/domain/validity-text';
import { catalogueWords } from '../../../lib/words/catalogue';
import { sufficiencyWords } from '../../../lib/words/sufficiency';
import { validityWords } from '../../../lib/words/validity';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { ItemPanel } from '../items/item-panel';
import { LinkedItems } from '../items/linked-items';
import { useLinks } from '../queries';
import classes from '../framework.module.css';

const words = catalogueWords.clauses;
const linkWords = catalogueWords.links;

/** One regulatory clause on the day of the header, with the tasks and competencies that answer to it. */
export function ClausePanel({ itemId }: { readonly itemId: string }) {
  return (
    <ItemPanel itemId={itemId} kind="clause" list="/framework/clauses" loading={words.loading}>
      {(clause) => <Detail clause={clause} />}
    </ItemPanel>
  );
}

function Detail({ clause }: { readonly clause: ItemOf<'clause'> }) {
  const { authority, document, edition, textReference, effectiveFrom, effectiveTo, notSoleMethods, validity, graceDays, forbidsExtension } =
    clause.content;
  const links = useLinks(clause.itemId);
  const given = (value: string): string => (value === '' ? words.notGiven : value);
  return (
    <>
      <RetiredNote itemId={clause.itemId} />
      <KeyValueList
        items={[
          { key: 'authority', label: words.facts.authority, value: given(authority) },
          { key: 'document', label: words.facts.document, value: given(document) },
          { key: 'edition', label: words.facts.edition, value: given(edition) },
          { key: 'effective', label: words.facts.effective, value: words.effective(effectiveFrom, effectiveTo) },
          ...(notSoleMethods.length === 0
            ? []
            : [
                { key: 'notSole', label: sufficiencyWords.notSole, value: notSoleText(notSoleMethods), hint: sufficiencyWords.notSoleHint },
              ]),
          ...(validity === null
            ? []
            : [
                {
                  key: 'validity',
                  label: validityWords.clauseRule,
                  value: validityWords.clauseSentence(validityRuleText(validity)),
                  hint: validityWords.clauseHint,
                },
              ]),
          ...(graceDays === null
            ? []
            : [
                {
                  key: 'grace',
                  label: validityWords.clausePermits,
                  value: validityWords.days(graceDays),
                  hint: validityWords.clauseGraceHint,
                },
              ]),
          ...(forbidsExtension
            ? [
                {
                  key: 'extension',
                  label: validityWords.extension,
                  value: validityWords.forbidden,
                  hint: validityWords.forbidsExtensionHint,
                },
              ]
            : []),
        ]}
      />
      {textReference !== '' && (
        <section className={classes.section}>
          <h3 className={classes.sectionTitle}>{words.text}</h3>
          <p className={classes.text}>{textReference}</p>
        </section>
      )}
      <Loaded query={links}>
        {({ links: all }) => (
          <>
            <LinkedItems
              title={linkWords.competenciesOfClause}
              none={linkWords.noCompetenciesOfClause}
              links={all.filter(({ relation }) => relation === 'competencyClause')}
            />
            <LinkedItems
              title={linkWords.tasksOfClause}
              none={linkWords.noTasksOfClause}
              links={all.filter(({ relation }) => relation === 'taskClause')}
            />
          </>
        )}
      </Loaded>
      <ItemOrigin itemId={clause.itemId} />
    </>
  );
}
