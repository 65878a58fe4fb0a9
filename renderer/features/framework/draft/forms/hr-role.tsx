import { Button } from '@mantine/core';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { useDraftSession } from '../draft-session';
import { newNode } from '../new-item';
import { RequirementGrid } from './requirement-grid';
import classes from '../draft.module.css';

const words = formWords.role;

/** A role that only the HR system knows: what it requires can be said here; what it is for, once it is taken into the library. */
export function HrRole({ roleId, title }: { readonly roleId: string; readonly title: string }) {
  const { library, change, isReadOnly } = useDraftSession();
  const describe = (): void => {
    const place = { frameworkId: library.frameworkId, parentId: null, ordinal: 0, code: '', title };
    void change(draftWords.steps.add(title), [{ ...newNode('role', place, { scaleId: '' }), itemId: roleId }]);
  };
  return (
    <section className={classes.item} aria-label={title}>
      <h2 className={classes.itemTitle}>
        <span className={classes.kind}>{draftWords.kinds.role}</span> {title}
      </h2>
      <p className={classes.hint}>{words.fromHr}</p>
      {!isReadOnly && (
        <div>
          <Button variant="default" onClick={describe}>
            {words.describe}
          </Button>
        </div>
      )}
      <fieldset disabled={isReadOnly} className={classes.fields}>
        <RequirementGrid subject={{ kind: 'role', id: roleId, name: title }} />
      </fieldset>
    </section>
  );
}
