import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { assessorWords } from '../../lib/words/assessors';
import { BesidePage } from '../../ui/beside-page';
import { Loaded } from '../../ui/loaded';
import { NoPermission } from '../../ui/no-permission';
import { SidePanel } from '../../ui/side-panel';
import { SignedForm } from '../../ui/signed-act';
import { useFieldCheck } from '../../lib/field-check';
import { useCandidates, useGrant } from './queries';
import { TermsFields } from './terms-fields';
import { emptyTerms, useTerms } from './use-terms';
import classes from './assessors.module.css';

const words = assessorWords.form;

/** Authorises somebody to assess, beside the register. */
export function GrantPanel() {
  const navigate = useNavigate();
  const mayAuthorise = useMay('assessments.authorise');
  const close = () => void navigate({ to: '/settings/assessors', search: true });
  return (
    <BesidePage>
      <SidePanel title={words.grantTitle} width={560} onClose={close}>
        {mayAuthorise ? <GrantForm onCancel={close} /> : <NoPermission />}
      </SidePanel>
    </BesidePage>
  );
}

function GrantForm({ onCancel }: { readonly onCancel: () => void }) {
  const navigate = useNavigate();
  const { user, today } = useSession();
  const grant = useGrant();
  const query = useCandidates();
  const form = useTerms(emptyTerms(today));
  const [userId, setUser] = useState<string | null>(null);
  const check = useFieldCheck({ account: userId === null ? words.accountMissing : null });
  return (
    <Loaded query={query}>
      {({ accounts }) => {
        const others = accounts.filter((one) => one.userId !== user.userId);
        if (others.length === 0) return <p className={classes.text}>{words.nobody}</p>;
        const name = others.find((one) => one.userId === userId)?.name ?? '…';
        return (
          <SignedForm
            title={words.grantTitle}
            content={words.content(form.summary, name)}
            meaning={words.meaning}
            action={words.grantAction}
            failed={words.failed}
            error={grant.error}
            isPending={grant.isPending}
            isComplete={() => [check.isComplete(), form.check.isComplete()].every(Boolean)}
            onCancel={onCancel}
            onSign={(signature) => {
              if (userId === null) return;
              grant.mutate(
                { userId, terms: form.terms(), reason: form.text.reason, signature },
                {
                  onSuccess: ({ authorityId }) => {
                    tell(words.granted(name));
                    void navigate({ to: '/settings/assessors/$authorityId', params: { authorityId }, search: true });
                  },
                },
              );
            }}
          >
            <Select
              label={words.account}
              description={words.accountHint}
              data={others.map((one) => ({ value: one.userId, label: `${one.name} (${one.login})` }))}
              value={userId}
              searchable
              onChange={setUser}
              {...check.of('account')}
            />
            <TermsFields {...form} />
          </SignedForm>
        );
      }}
    </Loaded>
  );
}
