import { randomId } from '../lib/random-id.ts'
import { channel } from '../platform/channel.ts'
import { withLock } from '../platform/lock'
import { read, write } from '../platform/storage.ts'
import { useSession } from '../stores/session.ts'
import { createClient } from './create-client.ts'
import { type Loose, type RequestOf, type RouteName, targetOf } from './routes.ts'
import { storedTokens } from './session-tokens.ts'
import { sendByTaro } from './transport.ts'

/** Names this phone or browser, not the person: limits on sending codes count by it. */
function deviceId(): string {
  const known = read<string>('device')
  if (known) return known
  const made = randomId()
  write('device', made)
  return made
}

const client = createClient({
  origin: API_ORIGIN,
  send: sendByTaro,
  tokens: storedTokens,
  identity: { 'x-channel': channel, 'x-device': deviceId(), 'x-client-version': CLIENT_VERSION },
  withLock,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  onSessionOver: () => useSession.setState({ me: null, loggedIn: false }),
})

export const { call, headers: callHeaders } = client

/** Where a route that answers with a file is found, for what fetches files by itself. */
export const addressOf = <N extends RouteName>(name: N, request: RequestOf<N>): string =>
  API_ORIGIN + targetOf(name, request as Loose).path
