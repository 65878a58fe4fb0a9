import { getAccessReview } from '../../usecases/access/get-review';
import { listAccessReviews } from '../../usecases/access/list-reviews';
import { prepareAccessReview } from '../../usecases/access/prepare-review';
import { listRights } from '../../usecases/access/rights';
import { signAccessReview } from '../../usecases/access/sign-review';
import { checkFiledNote } from '../../usecases/audit/check-filed';
import { signCheckpoint } from '../../usecases/audit/checkpoint';
import { listFacets } from '../../usecases/audit/facets';
import { getLogEntry } from '../../usecases/audit/get';
import { searchLog } from '../../usecases/audit/search';
import { verifyWholeRecord } from '../../usecases/audit/verify';
import { chooseBackup } from '../../usecases/backups/choose';
import { chooseBackupPlace } from '../../usecases/backups/choose-place';
import { listBackups } from '../../usecases/backups/list';
import { makeBackup } from '../../usecases/backups/make';
import { rehearseRestore } from '../../usecases/backups/rehearse';
import { restoreBackup } from '../../usecases/backups/restore';
import { acknowledgeClock } from '../../usecases/clock/acknowledge';
import { listClockNotices } from '../../usecases/clock/notices';
import { discardDraft } from '../../usecases/drafts/discard';
import { getDraft } from '../../usecases/drafts/get';
import { listDrafts } from '../../usecases/drafts/list';
import { saveOwnDraft } from '../../usecases/drafts/save';
import { findAnything } from '../../usecases/search/find';
import { changeOwnPassphrase } from '../../usecases/session/change-passphrase';
import { choosePassphrase } from '../../usecases/session/choose-passphrase';
import { chooseSignerPassphrase } from '../../usecases/session/choose-signer-passphrase';
import { getSession } from '../../usecases/session/get';
import { lockSession } from '../../usecases/session/lock';
import { renewPassphrase } from '../../usecases/session/renew-passphrase';
import { touchSession } from '../../usecases/session/touch';
import { unlockSession } from '../../usecases/session/unlock';
import { watchSession } from '../../usecases/session/watch';
import { checkSiteShares } from '../../usecases/sites/check-shares';
import { chooseSiteFolder } from '../../usecases/sites/choose-folder';
import { createSite } from '../../usecases/sites/create';
import { listSites } from '../../usecases/sites/list';
import { openSample } from '../../usecases/sites/open-sample';
import { recoverSite } from '../../usecases/sites/recover';
import { findSampleUsers } from '../../usecases/sites/sample-users';
import { selectSite } from '../../usecases/sites/select';
import { addUser } from '../../usecases/users/add';
import { assignRoles } from '../../usecases/users/assign-roles';
import { listAttempts } from '../../usecases/users/attempts';
import { attestUser } from '../../usecases/users/attest';
import { deactivateUser } from '../../usecases/users/deactivate';
import { linkPerson } from '../../usecases/users/link-person';
import { listUsers } from '../../usecases/users/list';
import { getOwnUser } from '../../usecases/users/own';
import { getPassphrasePolicy } from '../../usecases/users/passphrase-policy';
import { resetUser } from '../../usecases/users/reset';
import { setPassphrasePolicy } from '../../usecases/users/set-passphrase-policy';
import { changeDataKey } from '../../usecases/vault/change-data-key';
import { findDataKey } from '../../usecases/vault/data-key';
import { replaceShares } from '../../usecases/vault/replace-shares';
import type { UseCasesOf } from './use-cases-of';

export const site: UseCasesOf<'sites' | 'session' | 'backups' | 'users' | 'access' | 'vault' | 'audit' | 'clock' | 'drafts' | 'search'> = {
  sites: {
    list: listSites,
    chooseFolder: chooseSiteFolder,
    create: createSite,
    select: selectSite,
    openSample,
    sampleUsers: findSampleUsers,
    checkShares: checkSiteShares,
    recover: recoverSite,
  },
  session: {
    get: getSession,
    watch: watchSession,
    unlock: unlockSession,
    lock: lockSession,
    touch: touchSession,
    changePassphrase: changeOwnPassphrase,
    choosePassphrase,
    renewPassphrase,
    chooseSignerPassphrase,
  },
  backups: {
    list: listBackups,
    choosePlace: chooseBackupPlace,
    choose: chooseBackup,
    make: makeBackup,
    rehearse: rehearseRestore,
    restore: restoreBackup,
  },
  users: {
    list: listUsers,
    own: getOwnUser,
    add: addUser,
    reset: resetUser,
    attempts: listAttempts,
    passphrasePolicy: getPassphrasePolicy,
    setPassphrasePolicy,
    deactivate: deactivateUser,
    assignRoles,
    linkPerson,
    attest: attestUser,
  },
  access: {
    rights: listRights,
    listReviews: listAccessReviews,
    getReview: getAccessReview,
    prepareReview: prepareAccessReview,
    signReview: signAccessReview,
  },
  vault: { dataKey: findDataKey, changeDataKey, replaceShares },
  audit: {
    facets: listFacets,
    search: searchLog,
    get: getLogEntry,
    verify: verifyWholeRecord,
    checkpoint: signCheckpoint,
    checkFiled: checkFiledNote,
  },
  clock: { notices: listClockNotices, acknowledge: acknowledgeClock },
  drafts: { list: listDrafts, get: getDraft, save: saveOwnDraft, discard: discardDraft },
  search: { find: findAnything },
};
