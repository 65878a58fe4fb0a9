import { isDefinedError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '../../../lib/draft';
import { tell } from '../../../lib/tell';
import { revisionWords } from '../../../lib/words/revisions';
import { SignedAct } from '../../../ui/signed-act';
import { useApprove, useForgetRevision, useLibraryName, useUnitName, type Decision, type Revision } from '../queries';
import { ActProgressBar } from '../revisions/act-progress';
import type { ApprovalText } from './approval-text';

const approval = revisionWords.approval;
const words = approval.sign;
const mostFaults = 5;

/** What is signed by approving, the signature itself, and why it was refused. */
export function ApprovalSignature({
  data,
  text,
  decisions,
  missing,
  isComplete,
  onHandIn,
  onDone,
}: {
  readonly data: Revision;
  readonly text: ApprovalText;
  readonly decisions: readonly Decision[];
  /** How many changes have no decision yet. */
  readonly missing: number;
  readonly isComplete: () => boolean;
  readonly onHandIn: Draft<unknown>['handIn'];
  readonly onDone: () => Promise<void>;
}) {
  const { revisionId, frameworkId, number, title, changes } = data.revision;
  const approve = useApprove();
  const navigate = useNavigate();
  const forget = useForgetRevision();
  const libraryName = useLibraryName();
  const unitName = useUnitName();
  const counted = (kind: Decision['decision']): number => decisions.filter(({ decision }) => decision === kind).length;
  return (
    <SignedAct
      progress={<ActProgressBar revisionId={revisionId} />}
      content={
        <>
          <div>{words.content(libraryName(frameworkId), number, title, changes)}</div>
          <div>{words.from(text.effectiveFrom, text.pilotUnitIds.map(unitName).join(', '))}</div>
          <div>{words.decided(counted('noImpact'), counted('readAndUnderstand'), counted('reassess'))}</div>
          {missing > 0 && <strong>{approval.decisions.missing(missing)}</strong>}
        </>
      }
      meaning={words.meaning}
      action={words.action}
      failed={words.failed}
      error={approve.error}
      isPending={approve.isPending}
      isComplete={isComplete}
      onSign={(signature) =>
        approve.mutate(
          onHandIn({
            revisionId,
            effectiveFrom: text.effectiveFrom,
            pilotUnitIds: [...text.pilotUnitIds],
            decisions: [...decisions],
            signature,
          }),
          {
            onSuccess: ({ obligations }) => {
              tell(words.done(obligations));
              void onDone();
              void navigate({ to: '/framework/revisions/$revisionId', params: { revisionId } });
              forget(revisionId);
            },
          },
        )
      }
      refusal={<Refusal error={approve.error} />}
    />
  );
}

/** What the contract's words alone leave open: which day, which revision, which items. */
function Refusal({ error }: { readonly error: ReturnType<typeof useApprove>['error'] }) {
  if (!isDefinedError(error)) return error?.message;
  switch (error.code) {
    case 'InThePast':
      return `${error.message} ${approval.earliest(error.data.earliest)}`;
    case 'BeforeAnother':
      return approval.before(error.data.number, error.data.earliest);
    case 'PilotOpen':
      return approval.pilotOpen(error.data.number);
    case 'DecisionMissing':
      return approval.missingFor(error.data.itemIds.length);
    case 'DraftFaulty': {
      const { faults } = error.data;
      return (
        <>
          {approval.faults}
          <ul>
            {faults.slice(0, mostFaults).map(({ code, itemId, detail }) => (
              <li key={`${code} ${itemId} ${detail}`}>{detail}</li>
            ))}
          </ul>
          {faults.length > mostFaults && approval.faultsMore(faults.length - mostFaults)}
        </>
      );
    }
    default:
      return error.message;
  }
}
