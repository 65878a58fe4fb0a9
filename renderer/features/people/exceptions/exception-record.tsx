import { Link, useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../../../lib/as-of';
import { useMay } from '../../../lib/session';
import { exceptionWords } from '../../../lib/words/exceptions';
import { BesidePage } from '../../../ui/beside-page';
import { KeyValueList, type KeyValue } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { SignatureList } from '../../../ui/signature-list';
import { endText, lastDayOf } from './exception-text';
import { useException, type SignedException } from './queries';

const words = exceptionWords.page;
const lines = exceptionWords.list;

/** One exception beside the list: everything it says, and its signatures. */
export function ExceptionRecord({ exceptionId }: { readonly exceptionId: string }) {
  const query = useException(exceptionId);
  const navigate = useNavigate();
  const mayReadPeople = useMay('people.read');
  const asOf = useAsOf();
  const one = query.data;
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={one === undefined ? exceptionWords.loading : `${exceptionWords.kinds[one.kind]}: ${one.personName}`}
        subtitle={one && exceptionWords.about(one.competencyCode, one.competencyTitle)}
        onClose={() => void navigate({ to: '/people/exceptions', search: true })}
      >
        <Loaded query={query}>
          {(found) => (
            <>
              <KeyValueList items={factsIn(found, asOf === null)} />
              {mayReadPeople && (
                <Link to="/people/$personId" params={{ personId: found.personId }}>
                  {words.person}
                </Link>
              )}
              <SignatureList signatures={found.signatures} />
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function factsIn(one: SignedException, isToday: boolean): readonly KeyValue[] {
  const { from, to, endBefore, ordinal, cause, reason, conditions, concerns, end, signedBy, approvedBy, entryNumber, state } = one;
  const { facts } = words;
  const ended = endText(one);
  return [
    // Read as of today: on another day it may stand otherwise.
    ...(isToday ? [{ key: 'state', label: facts.state, value: exceptionWords.states[state] }] : []),
    { key: 'days', label: facts.days, value: lines.span(from, lastDayOf(one)) },
    ...(endBefore === null || to === null || ordinal === null
      ? []
      : [{ key: 'moved', label: facts.moved, value: lines.moved(endBefore, to, ordinal) }]),
    ...(concerns === null ? [] : [{ key: 'ends', label: facts.ends, value: lines.of(concerns.kind, concerns.from) }]),
    ...(cause === null ? [] : [{ key: 'cause', label: facts.cause, value: exceptionWords.causes[cause] }]),
    { key: 'reason', label: facts.reason, value: reason },
    ...(conditions === null ? [] : [{ key: 'conditions', label: facts.conditions, value: conditions }]),
    { key: 'signed', label: facts.signed, value: signedBy },
    ...(approvedBy === null ? [] : [{ key: 'approved', label: facts.approved, value: approvedBy }]),
    ...(ended === null || end === null ? [] : [{ key: 'ended', label: facts.ended, value: ended, hint: end.reason }]),
    { key: 'entry', label: facts.entry, value: entryNumber },
  ];
}
