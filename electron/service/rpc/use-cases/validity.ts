import { chooseDutiesTarget } from '../../usecases/duties/choose-target';
import { getPlan } from '../../usecases/duties/get-plan';
import { listLapses } from '../../usecases/duties/lapses';
import { levelDuties } from '../../usecases/duties/level';
import { listDuties } from '../../usecases/duties/list';
import { listPlans } from '../../usecases/duties/list-plans';
import { planDuties } from '../../usecases/duties/plan';
import { writeDuties } from '../../usecases/duties/write';
import { writePlan } from '../../usecases/duties/write-plan';
import { aroundEvent } from '../../usecases/events/around';
import { eventKinds } from '../../usecases/events/kinds';
import { listEvents } from '../../usecases/events/list';
import { eventPlaces } from '../../usecases/events/places';
import { previewEvent } from '../../usecases/events/preview';
import { recordEvent } from '../../usecases/events/record';
import { voidEvent } from '../../usecases/events/void';
import { chooseExceptionsTarget } from '../../usecases/exceptions/choose-target';
import { exemptPerson } from '../../usecases/exceptions/exempt';
import { extendQualification } from '../../usecases/exceptions/extend';
import { extendQualificationAgain } from '../../usecases/exceptions/extend-again';
import { getException } from '../../usecases/exceptions/get';
import { listExceptions } from '../../usecases/exceptions/list';
import { exceptionsOfPerson } from '../../usecases/exceptions/of-person';
import { reinstateQualification } from '../../usecases/exceptions/reinstate';
import { revokeQualification } from '../../usecases/exceptions/revoke';
import { suspendQualification } from '../../usecases/exceptions/suspend';
import { termsOfExceptions } from '../../usecases/exceptions/terms';
import { waiveRequirement } from '../../usecases/exceptions/waive';
import { withdrawException } from '../../usecases/exceptions/withdraw';
import { writeExceptions } from '../../usecases/exceptions/write';
import { effectiveOfPerson, effectiveRequirements } from '../../usecases/requirements/effective';
import { endOverride } from '../../usecases/requirements/end-override';
import { overrideRequirement } from '../../usecases/requirements/override';
import { listOverrides } from '../../usecases/requirements/overrides';
import type { UseCasesOf } from './use-cases-of';

export const validity: UseCasesOf<'requirements' | 'events' | 'exceptions' | 'duties'> = {
  requirements: {
    effective: effectiveRequirements,
    effectiveOfPerson,
    overrides: listOverrides,
    override: overrideRequirement,
    endOverride,
  },
  events: {
    kinds: eventKinds,
    places: eventPlaces,
    around: aroundEvent,
    preview: previewEvent,
    record: recordEvent,
    void: voidEvent,
    list: listEvents,
  },
  exceptions: {
    list: listExceptions,
    ofPerson: exceptionsOfPerson,
    get: getException,
    terms: termsOfExceptions,
    extend: extendQualification,
    extendAgain: extendQualificationAgain,
    exempt: exemptPerson,
    waive: waiveRequirement,
    suspend: suspendQualification,
    revoke: revokeQualification,
    reinstate: reinstateQualification,
    withdraw: withdrawException,
    chooseTarget: chooseExceptionsTarget,
    write: writeExceptions,
  },
  duties: {
    list: listDuties,
    lapses: listLapses,
    level: levelDuties,
    plan: planDuties,
    listPlans,
    getPlan,
    writePlan,
    chooseTarget: chooseDutiesTarget,
    write: writeDuties,
  },
};
