import { runScript } from './launch/script.mjs';

const ELSEWHERE = 'this command makes the Linux packages. On Windows: "npm run build", then "npx electron-builder --win" (see the README)';

// What a Linux site installs: a folder and a .deb, in out/package.
await runScript(async () => {
  if (process.platform !== 'linux') throw new Error(ELSEWHERE);
  // Loaded only here: without "npm ci" the frame above must still be able to say that it is missing.
  const { makePackages } = await import('./package/make.mjs');
  await makePackages();
  return 0;
});
