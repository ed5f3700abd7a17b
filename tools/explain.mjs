// What to tell a person when a tool is missing and cannot be installed for them. Pure text.

/** @typedef {import('./detect.mjs').Finding} Finding */

/**
 * @param {Finding[]} missing
 * @param {import('./system.mjs').System} system
 * @param {boolean} tried whether installing was tried and did not help
 * @returns {string}
 */
export function explain(missing, system, tried) {
  const names = missing.map(({ requirement, problem }) =>
    problem ? `  - ${requirement.name} (${problem})` : `  - ${requirement.name}`,
  );
  const commands = installCommands(missing.map((finding) => finding.requirement));
  return [
    'Missing on this machine:',
    ...names,
    '',
    `${reason(system, tried)} Please install what is missing, then run the same command again:`,
    '',
    `  Debian, Ubuntu:  ${commands.debian}`,
    `  Fedora:          ${commands.fedora}`,
    ...commands.brew.map((line, i) => `  ${i === 0 ? 'Homebrew:        ' : ' '.repeat(17)}${line}`),
  ].join('\n');
}

/**
 * The commands that install some requirements, per system.
 * @param {import('./requirements.mjs').Requirement[]} wanted
 */
export function installCommands(wanted) {
  const all = (/** @type {'debian' | 'fedora' | 'brew' | 'cask'} */ system) =>
    unique(wanted.flatMap((requirement) => requirement.packages[system] ?? [])).join(' ');
  const brew = [
    all('brew') && `brew install ${all('brew')}`,
    all('cask') && `brew install --cask ${all('cask')}`,
  ];
  return {
    debian: `sudo apt-get install ${all('debian')}`,
    fedora: `sudo dnf install ${all('fedora')}`,
    brew: brew.filter((line) => line !== ''),
  };
}

/**
 * @template T
 * @param {T[]} list
 */
export function unique(list) {
  return [...new Set(list)];
}

/**
 * @param {import('./system.mjs').System} system
 * @param {boolean} tried
 */
function reason(system, tried) {
  if (tried) return 'Installing the packages did not provide it.';
  if (system.apt) return 'Installing packages needs root or sudo, and neither is available here.';
  return `On ${system.name} nothing is installed automatically.`;
}
