import { packagesToRun } from '../system-packages.mjs';

/** The package's control file; `installedKiB` is the size of what it unpacks. */
export function controlFile(plan, installedKiB) {
  const depends = packagesToRun(false).map((names) => names.join(' | '));
  return `Package: ${plan.name}
Version: ${plan.version}
Architecture: ${plan.debArchitecture}
Maintainer: The Touchstone contributors <maintainers@touchstone.invalid>
Installed-Size: ${installedKiB}
Depends: ${depends.join(', ')}
Section: database
Priority: optional
Description: ${plan.description}
 Answers with evidence: may this person do this work, to the required
 standard, today, and how do we know? Works without any network.
${plan.isTrial ? ' .\n TRIAL, NOT FOR RELEASE: holds an Electron that is out of support.\n' : ''}`;
}

/**
 * Chromium's sandbox helper must belong to the superuser and be setuid where the kernel keeps user namespaces from ordinary users;
 * an archive made by an ordinary user cannot carry that. dpkg sets DPKG_ROOT when it installs below another root.
 */
export function postinst(plan) {
  return `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  chown root:root "\${DPKG_ROOT}${plan.installedIn}/chrome-sandbox"
  chmod 4755 "\${DPKG_ROOT}${plan.installedIn}/chrome-sandbox"
fi
`;
}

export function desktopFile(plan) {
  return `[Desktop Entry]
Type=Application
Name=${plan.productName}
Comment=${plan.description}
Exec=${plan.installedIn}/${plan.name}
Icon=${plan.name}
Terminal=false
StartupWMClass=${plan.productName}
Categories=Office;Database;
`;
}

/** In Debian's machine-readable form. */
export function copyrightFile(plan) {
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${plan.productName}

Files: *
Copyright: 2026 The Touchstone contributors
License: Apache-2.0
Comment: The third-party software in it, with every licence in full:
 ${plan.installedIn}/resources/licences/third-party-licences.txt,
 ${plan.installedIn}/LICENSE.electron.txt and
 ${plan.installedIn}/LICENSES.chromium.html.
 Its bill of materials: ${plan.installedIn}/resources/licences/sbom.cdx.json

License: Apache-2.0
 On Debian systems the full text is in /usr/share/common-licenses/Apache-2.0;
 it is also in ${plan.installedIn}/LICENSE.txt.
`;
}
