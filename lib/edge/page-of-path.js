/**
 * Every address of the page is answered with the page: its own router reads the path. Files lie at the root and below
 * assets/; a missing one stays missing, so that no script is ever answered with HTML.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const isFile = /^\/(assets\/.*|[^/]*\.[^/]*)$/.test(request.uri);
  if (!isFile) request.uri = '/index.html';
  return request;
}
