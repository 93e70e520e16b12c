import type { Me, Tokens } from '@anju/shared-types'
import { create } from 'zustand'
import { storedTokens } from '../api/session-tokens.ts'
import { forgetOwnThings } from './own-things.ts'
import { setUnread } from './unread.ts'

interface Session {
  /** Has tokens; `me` may still be on its way. */
  loggedIn: boolean
  me: Me | null
}

export const useSession = create<Session>(() => ({ loggedIn: storedTokens.read() !== null, me: null }))

/** After a login, or when the account was read again. */
export function setMe(me: Me): void {
  useSession.setState({ me, loggedIn: true })
  setUnread(me.unreadNotices)
}

export function beginSession(tokens: Tokens, me: Me): void {
  storedTokens.write(tokens)
  setMe(me)
}

export function endSession(): void {
  storedTokens.clear()
  forgetOwnThings()
  useSession.setState({ me: null, loggedIn: false })
  setUnread(0)
}
