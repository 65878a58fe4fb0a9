import { assessWords } from '../../../lib/words/assess';
import { JudgedParts } from '../form/judged-parts';
import { faultsOf } from '../form/assessment-faults';
import type { Moment, PersonText } from '../form/assessment-text';
import { NoteField } from '../form/detail-fields';
import { EvidenceField } from '../form/evidence-field';
import { PrerequisiteFields } from '../form/prerequisite-fields';
import { QuestionFields } from '../form/question-fields';
import { conditionsOf } from '../form/task-fields';
import type { Member } from './group-text';
import classes from '../assess.module.css';
import own from './group.module.css';

const words = assessWords.group;

/** Everything of one of the group that the grid has no room for: notes, times, reasons, questions and files. */
export function MemberDetail({
  member: { form, text },
  moment,
  ordinal,
  onChange,
}: {
  readonly member: Member;
  readonly moment: Moment;
  /** The step or indicator whose note and time are shown: that of the cell. */
  readonly ordinal: number;
  readonly onChange: (next: (old: PersonText) => Partial<PersonText>) => void;
}) {
  const { name } = form.person;
  return (
    <section className={own.detail} aria-label={words.detailOf(name)} id="member-detail">
      <h2 className={classes.smallTitle}>{words.detailOf(name)}</h2>
      <JudgedParts
        form={form}
        text={text}
        moment={moment}
        only={ordinal}
        onChange={(next) => onChange((old) => next({ ...text, ...old }))}
      />
      <QuestionFields
        questions={text.questions}
        conditions={conditionsOf(form, text.taskId)}
        onQuestions={(next) => onChange((old) => ({ questions: next(old.questions) }))}
      />
      <PrerequisiteFields
        form={form}
        text={text}
        faults={faultsOf(form, text, moment).fields}
        onReason={(prerequisiteReason) => onChange(() => ({ prerequisiteReason }))}
      />
      <NoteField note={text.note} onNote={(note) => onChange(() => ({ note }))} />
      <EvidenceField files={text.evidence} onChange={(next) => onChange((old) => ({ evidence: next(old.evidence) }))} />
    </section>
  );
}
