import os from 'node:os';
import { courseKey } from '../../../../shared/domain/completions/plan-completions';
import { plainFileName } from '../../../../shared/domain/file-name';
import { shownLines } from '../../../../shared/contract/packages';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allPartners } from '../../db/sql/partners';
import { openHanded, openPackage, type OpenedPackage, type OpenPackageOptions } from '../../platform/open-package';
import { keyIdText, readPublicKey } from '../../vault/minisign';
import type { FailureOf, InputOf, QueryUseCase, ReadContext } from '../context';
import { exchangeKeys } from '../exports/package-key';
import type { Result } from '../../../../shared/result';
import { damageOf, judge, missingBefore } from './judge';
import type { CompletionLinesPlan } from './plan-completion-lines';
import { planDigest, planPackage, type PackagePlan } from './plan-package';
import { keepPackage } from './prepared-package';
import { sourceOf } from './source-of';
import { readPackage } from './read-package';

type Open = Contract['packages']['open'];

/** Verified in order, each refusal by itself; what is in the file counts only when its signature is good. */
export const openReceived: QueryUseCase<Open> = async (db, { source }, ctx) => {
  const opened = await openSource(db, source, ctx);
  if (!opened.ok) return opened;
  try {
    return await judgeAndShow(db, opened.value, ctx);
  } finally {
    opened.value.close();
  }
};

async function openSource(db: Reader, source: InputOf<Open>['source'], ctx: ReadContext): Promise<Result<OpenedPackage, FailureOf<Open>>> {
  const options: OpenPackageOptions = {
    publicKeys: (await allPartners(db)).map(({ publicKey }) => publicKey),
    identities: (await exchangeKeys(db)).map(({ privateKey }) => privateKey),
    stagingFolder: os.tmpdir(),
    ...(ctx.signal === undefined ? {} : { signal: ctx.signal }),
  };
  if ('file' in source) return openHanded(source.fileName, source.file, source.signature, options);
  const path = ctx.redeem(source.handle, 'receivePackage');
  return path === null ? fail<'HandleExpired'>('HandleExpired') : openPackage(path, options);
}

async function judgeAndShow(db: Reader, opened: OpenedPackage, ctx: ReadContext): ReturnType<QueryUseCase<Open>> {
  const { sha256, isEncrypted, signature, trustedComment, content } = opened;
  const fileName = plainFileName(opened.fileName);
  const partners = await allPartners(db);
  const manifest = content?.ok === true ? content.value.manifest : null;
  let judged = await judge(db, partners, { signature, sha256, manifest }, null);
  const gap = missingBefore(judged);
  if (gap !== null) judged = await judge(db, partners, { signature, sha256, manifest }, 'asked for when it is accepted');
  if (!judged.ok) {
    const { failure } = judged;
    if (failure.code !== 'NotOpened') return { ok: false, failure };
    return content !== null && !content.ok ? damageOf(content.failure) : fail('Damaged', { what: 'NotOpened', name: null });
  }
  if (content?.ok !== true) throw new Error('a package was judged good that was not opened');
  const { sender, manifest: said } = judged.value;
  const read = await readPackage(content.value, { publicKey: sender.publicKey, now: ctx.now.toISOString() });
  if (!read.ok) return read;
  const openId = ctx.makeId();
  const planned = await planPackage(db, read.value, sourceOf({ siteId: sender.siteId, partnerId: sender.senderId }), {
    batchId: openId,
    today: ctx.today,
    makeId: ctx.makeId,
  });
  if (!planned.ok) return planned;
  const plan = planned.value;
  keepPackage(ctx.session.prepared, {
    openId,
    fileName,
    sha256,
    isEncrypted,
    signature,
    manifest: said,
    read: read.value,
    planDigest: planDigest(plan),
  });
  const key = readPublicKey(sender.publicKey);
  return ok({
    openId,
    fileName,
    sha256,
    isEncrypted,
    kind: said.kind,
    sender: sender.name,
    sequence: said.sequence,
    asOf: said.asOf,
    createdAt: said.createdAt,
    filter: said.filter ?? '',
    keyId: key === null ? '' : keyIdText(key.keyId),
    trustedComment: trustedComment ?? '',
    gap,
    totals: totalsOf(plan),
    lines: plan.lines.slice(0, shownLines).map((line) => ({ ...line, changes: [...line.changes] })),
    rejects: plan.rejects.slice(0, shownLines),
    places: plan.places.slice(0, shownLines),
    completions: plan.completions === null ? null : countsOf(plan.completions),
    subject: plan.subject,
    receiptFor:
      plan.receipt === null
        ? null
        : {
            fileName: plan.receipt.fileName,
            sequence: plan.receipt.content.sequence,
            receiver: plan.receipt.receiver,
            ...plan.receipt.content.rows,
            signedBy: plan.receipt.content.signer.printedName,
          },
  });
}

/** What is said of completions beside what becomes of each. */
function countsOf({ added }: CompletionLinesPlan) {
  const unmapped = added.filter(({ outcome }) => outcome === 'unmapped');
  return {
    evidence: added.reduce((sum, { personId, evidence }) => sum + (personId === null ? 0 : evidence.length), 0),
    unmappedCourses: new Set(unmapped.map(({ record }) => courseKey(record))).size,
    unknownLearners: added.filter(({ personId }) => personId === null).length,
  };
}

function totalsOf({ rows, lines, rejects }: PackagePlan) {
  const count = (outcome: PackagePlan['lines'][number]['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  return {
    rows,
    create: count('create'),
    update: count('update'),
    unchanged: count('unchanged'),
    tell: count('tell'),
    reject: rejects.length,
  };
}
