import path from 'node:path';
import { FunctionCode, FunctionRuntime, Function as ViewerFunction } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** A file of lib/edge/, run by CloudFront for each request before anything else happens with it. */
export function edgeFunction(scope: Construct, id: string, name: string): ViewerFunction {
  return new ViewerFunction(scope, id, {
    comment: `lib/edge/${name}.js`,
    code: FunctionCode.fromFile({ filePath: path.join(import.meta.dirname, 'edge', `${name}.js`) }),
    runtime: FunctionRuntime.JS_2_0,
  });
}
