import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../shared/contract';
import { appWords } from './words/app';
import { dutyWords as words } from './words/duties';

type Duty = InferContractRouterOutputs<Contract>['duties']['list']['duties'][number];

export function whatOf({ competencyCode, what, target }: Duty): string {
  if (target.at === 'accessReview' || (target.at === 'nowhere' && target.of === 'accessReview')) return words.accessReview;
  return competencyCode === null ? what : `${competencyCode} ${what}`;
}

/** Why it is to be done: as a decision has it, or by when what is held ends. */
export function whyOf({ kind, reason, dueOn, joined, target }: Duty): string {
  if (target.at === 'standing') return kind === 'renew' ? words.lapses(dueOn) : words.lapsed(dueOn);
  if (target.at === 'itemReviews' || (target.at === 'nowhere' && target.of === 'itemReviews')) return words.items(joined);
  if (target.at === 'accessReview' && target.awaits !== null) return words.awaitsAnother(target.awaits.reviewerName, target.awaits.leftOut);
  return joined > 1 ? `${reason} (${words.joined(joined)})` : reason;
}

/** Who sees to it: a person, or whoever holds an office and may. */
export function ownerOf({ owner, office }: Duty): string {
  if (owner !== null) return owner.name;
  return office === null
    ? ''
    : words.office(
        office.roles.map((role) => appWords.roles[role]),
        office.names,
      );
}

/** To whom it has gone beside who sees to it. */
export function goneToOf({ owner, office, escalation: { level, to } }: Duty): string {
  if (level === 'owner') return '';
  const known = owner === null ? (office?.names ?? []) : [owner.name];
  return words.goneTo(
    words.levels[level],
    to.map(({ name }) => name).filter((name) => !known.includes(name)),
  );
}
