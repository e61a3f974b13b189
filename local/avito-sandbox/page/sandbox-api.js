/** The control API of the sandbox. Throws an Error with words for a person. */
async function request(method, path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(`/sandbox${path}`, {
    method,
    headers: body === undefined || isForm ? {} : { 'content-type': 'application/json' },
    body: body === undefined || isForm ? body : JSON.stringify(body),
  }).catch(() => {
    throw new Error('Песочница не отвечает. Она запущена?');
  });
  if (response.status === 204) return undefined;
  const answer = await response.json();
  if (!response.ok) throw new Error(reasons[answer.code] ?? `Песочница отказала: ${answer.title ?? response.status}`);
  return answer;
}

const reasons = {
  'buyer-blocked': 'Продавец заблокировал этого покупателя.',
  'not-an-image': 'Это не картинка или она больше 24 МБ.',
};

const items = async (path) => (await request('GET', path)).items;
const chatPath = (chatId) => `/chats/${encodeURIComponent(chatId)}`;

export const accounts = () => items('/accounts');
export const listings = () => items('/listings');
export const buyers = () => items('/buyers');
export const chatsOf = (accountId) => items(`/chats?accountId=${accountId}`);
export const messagesOf = (chatId) => items(`${chatPath(chatId)}/messages`);
export const deliveries = () => items('/deliveries');
export const openChat = (message) => request('POST', '/chats', message);
export const write = (chatId, message) => request('POST', `${chatPath(chatId)}/messages`, message);
export const markRead = (chatId) => request('POST', `${chatPath(chatId)}/read`);
export const faults = () => request('GET', '/faults');
export const addFault = (fault) => request('POST', '/faults', fault);
export const addWebhookFault = (fault) => request('POST', '/webhook-faults', fault);
export const expireTokens = () => request('POST', '/tokens/expire');
export const reset = () => request('POST', '/reset');

export async function uploadImage(file) {
  const form = new FormData();
  form.append('file', file);
  return (await request('POST', '/images', form)).imageId;
}

/** Calls back for each event; after a break the browser connects again and `hello` tells so. */
export function listen(onEvent) {
  const source = new EventSource('/sandbox/events');
  for (const type of ['hello', 'message', 'changed', 'delivery', 'settings']) {
    source.addEventListener(type, ({ data }) => onEvent(type, JSON.parse(data)));
  }
}
