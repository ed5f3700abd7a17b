/** The page: fonts, the element, and itself for when there is no network. */

import '@fontsource/source-serif-4/latin-400.css';
import '@fontsource/source-serif-4/latin-400-italic.css';
import './page.css';
import './element/define.ts';
import { keepForOffline } from './offline/register.ts';

// Not before the page stands: keeping its files must not slow their first use.
addEventListener('load', () => void keepForOffline());
