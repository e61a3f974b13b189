/** Behind CloudFront the API sees CloudFront's address: the caller's is told here, over whatever he said of himself. */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
