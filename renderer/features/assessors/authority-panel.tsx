import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '../../lib/session';
import { assessorWords } from '../../lib/words/assessors';
import { BesidePage } from '../../ui/beside-page';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { SignatureList } from '../../ui/signature-list';
import { ChangeForm, ResumeForm, SuspendForm } from './authority-forms';
import { scopeText, stateText } from './authority-state';
import { useAuthority, type Authority, type FoundAuthority } from './queries';
import classes from './assessors.module.css';

const words = assessorWords.panel;
const forms = { change: ChangeForm, suspend: SuspendForm, resume: ResumeForm } as const;

/** One authorisation: what it says, every version of it, its signature, and what can be done with it. */
export function AuthorityPanel({ authorityId }: { readonly authorityId: string }) {
  const query = useAuthority(authorityId);
  const navigate = useNavigate();
  const { user } = useSession();
  const mayAuthorise = useMay('assessments.authorise');
  const [form, setForm] = useState<keyof typeof forms | null>(null);
  const authority = query.data?.authority;
  const isOwn = authority?.userId === user.userId;
  const Form = form === null ? null : forms[form];
  const open = (key: keyof typeof forms) => (
    <Button variant="default" disabled={form !== null} onClick={() => setForm(key)}>
      {words[key]}
    </Button>
  );
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={authority?.userName ?? words.loading}
        subtitle={authority && scopeText(authority)}
        onClose={() => void navigate({ to: '/settings/assessors', search: true })}
        actions={
          mayAuthorise && authority !== undefined && !isOwn ? (
            <>
              {open('change')}
              {open(authority.suspendedFrom === null ? 'suspend' : 'resume')}
            </>
          ) : undefined
        }
      >
        <Loaded query={query}>
          {(found) => (
            <>
              {mayAuthorise && isOwn && <p className={classes.small}>{words.own}</p>}
              {Form !== null && <Form authority={found.authority} onDone={() => setForm(null)} />}
              <Facts authority={found.authority} />
              <section className={classes.section} aria-label={words.signatures}>
                <h3 className={classes.title}>{words.signatures}</h3>
                <SignatureList signatures={found.signatures} />
              </section>
              <Versions versions={found.versions} />
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Facts({ authority }: { readonly authority: Authority }) {
  const { today } = useSession();
  const mayReadPeople = useMay('people.read');
  const { userName, personId, scope, scopeNames, highestLevel, kinds, from, until, suspendedFrom, suspendReason } = authority;
  const facts = words.facts;
  const part = (on: string | null, last: string | null): string => (on === null ? assessorWords.never : assessorWords.span(on, last));
  return (
    <KeyValueList
      items={[
        { key: 'state', label: facts.state, value: stateText(authority, today) },
        {
          key: 'account',
          label: facts.account,
          value:
            personId === null || !mayReadPeople ? (
              userName
            ) : (
              <Link to="/people/$personId" params={{ personId }} search={true}>
                {userName}
              </Link>
            ),
        },
        { key: 'scope', label: facts.scope, value: scope.kind === 'all' ? assessorWords.scope.all : scopeNames.join(', ') },
        { key: 'level', label: facts.level, value: highestLevel === null ? assessorWords.anyLevel : highestLevel },
        { key: 'kinds', label: facts.kinds, value: kinds.map((kind) => assessorWords.kinds[kind]).join(', ') },
        { key: 'valid', label: facts.valid, value: assessorWords.span(from, until) },
        { key: 'trained', label: facts.trained, value: part(authority.trainedOn, authority.trainedUntil) },
        { key: 'calibrated', label: facts.calibrated, value: part(authority.calibratedOn, authority.calibratedUntil) },
        ...(suspendedFrom === null
          ? []
          : [{ key: 'suspended', label: facts.suspended, value: assessorWords.span(suspendedFrom, null), hint: suspendReason ?? '' }]),
      ]}
    />
  );
}

function Versions({ versions }: Pick<FoundAuthority, 'versions'>) {
  return (
    <section className={classes.section} aria-label={words.versions}>
      <h3 className={classes.title}>{words.versions}</h3>
      <ol className={classes.list} reversed>
        {versions.map((version, index) => (
          <li key={version.entryNumber}>
            <p className={classes.text}>{words.version(versions.length - index, version.signedBy)}</p>
            <p className={classes.small}>
              {[
                scopeText(version),
                version.highestLevel === null ? assessorWords.anyLevel : `${words.facts.level} ${version.highestLevel}`,
                version.kinds.map((kind) => assessorWords.kinds[kind].toLowerCase()).join(', '),
                assessorWords.span(version.from, version.until),
                ...(version.trainedOn === null
                  ? []
                  : [`${words.facts.trained.toLowerCase()} ${assessorWords.span(version.trainedOn, version.trainedUntil)}`]),
                ...(version.calibratedOn === null
                  ? []
                  : [`${words.facts.calibrated.toLowerCase()} ${assessorWords.span(version.calibratedOn, version.calibratedUntil)}`]),
                ...(version.suspendedFrom === null
                  ? []
                  : [`${assessorWords.states.suspended(version.suspendedFrom)}: ${version.suspendReason ?? ''}`]),
              ].join(' · ')}
            </p>
            <p className={classes.small}>{words.entry(version.entryNumber)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
