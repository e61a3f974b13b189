import { describe, expect, it } from 'vitest';
import { createRouteTable } from '../../../local/gateway/route-table.ts';

const routes = createRouteTable(
  [
    '$default',
    'GET /api/{proxy+}',
    'GET /api/chats/{chatId}',
    'GET /api/chats/unread',
    'ANY /api/chats/{chatId}',
    'GET /',
  ].map((key) => ({ key })),
);

describe('the gateway picks', () => {
  it.each([
    ['GET', '/api/chats/unread', 'GET /api/chats/unread', {}],
    ['GET', '/api/chats/u2i-1~:x', 'GET /api/chats/{chatId}', { chatId: 'u2i-1~:x' }],
    ['PUT', '/api/chats/7', 'ANY /api/chats/{chatId}', { chatId: '7' }],
    ['GET', '/api/a/b c', 'GET /api/{proxy+}', { proxy: 'a/b c' }],
    ['GET', '/api//chats', 'GET /api/{proxy+}', { proxy: '/chats' }],
    ['GET', '/', 'GET /', {}],
    ['POST', '/', '$default', {}],
    ['GET', '/api/chats/7/', 'GET /api/{proxy+}', { proxy: 'chats/7/' }],
    ['PUT', '/api/chats/', '$default', {}],
  ])('the most specific route for %s %s', (method, path, key, pathParameters) => {
    expect(routes.find(method, path)).toEqual({ route: { key }, pathParameters });
  });

  it('nothing when no route fits and there is no default', () => {
    const few = createRouteTable([{ key: 'POST /hook/{id}' }]);
    expect(few.find('GET', '/hook/1')).toBeUndefined();
    expect(few.find('POST', '/hook')).toBeUndefined();
    expect(few.find('POST', '/hook/1/2')).toBeUndefined();
    expect(few.find('POST', '/hook/')).toBeUndefined();
  });
});
