import { buildOpenApi, type OpenApiDocument } from '../../shared/api/openapi.ts';
import type { Contract } from '../../shared/api/route.ts';
import { type DocsPage, docsPage } from './docs/docs-page.ts';

/** Of the API, not of the software: it moves when the contract does. */
const VERSION = '1.0.0';

export interface Documentation {
  openApi(): Promise<OpenApiDocument>;
  page(): Promise<DocsPage>;
}

/** The contract for programs and for people, each built when first asked for and once per process. */
export function documentation(readContract: () => Promise<Contract>): Documentation {
  let openApi: Promise<OpenApiDocument> | undefined;
  let page: Promise<DocsPage> | undefined;
  const build = async () => buildOpenApi(await readContract(), { version: VERSION });
  const get = () => {
    openApi ??= build();
    return openApi;
  };
  return {
    openApi: get,
    page() {
      page ??= get().then(docsPage);
      return page;
    },
  };
}
