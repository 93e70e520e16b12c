import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from './clock.ts'
import { type FaultMenu, type FaultsHere, NO_FAULTS } from './faults.ts'
import { type Answer, BodyTooLarge, type Incoming, json, NO_ANSWER, type Reply, readIncoming, text } from './http.ts'
import { bodyForLog, type RequestLog } from './request-log.ts'
import { findRoute, type Route } from './route.ts'
import type { Settings } from './settings.ts'

export type ServeNeeds = { clock: Clock; faults: FaultMenu; log: RequestLog; settings: Settings }

/** Turns the table of routes into one listener for node:http: match, apply the faults that were ordered, answer, log. */
export function createListener(routes: readonly Route[], needs: ServeNeeds) {
  return (message: IncomingMessage, response: ServerResponse): void => {
    answer(message, response, routes, needs).catch((error: unknown) => {
      // A mistake of the stand-in itself: visible on the terminal and to the caller, never swallowed.
      console.error(error)
      if (!response.headersSent) send(response, text('stand-in failed, see its terminal', 500))
    })
  }
}

async function answer(message: IncomingMessage, response: ServerResponse, routes: readonly Route[], needs: ServeNeeds) {
  const startedAt = Date.now()
  const at = needs.clock.now()
  if (!isLoopbackHost(message.headers.host)) return send(response, text('only for this machine', 403))
  let request: Incoming
  try {
    request = await readIncoming(message)
  } catch (error) {
    if (error instanceof BodyTooLarge) return send(response, text('body too large', 413))
    throw error
  }
  const found = findRoute(routes, request)
  const faults =
    'route' in found ? needs.faults.take(found.route.name, () => found.route.persons?.(request) ?? []) : NO_FAULTS
  const outcome =
    'route' in found ? await play(found.route, found.params, request, faults, needs) : missing(found.allowed)

  if (!('route' in found) || !found.route.isInternal) {
    needs.log.add({
      at,
      direction: 'in',
      route: 'route' in found ? found.route.name : '（没有这个地址）',
      method: request.method,
      target: request.rawQuery ? `${request.path}?${request.rawQuery}` : request.path,
      status: outcome === NO_ANSWER ? 0 : outcome.status,
      tookMs: Date.now() - startedAt,
      faults: [...faults.keys()],
      sent: bodyForLog(request.body),
      received: outcome === NO_ANSWER ? '（不答复）' : bodyForLog(outcome.body, outcome.headers['content-type']),
    })
  }
  if (outcome !== NO_ANSWER) return send(response, outcome)
  if (!message.socket.destroyed) await once(message.socket, 'close')
}

async function play(
  route: Route,
  params: Record<string, string>,
  request: Incoming,
  faults: FaultsHere,
  { settings }: ServeNeeds,
): Promise<Answer> {
  const [least, most] = route.latencyMs ?? [0, 0]
  await pause((least + Math.random() * (most - least)) * settings.latency)
  await pause(faults.get('slow')?.delayMs ?? 0)
  if (faults.has('500')) return text('Internal Server Error', 500)
  const refusal = faults.get('refuse')
  if (refusal && route.refuse) return route.refuse(request, refusal.code)
  const outcome = await route.handle({ request, params, faults })
  return faults.has('timeout-after') ? NO_ANSWER : outcome
}

function missing(allowed: string[]): Reply {
  return allowed.length === 0
    ? json({ error: 'no stand-in lives here' }, 404)
    : json({ error: 'method not allowed' }, 405, { allow: allowed.join(', ') })
}

function send(response: ServerResponse, { status, headers, body }: Reply) {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** A web page elsewhere must not reach the stand-ins by a name that it resolves to this machine (DNS rebinding). */
function isLoopbackHost(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host)
}

function pause(ms: number): Promise<void> | void {
  if (ms > 0) return new Promise((resolve) => setTimeout(resolve, ms))
}
