import { useSession } from '../stores/session.ts'
import { go, pageUrl } from './go.ts'

/** Opens a page that needs a login, by way of the login when there is none. */
export function enter(page: string, query?: Record<string, string | undefined>): void {
  if (useSession.getState().loggedIn) go(page, query)
  else go('/pages/login/index', { next: pageUrl(page, query) })
}
