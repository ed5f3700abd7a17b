// How tests and benchmark start the installed browsers.

export const chromium = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    // Root, as in a container, cannot use Chromium's sandbox; the pages are our own.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

export const firefox = {
  executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
};
