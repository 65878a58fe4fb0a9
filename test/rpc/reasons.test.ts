import { expect, test } from 'vitest';
import { z } from 'zod';
import { behindSession, declared } from './access/declared';

/** What is done without being asked why, each with the reason why it is not. Everything else that leaves an entry asks. */
const withoutReason: Readonly<Record<string, string>> = {
  'sites.chooseFolder': 'shows a dialog, changes nothing',
  'sites.create': 'the first entry of a site: there is nothing yet that could have been otherwise',
  'sites.select': 'chooses what will be opened, changes nothing',
  'sites.openSample': 'everything in it is invented',
  'sites.checkShares': 'opens nothing, changes nothing',
  'session.unlock': 'says itself what it is for',
  'session.lock': 'says itself what it is for',
  'session.changePassphrase': 'one’s own passphrase, as often as one likes',
  'session.renewPassphrase': 'asked for by the age of the passphrase',
  'session.choosePassphrase': 'asked for by the one-time secret',
  'session.chooseSignerPassphrase': 'asked for by the one-time secret',
  'backups.choosePlace': 'shows a dialog, changes nothing',
  'backups.choose': 'shows a dialog, changes nothing',
  'backups.make': 'adds a copy, and changes nothing that it copies',
  'backups.rehearse': 'reads a copy, changes nothing',
  'backups.restore': 'makes a site beside those there are, and says itself what it is for',
  'users.attempts': 'reads what lies beside the vault, changes nothing',
  'audit.verify': 'reads, changes nothing; what it finds stands in its entry',
  'access.signReview': 'the signature’s meaning says it, and each decision carries its own remark',
  'imports.preview': 'reads a file, changes nothing',
  'evidence.attach': 'a file is evidence of nothing before a record cites it',
  'evidence.camera': 'changes nothing on record',
  'packages.accept': 'the signature’s meaning says it; where packages are missing it asks for the reason',
  'imports.commit': 'the signature’s meaning says it, and the origin of the file is asked for',
  'directory.commit': 'the signature’s meaning says it, and the origin of the file is asked for',
  'frameworkExchange.preview': 'reads a file, changes nothing',
  'completions.preview': 'reads a file, changes nothing',
  'completions.commit': 'the signature’s meaning says it, and the origin of the file is asked for',
  'matrix.preview': 'reads a file, changes nothing',
  'matrix.commit': 'the signature’s meaning says it, and the origin of the file is asked for',
  'framework.submit': 'proposes only: its title and summary say what, and the approver decides',
  'framework.giveBack': 'its remark says why, and is asked for',
  'framework.approve': 'the signature’s meaning says it, and each decision carries its own reason',
  'framework.reviewed': 'changes nothing; its remark says what was found, and is asked for',
  'framework.rollOut': 'the signature’s meaning says it; what is rolled out was decided when it was approved',
  'framework.impact': 'reads, changes nothing',
  'obligations.acknowledge': 'the change that is confirmed bears its own reason',
  'obligations.complete': 'what is asked of who is new in a role bears its own reason',
  'performances.record': 'says itself what was done',
  'performances.preview': 'reads a file, changes nothing',
  'performances.commit': 'the signature’s meaning says it, and the origin of the file is asked for',
  'supervision.record': 'says itself what was done; more trainees than the site has it ask for their reason',
  'paper.print': 'a form to be filled in: what is recorded with it bears its own reasons',
  'paper.enter': 'says what stands on the paper, and nothing follows from it before it is signed',
  'paper.sign': 'the signature’s meaning says it; a late entry asks for its reason',
  'assessments.sign': 'the signature’s meaning says it; a late entry asks for its reason',
  'assessments.rateFirst': 'the signature’s meaning says it; a late entry asks for its reason',
  'assessments.rateSecond': 'the signature’s meaning says it; a late entry asks for its reason',
  'assessments.cosign': 'the signature’s meaning says it',
  'assessments.signGroup': 'the signature’s meaning says it; a late entry asks for its reason',
  'observations.record': 'what was seen is what is recorded',
  'evidenceItems.add': 'what it is and how it is known to be so is what is recorded',
  'evidenceItems.addStatement': 'the signature’s meaning says it',
  'calibrationResults.compute': 'nothing is chosen: it follows from the ratings that are on record',
  'calibrationSessions.save': 'what is to be rated, by whom and when is what is recorded, and nothing follows before it begins',
  'calibrationSessions.start': 'begins what was set up as it was set up',
  'calibrationSessions.writeCaseFile': 'the set-up names who rates elsewhere, and the file is what lets them',
  'guestSessions.beginTurn': 'the signature’s meaning says it',
  'guestSessions.handIn': 'the signature’s meaning says it',
  'calibrationSessions.beginTurn': 'the signature’s meaning says it',
  'calibrationSessions.handIn': 'the signature’s meaning says it',
  'calibrationSessions.giveShare': 'the signature’s meaning says it',
  'calibrationSessions.dissent': 'its statement says why, and is asked for',
  'calibrationSessions.writeMinutes': 'puts together what is on record, each decision with its own reason',
  'calibrationSessions.signMinutes': 'the signature’s meaning says it',
  'calibrationSessions.finalise': 'the signature’s meaning says it',
  'calibrationCases.handInStudy': 'the signature’s meaning says it',
  'gate.issue': 'an answer to what was asked, as the record gives it',
  'gate.sign': 'the signature’s meaning says it',
  'views.save': 'one’s own way of looking at something, as often as one likes',
  'views.remove': 'one’s own way of looking at something; nothing else changes',
  'selfRatings.rate': 'one’s own view, with one’s own comment',
  'priorLearning.decide': 'its basis says why, and is asked for; a late entry asks for its reason',
  'feedback.answer': 'whatever it held could tell whose answers they are',
  'ownRecord.show': 'shows, changes nothing',
  'ownRecord.answer': 'what the person says is what is recorded',
};

const asked = { personId: 'pia', login: 'ada' };
const leavingEntries = declared.filter(({ meta }) => meta.kind === 'command' || meta.kind === 'vault');
const asking = leavingEntries.filter(({ name }) => !(name in withoutReason));

/** The fields for which an input is refused. */
function refusedFields(schema: (typeof declared)[number]['inputSchema'], input: unknown): readonly string[] {
  if (!(schema instanceof z.ZodType)) return [];
  return (schema.safeParse(input).error?.issues ?? []).map((issue) => String(issue.path[0]));
}

test('the list of what asks for no reason names nothing that is not there', () => {
  const names = leavingEntries.map(({ name }) => name);
  expect(Object.keys(withoutReason).filter((name) => !names.includes(name))).toEqual([]);
  expect(asking.length).toBeGreaterThan(10);
});

test.each(asking)('$name is refused without a reason for the change', ({ name, inputSchema }) => {
  // What needs no session has no input of its own here: its other fields may be refused as well.
  const own = behindSession.find((one) => one.name === name)?.input(asked) ?? {};
  const input = z.record(z.string(), z.unknown()).parse(own);
  expect(refusedFields(inputSchema, { ...input, reason: 'asked by a test' })).not.toContain('reason');
  const { reason: _reason, ...without } = input;
  expect(refusedFields(inputSchema, without)).toContain('reason');
  for (const blank of ['', '   ', 'x', null]) expect(refusedFields(inputSchema, { ...input, reason: blank })).toContain('reason');
});

test('what asks for no reason has no field that could be taken for one', () => {
  const fieldsOf = ({ inputSchema }: (typeof declared)[number]) =>
    inputSchema instanceof z.ZodObject ? Object.keys(inputSchema.shape) : [];
  const withField = leavingEntries.filter((one) => one.name in withoutReason && fieldsOf(one).includes('reason'));
  expect(withField.map(({ name }) => name)).toEqual([]);
});
