import { oneOf, searchOf } from '../../parts/search-fields.ts';

/** Which changes are shown. */
export const historySearch = searchOf({ action: oneOf(['changeSettings', 'connectAvito']) });
