import type { Logger } from 'pino'

/** What every gateway needs besides keys and addresses. */
export interface GatewayNeeds {
  log: Logger
  timeoutMs: number
  /** Times each call, by system and outcome, for /metrics. */
  timed?(system: string, outcome: string, ms: number): void
}

export type Asked =
  | { kind: 'answer'; status: number; headers: Headers; text: string }
  /** The connection was never made: whatever was asked did certainly not happen. */
  | { kind: 'unreachable' }
  /** No answer in time, or the connection broke after the request left: it may have happened. */
  | { kind: 'silent' }

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH'])

/**
 * One HTTP call to an outside system. Failures are answers here, not exceptions, because each has a meaning. Nothing of the
 * URL, the headers or fetch's own message is logged: WeChat and Aliyun carry secrets, phones and codes in them.
 */
export async function ask(
  needs: GatewayNeeds,
  system: string,
  url: URL,
  init: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
): Promise<Asked> {
  const startedAt = performance.now()
  const asked = await fetchText(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(needs.timeoutMs) })
  const outcome = asked.kind === 'answer' ? String(asked.status) : asked.kind
  needs.timed?.(system, outcome, performance.now() - startedAt)
  if (asked.kind !== 'answer' || asked.status >= 500) needs.log.warn({ system, outcome }, 'outside system')
  return asked
}

async function fetchText(url: URL, init: RequestInit): Promise<Asked> {
  try {
    const response = await fetch(url, init)
    return { kind: 'answer', status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code
    return cause && neverConnected.has(cause) ? { kind: 'unreachable' } : { kind: 'silent' }
  }
}

/** The text as a JSON object, or undefined. */
export function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    // Not JSON is an answer like any other: every caller says what it means for them.
    return undefined
  }
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
