import { reason } from '../../shared/contract/values';

/** Whether a text is enough to stand as a reason in the log. */
export function isReason(text: string): boolean {
  return reason.safeParse(text).success;
}
