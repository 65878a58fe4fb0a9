import { afterAll, beforeAll, describe } from 'vitest';
import { answerTests } from './hardening/answers';
import { pageTests } from './hardening/page';
import { portTests } from './hardening/port';
import { shellTests } from './hardening/shell';
import { waysOutTests } from './hardening/ways-out';
import { closeWindow, openWindow } from './hardening/window';

beforeAll(openWindow);
afterAll(closeWindow);

describe('the page', () => {
  pageTests();
});
describe('from the page there is no way to', () => {
  waysOutTests();
});
describe('the shell', () => {
  shellTests();
  answerTests();
});
describe('a port', () => {
  portTests();
}); // last, because another page comes into the window
