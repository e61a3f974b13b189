import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { MOST_TEMPLATES, type Template } from '../../shared/knowledge/template.ts';
import { changedMeanwhile, etagOf, requireSeen } from '../../shared/lambda/seen-version.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import type { Sellers } from '../../shared/store/sellers.ts';
import type { Templates } from '../../shared/store/templates.ts';
import { changesOf } from './changes-of.ts';

type Routes = typeof knowledgeRoutes;

export interface TemplateDeps {
  templates: Pick<Templates, keyof Templates>;
  sellers: Pick<Sellers, 'get'>;
  now(): number;
  newId(): string;
}

export async function listTemplates(
  { params: { sellerId }, query }: Call<Routes['listTemplates']>,
  { templates, sellers }: TemplateDeps,
): Promise<Answer<Routes['listTemplates']>> {
  await requireSeller(sellerId, sellers);
  const { items, nextCursor } = await templates.page(sellerId, query);
  return { items: items.map(answerOf), nextCursor };
}

/** Throws a conflict `too-many-templates`. Two at the same moment may end up one above the limit, which harms nobody. */
export async function createTemplate(
  { params: { sellerId }, body, response }: Call<Routes['createTemplate']>,
  { templates, sellers, now, newId }: TemplateDeps,
): Promise<Answer<Routes['createTemplate']>> {
  await requireSeller(sellerId, sellers);
  if ((await templates.all(sellerId)).length >= MOST_TEMPLATES) {
    throw new AppError('conflict', {
      code: 'too-many-templates',
      message: `a seller has at most ${MOST_TEMPLATES} templates`,
    });
  }
  const at = now();
  const template = { ...body, sellerId, templateId: newId(), version: 1, createdAt: at, updatedAt: at };
  await templates.create(template);
  response.headers.etag = etagOf(template);
  return answerOf(template);
}

export async function getTemplate(
  { params, response }: Call<Routes['getTemplate']>,
  { templates }: TemplateDeps,
): Promise<Answer<Routes['getTemplate']>> {
  const template = await find(params, templates);
  response.headers.etag = etagOf(template);
  return answerOf(template);
}

export async function changeTemplate(
  call: Call<Routes['changeTemplate']>,
  { templates, now }: TemplateDeps,
): Promise<Answer<Routes['changeTemplate']>> {
  const { params, body, response, audit } = call;
  const current = await find(params, templates);
  requireSeen(call, current.version);
  const changes = changesOf<Template>(current, body);
  audit.changed = Object.keys(changes);
  const isSame = Object.keys(changes).length === 0;
  const next = isSame ? current : { ...current, ...changes, version: current.version + 1, updatedAt: now() };
  if (!isSame && !(await templates.replace(next, current.version))) throw changedMeanwhile(call);
  response.headers.etag = etagOf(next);
  return answerOf(next);
}

export async function deleteTemplate(
  call: Call<Routes['deleteTemplate']>,
  { templates }: TemplateDeps,
): Promise<undefined> {
  const { sellerId, templateId } = call.params;
  const { version } = await find(call.params, templates);
  requireSeen(call, version);
  if (!(await templates.remove(sellerId, templateId, version))) throw changedMeanwhile(call);
}

async function find(
  { sellerId, templateId }: { sellerId: string; templateId: string },
  templates: Pick<Templates, 'get'>,
): Promise<Template> {
  const template = await templates.get(sellerId, templateId);
  if (template !== undefined) return template;
  throw new AppError('not-found', { code: 'template-unknown', message: 'there is no such template' });
}

function answerOf({ createdAt, updatedAt, ...template }: Template): Answer<Routes['getTemplate']> {
  return {
    ...template,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
