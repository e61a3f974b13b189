import type * as z from 'zod';

/** The Lambda that answers a route: a folder of functions/. */
export type FunctionName = 'auth' | 'users' | 'sellers' | 'chats' | 'knowledge' | 'playground' | 'insights' | 'system';

/**
 * Who may call a route. `seller-owner` and `seller-operator` speak of the seller in the path: admins always may, others only
 * where that seller is theirs, and to everybody else he does not exist. An owner may do what an operator may.
 */
export type Access = 'public' | 'signed-in' | 'owner' | 'admin' | 'seller-owner' | 'seller-operator';

/** One route of the HTTP API: the source of its routing, validation, deployment, documentation, client and access test. */
export interface Route {
  function: FunctionName;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with `{name}` for each of `params`. */
  path: `/${string}`;
  access: Access;
  /** One line, for the documentation. */
  summary: string;
  params?: z.ZodObject;
  /** From text: numbers and booleans are coerced. A name given twice arrives joined with commas. */
  query?: z.ZodObject;
  /** Unknown fields are errors: use strict objects. Where the body may be left out, the schema allows `undefined`. */
  body?: z.ZodType;
  /** Fields it does not name never leave. Absent: nothing is answered, with 204. */
  answer?: z.ZodType;
  /** Of a success; without it 200 with an answer and 204 without one. */
  status?: 200 | 201 | 202 | 204;
  /** Of the answer, which is a string then; without it JSON. */
  contentType?: 'text/html; charset=utf-8' | 'text/csv; charset=utf-8';
}

export type Contract = Record<string, Route>;

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;
type Part<R extends Route, Name extends 'params' | 'query' | 'body' | 'answer'> =
  R extends Record<Name, infer T> ? T : undefined;

/** A person who has proven who he is. */
export interface Principal {
  userId: string;
  role: 'admin' | 'owner' | 'operator';
  /** The sellers that are his; admins reach all. */
  sellerIds: string[];
  /** The family of refresh tokens this access token came from. */
  sessionId: string;
}

/** What a route's endpoint is called with, once everything has been checked. */
export interface Call<R extends Route = Route> {
  params: Parsed<Part<R, 'params'>>;
  query: Parsed<Part<R, 'query'>>;
  body: Parsed<Part<R, 'body'>>;
  /** Who calls; on public routes nobody is known. */
  principal: R extends { access: 'public' } ? undefined : Principal;
  request: {
    id: string;
    sourceIp: string;
    userAgent: string;
    cookies: Record<string, string>;
    /** From `If-Match: "7"`: the version the caller has seen and wants to change. */
    ifMatch: number | undefined;
  };
  /** The head of the answer, to be filled in. */
  response: {
    /** Whole `Set-Cookie` values. */
    cookies: string[];
    headers: Record<string, string>;
    /** Where it differs from case to case; otherwise the contract's. */
    status?: number;
  };
  /** What the audit entry of this call shall say beside who, what and when. Never secrets or message texts. */
  audit: Record<string, unknown>;
}

/** What an endpoint answers, before it is written as JSON. */
export type Answer<R extends Route> = Given<Part<R, 'answer'>>;

/** One function for each route of a contract. */
export type Endpoints<C extends Contract> = { [Name in keyof C]: (call: Call<C[Name]>) => Promise<Answer<C[Name]>> };
