import type { Answer, Call } from '../../shared/api/route.ts';
import type { systemRoutes } from '../../shared/api/system-routes.ts';
import type { Documentation } from './documentation.ts';

/** It changes with a deployment; a browser may keep it for a while. */
const KEEP_A_WHILE = { 'cache-control': 'public, max-age=300' };

export async function getOpenApi(
  { response }: Pick<Call<typeof systemRoutes.getOpenApi>, 'response'>,
  deps: { documentation: Documentation },
): Promise<Answer<typeof systemRoutes.getOpenApi>> {
  Object.assign(response.headers, KEEP_A_WHILE);
  return { ...(await deps.documentation.openApi()) };
}

export async function getDocs(
  { response }: Pick<Call<typeof systemRoutes.getDocs>, 'response'>,
  deps: { documentation: Documentation },
): Promise<Answer<typeof systemRoutes.getDocs>> {
  const { html, contentSecurityPolicy } = await deps.documentation.page();
  Object.assign(response.headers, KEEP_A_WHILE, { 'content-security-policy': contentSecurityPolicy });
  return html;
}
