import { StartProblem } from '../start-problem.ts';

/** What the intrinsic functions of one place in a template can see. */
export interface Scope {
  /** Names the place in an error: `MessagingStack/ReplyWorker (AWS::Lambda::Function)`. */
  place: string;
  /** Undefined when nothing of this name is known. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  importValue(exportName: string): unknown;
  condition(name: string): boolean;
}

/** `AWS::NoValue`: the property it stands for is left out. */
export const noValue = Symbol('AWS::NoValue');

/** Computes a template's value. Throws a StartProblem that names the place for a function it does not know or a reference it cannot follow. */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic !== undefined) return callIntrinsic(intrinsic.name, intrinsic.argument, scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, resolveValue(item, scope)])
      .filter(([, item]) => item !== noValue),
  );
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics = new Map<string, Intrinsic>([
  ['Ref', (argument, scope) => follow(argument, scope, (name) => scope.ref(name))],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Sub', substitute],
  ['Fn::ImportValue', (argument, scope) => follow(resolveValue(argument, scope), scope, scope.importValue)],
  ['Fn::If', choose],
  ['Fn::Equals', (argument, scope) => equal(list(argument, scope), scope)],
  ['Fn::Not', (argument, scope) => !list(argument, scope)[0]],
  ['Fn::And', (argument, scope) => list(argument, scope).every(Boolean)],
  ['Fn::Or', (argument, scope) => list(argument, scope).some(Boolean)],
  ['Condition', (argument, scope) => scope.condition(text(argument, scope))],
]);

function callIntrinsic(name: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = intrinsics.get(name);
  if (intrinsic === undefined) throw new StartProblem(`${scope.place} uses ${name}, which cannot be computed here`);
  return intrinsic(argument, scope);
}

function intrinsicOf(value: Record<string, unknown>): { name: string; argument: unknown } | undefined {
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [name, argument] = entry;
  // An IAM statement's `Condition` holds an object, a reference to a template's condition a name.
  const isIntrinsic =
    name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string');
  return isIntrinsic ? { name, argument } : undefined;
}

function getAttribute(argument: unknown, scope: Scope): unknown {
  const [logicalId = '', ...path] =
    typeof argument === 'string' ? argument.split('.') : list(argument, scope).map(String);
  return follow(`${logicalId}.${path.join('.')}`, scope, () => scope.attribute(logicalId, path.join('.')));
}

function join(argument: unknown, scope: Scope): string {
  const [separator, items] = list(argument, scope);
  return list(items, scope)
    .map((item) => text(item, scope))
    .join(text(separator, scope));
}

function split(argument: unknown, scope: Scope): string[] {
  const [separator, whole] = list(argument, scope);
  return text(whole, scope).split(text(separator, scope));
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, items] = list(argument, scope);
  const item = list(items, scope)[Number(index)];
  if (item === undefined) throw new StartProblem(`${scope.place} selects item ${String(index)} of a shorter list`);
  return item;
}

function substitute(argument: unknown, scope: Scope): string {
  const [pattern, values] = typeof argument === 'string' ? [argument, {}] : list(argument, scope);
  const own = isRecord(values) ? values : {};
  return text(pattern, scope).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (name in own) return text(own[name], scope);
    return text(name.includes('.') ? getAttribute(name, scope) : callIntrinsic('Ref', name, scope), scope);
  });
}

/** Only the branch that is taken is computed: the other may refer to what does not exist. */
function choose(argument: unknown, scope: Scope): unknown {
  if (!Array.isArray(argument) || argument.length !== 3) throw misused('Fn::If', scope);
  const [condition, whenTrue, whenFalse] = argument;
  return resolveValue(scope.condition(text(condition, scope)) ? whenTrue : whenFalse, scope);
}

function equal([left, right]: unknown[], scope: Scope): boolean {
  return text(left, scope) === text(right, scope);
}

function follow(name: unknown, scope: Scope, find: (name: string) => unknown): unknown {
  const wanted = text(name, scope);
  const found = find(wanted);
  if (found === undefined) throw new StartProblem(`${scope.place} refers to ${wanted}, which has no value here`);
  return found;
}

function list(value: unknown, scope: Scope): unknown[] {
  const resolved = resolveValue(value, scope);
  if (!Array.isArray(resolved)) throw misused('a list', scope);
  return resolved;
}

function text(value: unknown, scope: Scope): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw misused('a text', scope);
}

function misused(what: string, scope: Scope): StartProblem {
  return new StartProblem(`${scope.place} holds something else where ${what} is due`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
