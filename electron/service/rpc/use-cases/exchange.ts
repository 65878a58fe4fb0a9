import { choosePackageTarget } from '../../usecases/exports/choose-target';
import { listWrittenPackages } from '../../usecases/exports/list';
import { exportPackage } from '../../usecases/exports/write';
import { acceptPackage } from '../../usecases/packages/accept';
import { choosePackage } from '../../usecases/packages/choose';
import { getReceived } from '../../usecases/packages/get';
import { listReceived } from '../../usecases/packages/list';
import { openReceived } from '../../usecases/packages/open';
import { ownCard } from '../../usecases/partners/card';
import { confirmPartner } from '../../usecases/partners/confirm';
import { introducePartner } from '../../usecases/partners/introduce';
import { listPartners } from '../../usecases/partners/list';
import { revokePartner } from '../../usecases/partners/revoke';
import { decideRecognition } from '../../usecases/recognitions/decide';
import { listRecognitions } from '../../usecases/recognitions/list';
import type { UseCasesOf } from './use-cases-of';

export const exchange: UseCasesOf<'exports' | 'partners' | 'packages' | 'recognitions'> = {
  exports: { chooseTarget: choosePackageTarget, write: exportPackage, list: listWrittenPackages },
  partners: { card: ownCard, list: listPartners, introduce: introducePartner, confirm: confirmPartner, revoke: revokePartner },
  packages: { choose: choosePackage, open: openReceived, accept: acceptPackage, list: listReceived, get: getReceived },
  recognitions: { list: listRecognitions, decide: decideRecognition },
};
