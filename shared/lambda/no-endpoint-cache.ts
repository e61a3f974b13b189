/**
 * Stands for the SDK's `@aws-sdk/endpoint-cache` in the bundles of functions. DynamoDB's client makes one for a discovery of
 * endpoints that none of its commands uses.
 */
export class EndpointCache {}
