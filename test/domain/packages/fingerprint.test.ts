import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fingerprintOfLine, fingerprintOfRecipient, isFingerprint } from '../../../shared/domain/packages/fingerprint';

const line = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3';

test('a fingerprint is what the system makes of the key, in groups that people compare', () => {
  const system = spawnSync('sh', ['-c', `printf %s ${line} | base64 -d | sha256sum`], { encoding: 'utf8' }).stdout.slice(0, 64);
  expect(fingerprintOfLine(line).replaceAll(' ', '')).toBe(system);
  expect(fingerprintOfLine(line)).toMatch(/^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/);
});

test('a typed fingerprint counts however it is spaced, and only whole', () => {
  const printed = fingerprintOfLine(line);
  for (const typed of [printed, printed.toUpperCase(), printed.replaceAll(' ', ''), ` ${printed.replaceAll(' ', '-')}\n`])
    expect(isFingerprint(typed, printed)).toBe(true);
  for (const typed of ['', printed.slice(0, -1), printed.slice(5), printed.replace(/^./, (first) => (first === '0' ? '1' : '0'))])
    expect(isFingerprint(typed, printed)).toBe(false);
});

test('the key to encrypt to has a fingerprint of its text', () => {
  const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  const system = spawnSync('sh', ['-c', `printf %s ${recipient} | sha256sum`], { encoding: 'utf8' }).stdout.slice(0, 64);
  expect(fingerprintOfRecipient(recipient).replaceAll(' ', '')).toBe(system);
});
