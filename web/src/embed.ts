/** The embedding example: a page of its own with two elements in it. */

import './embed.css';
import './element/define.ts';
