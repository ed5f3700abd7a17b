/** The page around the playground's parts. */

export const page = {
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
};
