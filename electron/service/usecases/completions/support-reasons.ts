import type { Reason } from '../../../../shared/contract/values';
import type { ShownEvidence } from './shown-evidence';

const kinds = {
  completion: 'completed',
  knowledge: 'knowledge shown',
  legacy: 'confirmed from an old matrix',
  recognition: 'recognised',
} as const;

/** What stands beside the assessments, as lines that inform and decide nothing. */
export function supportReasons(evidence: readonly ShownEvidence[]): Reason[] {
  const counting = evidence.filter(({ state }) => state === 'counts');
  if (counting.length === 0) return [];
  return [
    {
      verdict: 'info',
      text: 'Supporting evidence; it gives no level.',
      record: null,
      children: counting.map(({ what, from, kind, achievedOn, expiresOn, levelCode }) => ({
        verdict: 'info',
        text: `${what} (${from}): ${kinds[kind]} on ${achievedOn}, speaks to level ${levelCode}${expiresOn === null ? '' : `, until ${expiresOn}`}.`,
        record: null,
        children: [],
      })),
    },
  ];
}
