/** The page: fonts, and the element. */

import '@fontsource/source-serif-4/latin-400.css';
import '@fontsource/source-serif-4/latin-400-italic.css';
import './page.css';
import './element/define.ts';
