import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/** Posts of staff, as pages and the catalogue's files call them. */
export const staffRoles = {
  clerk: '窗口人员',
  registrar: '登簿人员',
  supervisor: '主管',
  inspector: '质检人员',
  admin: '管理人员',
} as const
export type StaffRole = keyof typeof staffRoles

/**
 * Who may call a route.
 * `anyone`: no login. `account`: logged in on any channel. `verified`: logged in and proved by name and ID against the
 * population register. `{ staff }`: holds one of these roles.
 */
export type Caller = 'anyone' | 'account' | 'verified' | { staff: readonly StaffRole[] }

/** One route as data: what the server binds, the mini-program calls and /openapi.json prints. */
export interface RouteSpec {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  caller: Caller
  /** One Chinese sentence for the API page. */
  summary: string
  query?: z.ZodType
  body?: z.ZodType
  reply: z.ZodType
  /** Codes beside `commonErrors` that this route may answer with. */
  errors: readonly ErrorCode[]
  /**
   * Does it change something? `true` asks for an `idempotency-key` header. A route that changes something but needs no
   * key says why (for instance: a single-use code makes a repeat harmless).
   */
  changes: boolean | { unkeyed: string }
  /** Server-sent events: `reply` is the shape of each event's data. */
  stream?: boolean
  /** The body is a piece of a file, as it is; its checksum travels in `x-content-sha256`. */
  bytes?: { atMost: number }
  /** The reply is a file and no JSON; `reply` then describes nothing. */
  file?: true
}

export type RouteTable = Record<string, RouteSpec>

/** Declares the routes of one feature under a common prefix; keys become handler names on the server. */
export function routes<const T extends RouteTable>(prefix: string, table: T): Contract<T> {
  return { prefix, table }
}

export interface Contract<T extends RouteTable = RouteTable> {
  prefix: string
  table: T
}

/** `/tickets/:id/leave` gives `{ id: string }`. */
export type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & PathParams<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : Record<never, string>

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Given<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a handler receives after parsing. */
export interface Input<R extends RouteSpec> {
  params: PathParams<R['path']>
  query: Parsed<R['query']>
  body: R extends { bytes: object } ? Piece : Parsed<R['body']>
}

/** A piece of a file: its bytes have been compared with the checksum that came along. */
export interface Piece {
  bytes: Uint8Array
  sha256: string
}

/** What a client must give. */
export type Request<R extends RouteSpec> = (keyof PathParams<R['path']> extends never
  ? { params?: undefined }
  : { params: PathParams<R['path']> }) &
  (R['query'] extends z.ZodType
    ? Record<never, never> extends Given<R['query']>
      ? { query?: Given<R['query']> }
      : { query: Given<R['query']> }
    : { query?: undefined }) &
  (R extends { bytes: object }
    ? { body: Piece }
    : R['body'] extends z.ZodType
      ? { body: Given<R['body']> }
      : { body?: undefined })

export type Reply<R extends RouteSpec> = z.output<R['reply']>

/** Whether a call of this route must carry an idempotency key. */
export const needsKey = (route: RouteSpec): boolean => route.changes === true
