import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../shared/contract';
import { assertNever } from '../../shared/result';

type Target = InferContractRouterOutputs<Contract>['duties']['list']['duties'][number]['target'];

/** The address of where a duty is done; null: whoever asks may not go there. */
export function dutyPath(target: Target): string | null {
  switch (target.at) {
    case 'standing':
      return `/readiness/list/${encodeURIComponent(target.personId)}/${encodeURIComponent(target.competencyId)}`;
    case 'obligation':
      return `/obligations/${encodeURIComponent(target.obligationId)}`;
    case 'revision':
      return `/framework/revisions/${encodeURIComponent(target.revisionId)}/approve`;
    case 'draft':
      return `/framework/drafts/${encodeURIComponent(target.draftId)}`;
    case 'itemReviews':
      return '/framework/reviews';
    case 'accessReview':
      return '/settings/access/reviews';
    case 'programme':
      return `/calibrate/programme/${encodeURIComponent(target.programmeId)}`;
    case 'goldStudy':
      return `/calibrate/studies/${encodeURIComponent(target.studyId)}`;
    case 'lookBack':
      return `/calibrate/look-back/${encodeURIComponent(target.lookBackId)}`;
    case 'ownCalibration':
      return '/calibrate/own';
    case 'nowhere':
      return null;
    default:
      return assertNever(target);
  }
}
