import { oneOf, searchOf, textLike } from '../../parts/search-fields.ts';

export const playgroundSearch = searchOf({ listing: textLike(/^[\w-]{1,64}$/) });

export const replaySearch = searchOf({
  change: oneOf(['same', 'other-text', 'now-answered', 'now-handed-off']),
});
