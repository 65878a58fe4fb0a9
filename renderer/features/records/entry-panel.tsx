import { Link, useNavigate } from '@tanstack/react-router';
import { actionText, entityText, recordsWords } from '../../lib/words/records';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { EntryChanges } from './entry-changes';
import { EntryProof } from './entry-proof';
import { roleText, whoText } from './entry-words';
import { instantInZone } from './instant-in-zone';
import { useLogEntry, type Entry } from './queries';
import classes from './records.module.css';

const words = recordsWords.entry;

/** One entry of the log: who, when, where and why, what it changed, and the proof that it belongs to the log. */
export function EntryPanel({ entryNumber }: { readonly entryNumber: number }) {
  const query = useLogEntry(entryNumber);
  const navigate = useNavigate();
  return (
    <BesidePage>
      <SidePanel
        width={600}
        title={words.title(entryNumber)}
        subtitle={query.data && actionText(query.data.action)}
        onClose={() => void navigate({ to: '/records', search: true })}
      >
        <Loaded query={query}>
          {(entry) => (
            <>
              <Facts entry={entry} />
              <EntryChanges entry={entry} />
              <EntryProof entry={entry} />
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

/** For an address whose entry number is none. */
export function NoSuchEntryPanel() {
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/records', search: true });
  return (
    <BesidePage>
      <SidePanel width={600} title={words.none} onClose={close}>
        <EmptyState title={words.none} hint={words.noneHint} nextStep={{ label: words.backToLog, onClick: close }} />
      </SidePanel>
    </BesidePage>
  );
}

function Facts({ entry }: { readonly entry: Entry }) {
  const { recordedAt, zone, role, action, entity, entityId, about, personId, reason, reasonState, validFrom, station, appVersion } = entry;
  return (
    <KeyValueList
      items={[
        {
          key: 'when',
          label: words.when,
          value: `${instantInZone(recordedAt, zone)} ${zone}`,
          ...(zone === 'UTC' ? {} : { hint: words.utc(instantInZone(recordedAt, 'UTC')) }),
        },
        { key: 'who', label: words.who, value: whoText(entry) },
        { key: 'role', label: words.role, value: roleText(role) },
        { key: 'what', label: words.what, value: actionText(action), hint: action },
        ...(about === null
          ? []
          : [
              {
                key: 'about',
                label: words.about,
                value:
                  personId === null ? (
                    about
                  ) : (
                    <>
                      {about}
                      <br />
                      <Link to="/records" search={{ person: personId }}>
                        {words.seePerson}
                      </Link>
                    </>
                  ),
              },
            ]),
        {
          key: 'record',
          label: words.record,
          value: (
            <>
              {entityText(entity)} <span className={classes.mono}>{entityId}</span>
              <br />
              <Link to="/records" search={{ kind: entity, record: entityId }}>
                {words.seeRecord}
              </Link>
            </>
          ),
        },
        { key: 'reason', label: words.reason, value: reasonState === 'open' ? reason : <em>{words.reasonStates[reasonState]}</em> },
        ...(validFrom === null ? [] : [{ key: 'validFrom', label: words.validFrom, value: validFrom }]),
        { key: 'station', label: words.station, value: station },
        { key: 'version', label: words.version, value: appVersion },
      ]}
    />
  );
}
