import { useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { recordPath } from '../../lib/record-path';
import { peopleWords } from '../../lib/words/people';
import { Loaded } from '../../ui/loaded';
import { PastQuestion } from '../../ui/past-question';
import { ReasonTree } from '../../ui/reason-tree';
import { useExplanation } from './queries';

/** The reasons for one standing; each opens the record it rests on. */
export function Why({ personId, competencyId, code }: { readonly personId: string; readonly competencyId: string; readonly code: string }) {
  const asOf = useAsOf();
  const navigate = useNavigate();
  const query = useExplanation({ personId, competencyId, asOf });
  return (
    <Loaded query={query}>
      {({ reasons }) => (
        <>
          <ReasonTree
            label={peopleWords.person.reasonsOf(code)}
            reasons={[reasons]}
            onOpen={(record) => void navigate({ to: recordPath(record) })}
          />
          <PastQuestion personId={personId} competencyId={competencyId} />
        </>
      )}
    </Loaded>
  );
}
