import { tell } from '../../../lib/tell';
import { workWords } from '../../../lib/words/work';
import { PersonForm } from '../records/person-form';
import { useVoidPerformance, useVoidSupervision } from './queries';

const words = workWords.supervision;

/** Says that a record of work is wrong, and why. */
export function VoidForm({
  kind,
  id,
  what,
  onDone,
}: {
  readonly kind: 'supervision' | 'performance';
  readonly id: string;
  /** What the record says, to be read before it is voided. */
  readonly what: string;
  readonly onDone: () => void;
}) {
  const work = useVoidSupervision();
  const performance = useVoidPerformance();
  const { isPending, error } = kind === 'supervision' ? work : performance;
  const done = {
    onSuccess: () => {
      tell(words.voidDone);
      onDone();
    },
  };
  return (
    <PersonForm
      title={words.voidTitle}
      hint={`${what}. ${words.voidHint}`}
      action={words.voidAction}
      faults={{}}
      isDestructive
      isPending={isPending}
      error={error}
      onCancel={onDone}
      onSubmit={(reason) =>
        kind === 'supervision' ? work.mutate({ workId: id, reason }, done) : performance.mutate({ performanceId: id, reason }, done)
      }
    />
  );
}
