import type { Incoming } from '../kit/http.ts'
import type { GatewayError } from './gateway-request.ts'

/** What a method came to. A gateway error is answered under `error_response` instead of the method's own name. */
export type Outcome = { response: object } | { error: GatewayError; isGatewayError?: true }

export type AlipayMethod = {
  /** As in the `method` parameter. */
  name: string
  title: string
  run: (params: ReadonlyMap<string, string>, request: Incoming) => Outcome
  /** Whom a request is about. */
  persons: (params: ReadonlyMap<string, string>) => string[]
}
