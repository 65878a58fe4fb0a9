import { expect, test } from 'vitest';
import { makeWorks, signInput } from '../../support/assessments';
import { makeTestSite, passphraseOf } from '../../support/site';

test('an account linked to its person can no longer assess that person, whoever made the site', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const { users } = await site.client.users.list();
  const userId = users.find((user) => user.login === 'ada')?.userId ?? '';
  await expect(site.client.users.linkPerson({ userId, personId: 'pia', reason: 'It is her record' })).rejects.toMatchObject({
    code: 'OwnAccount',
  });

  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  await expect(site.client.users.linkPerson({ userId, personId: 'nobody', reason: 'It is her record' })).rejects.toMatchObject({
    code: 'PersonNotFound',
  });
  await expect(site.client.users.linkPerson({ userId: 'nobody', personId: 'pia', reason: 'It is her record' })).rejects.toMatchObject({
    code: 'UserNotFound',
  });
  await site.client.users.linkPerson({ userId, personId: 'pia', reason: 'It is her record' });
  const [entry] = (
    await site.client.audit.search({
      userId: null,
      action: 'users.linkPerson',
      entity: null,
      entityId: null,
      text: null,
      from: null,
      to: null,
      beforeEntry: null,
      limit: 5,
    })
  ).entries;
  const shown = await site.client.audit.get({ entryNumber: entry?.entryNumber ?? 0 });
  expect(shown.changes[0]?.fields).toEqual([{ field: 'personId', old: null, new: 'pia', oldName: null, newName: 'pia, Test' }]);

  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  await expect(site.client.assessments.sign(await signInput(site))).rejects.toMatchObject({ code: 'OwnAssessment' });
});

test('one person has one account', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const userId = (await site.client.users.list()).users.find((user) => user.login === 'ben')?.userId ?? '';
  await site.client.users.linkPerson({ userId, personId: 'pia', reason: 'It is his record' });
  await site.client.users.linkPerson({ userId, personId: 'pia', reason: 'The same again is no harm' });
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  const other = (await site.client.users.list()).users.find((user) => user.login === 'ada')?.userId ?? '';
  await expect(site.client.users.linkPerson({ userId: other, personId: 'pia', reason: 'A second account' })).rejects.toMatchObject({
    code: 'PersonHasAccount',
    data: { login: 'ben' },
  });
});
