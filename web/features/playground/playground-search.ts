import * as z from 'zod/mini';
import { words } from '../../parts/search-fields.ts';

export const playgroundSearch = z.object({ listing: words });
