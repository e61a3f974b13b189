/** Messenger, user and account errors; with `fields` when a value was refused. */
const errorBody = (code: number, message: string, fields?: Record<string, string>) => ({
  error: fields === undefined ? { code, message } : { code, message, fields },
});

export const badRequest = (message = 'Bad Request') => errorBody(400, message);
export const validationError = (fields: Record<string, string>) => errorBody(400, 'Validation error', fields);
export const unauthorised = () => errorBody(401, 'Unauthorized');
export const paymentRequired = () => errorBody(402, 'Payment required');
export const forbidden = () => errorBody(403, 'Forbidden');
export const notFound = () => errorBody(404, 'Not found');
export const routeNotFound = () => errorBody(404, 'route not found');
export const rateLimited = () => errorBody(429, 'Too many requests');
export const serverError = (status: number) =>
  status === 500
    ? errorBody(500, 'Error while processing request. Please, contact support')
    : errorBody(status, 'Service temporarily unavailable. Please, contact support');

/** The items section has a shape of its own, with a code in words. */
export const itemError = (code: string, message: string) => ({ code, message });
