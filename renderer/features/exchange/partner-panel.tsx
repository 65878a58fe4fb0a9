import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { SignatureList } from '../../ui/signature-list';
import { CompareForm } from './compare-form';
import { usePartners, type Partner } from './queries';
import { RevokeForm } from './revoke-form';
import classes from './packages.module.css';

const words = exchangeWords.partners;

/** One partner: its keys and prints, who compared them, and what can be done with it. */
export function PartnerPanel({ partnerId }: { readonly partnerId: string }) {
  const query = usePartners();
  const navigate = useNavigate();
  const partner = query.data?.partners.find((one) => one.partnerId === partnerId);
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={partner?.name ?? words.title}
        subtitle={partner && words.states[partner.state]}
        onClose={() => void navigate({ to: '/exchange/partners' })}
      >
        <Loaded query={query}>
          {() =>
            partner === undefined ? <EmptyState title={words.notThere} hint={words.notThereHint} /> : <PartnerBody partner={partner} />
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function PartnerBody({ partner }: { readonly partner: Partner }) {
  const mayManage = useMay('exchange.partners');
  const [isRevoking, setRevoking] = useState(false);
  const { siteId, publicKey, ageRecipient, state, signatures } = partner;
  // Until they are compared, fingerprints come from the other site's print and not from here.
  const prints = state === 'awaitingComparison' ? [] : printsOf(partner);
  return (
    <div className={classes.facts}>
      <KeyValueList
        items={[
          {
            key: 'site',
            label: words.facts.siteId,
            value: siteId === null ? words.facts.noSiteId : <span className={classes.mono}>{siteId}</span>,
          },
          { key: 'key', label: words.facts.publicKey, value: <span className={classes.mono}>{publicKey}</span> },
          {
            key: 'age',
            label: words.facts.ageRecipient,
            value: ageRecipient === null ? words.facts.noRecipient : <span className={classes.mono}>{ageRecipient}</span>,
          },
          ...prints,
        ]}
      />
      {mayManage && state === 'awaitingComparison' && <CompareForm partner={partner} />}
      <History partner={partner} />
      {signatures.length > 0 && <SignatureList signatures={signatures} />}
      {mayManage &&
        state !== 'revoked' &&
        (isRevoking ? (
          <RevokeForm partner={partner} onDone={() => setRevoking(false)} />
        ) : (
          <div>
            <Button variant="default" onClick={() => setRevoking(true)}>
              {words.revoke.open}
            </Button>
          </div>
        ))}
    </div>
  );
}

function printsOf({ fingerprint, recipientFingerprint }: Partner) {
  const print = (key: string, label: string, value: string) => ({ key, label, value: <span className={classes.print}>{value}</span> });
  return [
    print('print', words.facts.fingerprint, fingerprint),
    ...(recipientFingerprint === null ? [] : [print('agePrint', words.facts.recipientFingerprint, recipientFingerprint)]),
  ];
}

function History({ partner }: { readonly partner: Partner }) {
  const { introducedAt, introducedBy, confirmedAt, confirmedBy, revokedAt, revokedBy, revokedReason } = partner;
  const lines = [
    { at: introducedAt, text: words.history.introduced(introducedBy) },
    ...(confirmedAt === null || confirmedBy === null ? [] : [{ at: confirmedAt, text: words.history.confirmed(...confirmedBy) }]),
    ...(revokedAt === null ? [] : [{ at: revokedAt, text: words.history.revoked(revokedBy ?? '', revokedReason ?? '') }]),
  ];
  return (
    <section aria-label={words.history.title}>
      <h3 className={classes.title}>{words.history.title}</h3>
      <ul className={classes.history}>
        {lines.map(({ at, text }) => (
          <li key={text}>
            {formatInstant(at)}: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
